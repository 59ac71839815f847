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
  const frame = ownAxes(shape);
  const [a, b, c] = shape.semiAxes;
  const softness = Math.min(...grid.spacing);
  // Along a row the shape's own coordinates grow evenly: no vectors are made per voxel.
  const step = frame.map((axis) => dot(grid.row, axis) * grid.spacing[0]);
  const [du, dv, dw] = [(step[0] ?? 0) / a, (step[1] ?? 0) / b, (step[2] ?? 0) / c];
  for (let k = from[2]; k <= to[2]; k++) {
    for (let j = from[1]; j <= to[1]; j++) {
      const start = subtract(indexToWorld(grid, [from[0], j, k]), shape.centre);
      let [u, v, w] = [dot(start, frame[0]) / a, dot(start, frame[1]) / b, dot(start, frame[2]) / c];
      const line = columns * (j + rows * k);
      for (let i = from[0]; i <= to[0]; i++, u += du, v += dv, w += dw) {
        // Signed distance to the surface in voxels, first order: exact on it, negative inside.
        const square = u * u + v * v + w * w;
        const gradient = Math.sqrt((u * u) / (a * a) + (v * v) / (b * b) + (w * w) / (c * c));
        const outside = gradient === 0 ? -1 : (square - 1) / (2 * gradient * softness);
        if (outside >= 0.5) continue;
        const share = outside <= -0.5 ? 1 : 0.5 - outside;
        values[line + i] = (values[line + i] ?? 0) * (1 - share) + shape.value * share;
      }
    }
  }
}

function ownAxes({ angle = 0 }: Ellipsoid): readonly [Vector3, Vector3, Vector3] {
  const turn = (angle * Math.PI) / 180;
  return [
    [Math.cos(turn), Math.sin(turn), 0],
    [-Math.sin(turn), Math.cos(turn), 0],
    [0, 0, 1],
  ];
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
