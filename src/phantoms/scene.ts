import { dot, indexToWorld, subtract, worldToIndex, type Grid, type Vector3 } from '#core/geometry/grid.ts';

/** An ellipsoid of one value. `angle` turns its first two axes about the z axis, degrees, from +x towards +y. */
export interface Ellipsoid {
  /** LPS mm. */
  readonly centre: Vector3;
  /** mm. */
  readonly semiAxes: Vector3;
  readonly angle?: number;
  readonly value: number;
}

/**
 * The scene on a grid: later shapes cover earlier ones. A voxel that a surface cuts takes both values in proportion, so
 * that edges look like those of a scanner; further than one voxel from a surface the value is exact.
 */
export function paint(grid: Grid, shapes: readonly Ellipsoid[], background: number): Float32Array {
  const [columns, rows, slices] = grid.dimensions;
  const values = new Float32Array(columns * rows * slices).fill(background);
  for (const shape of shapes) paintOne(grid, shape, values);
  return values;
}

function paintOne(grid: Grid, shape: Ellipsoid, values: Float32Array): void {
  const [columns, rows] = grid.dimensions;
  const { from, to } = indexBox(grid, shape);
  const distance = signedDistance(shape);
  const softness = Math.min(...grid.spacing);
  for (let k = from[2]; k <= to[2]; k++) {
    for (let j = from[1]; j <= to[1]; j++) {
      const line = columns * (j + rows * k);
      for (let i = from[0]; i <= to[0]; i++) {
        const outside = distance(indexToWorld(grid, [i, j, k])) / softness;
        if (outside >= 0.5) continue;
        const share = outside <= -0.5 ? 1 : 0.5 - outside;
        values[line + i] = (values[line + i] ?? 0) * (1 - share) + shape.value * share;
      }
    }
  }
}

/** Signed distance in mm to the surface, first order: exact on it, negative inside. */
function signedDistance({ centre, semiAxes, angle = 0 }: Ellipsoid): (world: Vector3) => number {
  const turn = (angle * Math.PI) / 180;
  const axes: readonly [Vector3, Vector3, Vector3] = [
    [Math.cos(turn), Math.sin(turn), 0],
    [-Math.sin(turn), Math.cos(turn), 0],
    [0, 0, 1],
  ];
  return (world) => {
    const offset = subtract(world, centre);
    const u = dot(offset, axes[0]) / semiAxes[0];
    const v = dot(offset, axes[1]) / semiAxes[1];
    const w = dot(offset, axes[2]) / semiAxes[2];
    const square = u * u + v * v + w * w;
    const gradient = Math.hypot(u / semiAxes[0], v / semiAxes[1], w / semiAxes[2]);
    return gradient === 0 ? -Math.min(...semiAxes) : (square - 1) / (2 * gradient);
  };
}

/** Indices that the shape can reach, clamped to the grid. */
function indexBox(grid: Grid, { centre, semiAxes }: Ellipsoid) {
  const reach = Math.max(...semiAxes) + Math.max(...grid.spacing);
  const middle = worldToIndex(grid, centre);
  const bound = (axis: 0 | 1 | 2, sign: -1 | 1) => {
    const index = middle[axis] + (sign * reach) / grid.spacing[axis];
    const rounded = sign < 0 ? Math.floor(index) : Math.ceil(index);
    return Math.min(Math.max(rounded, sign < 0 ? 0 : -1), grid.dimensions[axis] - (sign < 0 ? 0 : 1));
  };
  return {
    from: [bound(0, -1), bound(1, -1), bound(2, -1)] as const,
    to: [bound(0, 1), bound(1, 1), bound(2, 1)] as const,
  };
}

/** The values of each slice, as views of one array. */
export function slicesOf({ dimensions: [columns, rows, slices] }: Grid, values: Float32Array): readonly Float32Array[] {
  const size = columns * rows;
  return Array.from({ length: slices }, (_, k) => values.subarray(k * size, (k + 1) * size));
}
