/** LPS millimetres, a direction, or a voxel index (i along a row, j down a column, k along the normal). */
export type Vector3 = readonly [number, number, number];

/**
 * A regular voxel grid in patient space. World (LPS mm) of the centre of voxel (i, j, k):
 * origin + row * i * spacing[0] + column * j * spacing[1] + normal * k * spacing[2]; row, column and normal are unit
 * vectors at right angles. `spacing[2]` is the step between consecutive positions, never Slice Thickness.
 */
export interface Grid {
  /** Columns, rows, slices. */
  readonly dimensions: Vector3;
  /** Between columns, between rows, between slices; mm. */
  readonly spacing: Vector3;
  readonly origin: Vector3;
  readonly row: Vector3;
  readonly column: Vector3;
  readonly normal: Vector3;
  readonly frameOfReferenceUid: string;
}

export const add = (a: Vector3, b: Vector3): Vector3 => [a[0] + b[0], a[1] + b[1], a[2] + b[2]];
export const subtract = (a: Vector3, b: Vector3): Vector3 => [a[0] - b[0], a[1] - b[1], a[2] - b[2]];
export const scale = (a: Vector3, factor: number): Vector3 => [a[0] * factor, a[1] * factor, a[2] * factor];
export const dot = (a: Vector3, b: Vector3) => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
export const cross = (a: Vector3, b: Vector3): Vector3 => [
  a[1] * b[2] - a[2] * b[1],
  a[2] * b[0] - a[0] * b[2],
  a[0] * b[1] - a[1] * b[0],
];
export const norm = (a: Vector3) => Math.sqrt(dot(a, a));
export const distance = (a: Vector3, b: Vector3) => norm(subtract(a, b));
export const normalized = (a: Vector3): Vector3 => scale(a, 1 / norm(a));

/** LPS mm of a (fractional) voxel index. */
export function indexToWorld({ origin, row, column, normal, spacing }: Grid, [i, j, k]: Vector3): Vector3 {
  return add(
    add(origin, scale(row, i * spacing[0])),
    add(scale(column, j * spacing[1]), scale(normal, k * spacing[2])),
  );
}

/** Fractional voxel index of a point in LPS mm. */
export function worldToIndex({ origin, row, column, normal, spacing }: Grid, world: Vector3): Vector3 {
  const offset = subtract(world, origin);
  return [dot(offset, row) / spacing[0], dot(offset, column) / spacing[1], dot(offset, normal) / spacing[2]];
}

export const voxelVolume = ({ spacing }: Grid) => spacing[0] * spacing[1] * spacing[2];
