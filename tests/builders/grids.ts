import { add, cross, dot, indexToWorld, normalized, scale, type Grid, type Vector3 } from '#core/geometry/grid.ts';
import type { RegionShape } from '#core/regions/region.ts';

/** An axial grid of 1 mm voxels whose first voxel is centred on the LPS origin. */
export const makeGrid = (change: Partial<Grid> = {}): Grid => ({
  dimensions: [40, 30, 20],
  spacing: [1, 1, 1],
  origin: [0, 0, 0],
  row: [1, 0, 0],
  column: [0, 1, 0],
  normal: [0, 0, 1],
  frameOfReferenceUid: '1.2.3',
  ...change,
});

type AxisIndex = 0 | 1 | 2;

const direction = (grid: Grid, axis: AxisIndex) => [grid.row, grid.column, grid.normal][axis] ?? grid.row;

/** The same voxels counted in another order: axis a of the new grid is axis `order[a]` of the old one. */
export function permuted(grid: Grid, order: readonly [AxisIndex, AxisIndex, AxisIndex]): Grid {
  const [a, b, c] = order;
  return {
    ...grid,
    dimensions: [grid.dimensions[a], grid.dimensions[b], grid.dimensions[c]],
    spacing: [grid.spacing[a], grid.spacing[b], grid.spacing[c]],
    row: direction(grid, a),
    column: direction(grid, b),
    normal: direction(grid, c),
  };
}

/** The same voxels counted from the other end of one axis. */
export function flipped(grid: Grid, axis: AxisIndex): Grid {
  const last: Vector3 = [0, 1, 2].map((each) => (each === axis ? grid.dimensions[axis] - 1 : 0)) as [
    number,
    number,
    number,
  ];
  const turned = scale(direction(grid, axis), -1);
  const key = (['row', 'column', 'normal'] as const)[axis];
  return { ...grid, origin: indexToWorld(grid, last), [key]: turned };
}

/** A rotation about an axis through the LPS origin (Rodrigues' formula). */
export function rotation(axis: Vector3, angle: number): (vector: Vector3) => Vector3 {
  const k = normalized(axis);
  return (vector) =>
    add(
      add(scale(vector, Math.cos(angle)), scale(cross(k, vector), Math.sin(angle))),
      scale(k, dot(k, vector) * (1 - Math.cos(angle))),
    );
}

export const rotatedGrid = (grid: Grid, turn: (vector: Vector3) => Vector3): Grid => ({
  ...grid,
  origin: turn(grid.origin),
  row: turn(grid.row),
  column: turn(grid.column),
  normal: turn(grid.normal),
});

type Turnable = Exclude<
  RegionShape,
  { kind: 'box' | 'mask' | 'whole' | 'threshold' | 'length' | 'bidirectional' | 'point' }
>;

export function rotatedShape(shape: Turnable, turn: (vector: Vector3) => Vector3): RegionShape {
  switch (shape.kind) {
    case 'sphere':
      return { ...shape, centre: turn(shape.centre) };
    case 'ellipse': {
      const [first, second] = shape.semiAxes;
      return {
        ...shape,
        centre: turn(shape.centre),
        semiAxes: [turn(first), turn(second)],
        normal: turn(shape.normal),
      };
    }
    case 'rectangle': {
      const [a, b, c, d] = shape.corners;
      return { ...shape, corners: [turn(a), turn(b), turn(c), turn(d)], normal: turn(shape.normal) };
    }
    case 'freehand':
    case 'spline':
      return { ...shape, points: shape.points.map(turn), normal: turn(shape.normal) };
    case 'contours':
      return { ...shape, contours: shape.contours.map((contour) => contour.map(turn)), normal: turn(shape.normal) };
  }
}
