import { add, dot, indexToWorld, scale, worldToIndex, type Grid, type Vector3 } from '#core/geometry/grid.ts';
import { stepAlong } from '#core/geometry/plane.ts';
import { modalityValue, type Volume } from '#core/imaging/volume.ts';
import { extentAlong, type ViewPlanes } from './viewPlanes.ts';

/**
 * A picture of more than one plane: along each line of sight the highest, lowest or mean value of the voxels within
 * half the thickness (mm) on either side of the plane shown; `whole` looks through the whole volume.
 */
export type Slab =
  | { readonly kind: 'max' | 'min' | 'mean'; readonly thickness: number }
  | { readonly kind: 'max'; readonly thickness: 'whole' };

/** Thickest and thinnest slab offered, mm. */
export const SLAB_LIMITS = { least: 1, most: 500 } as const;

/** A slab of this thickness within the limits; what is no number is the least. */
export const slabOf = (kind: Slab['kind'], thickness: number): Slab => ({
  kind,
  thickness: Math.min(Math.max(Number.isFinite(thickness) ? thickness : 0, SLAB_LIMITS.least), SLAB_LIMITS.most),
});

/** Length of the volume's diagonal, mm: no line of sight through it is longer. */
export const diagonal = ({ dimensions, spacing }: Grid): number =>
  Math.hypot(dimensions[0] * spacing[0], dimensions[1] * spacing[1], dimensions[2] * spacing[2]);

/**
 * The planes of a picture that looks through the whole volume: one plane, through its middle, wide enough for every
 * turn about the head axis, so that a turning picture neither breathes nor loses its sides.
 */
export function wholePlanes(planes: ViewPlanes, grid: Grid): ViewPlanes {
  const around = Math.hypot(extentAlong(grid, [1, 0, 0]), extentAlong(grid, [0, 1, 0]));
  const upright = Math.abs(planes.basis.down[2]) > 0.999;
  return {
    ...planes,
    positions: [dot(planes.centre, planes.advance)],
    extent: upright ? [around, planes.extent[1]] : planes.extent,
  };
}

/** Samples along the sight lie this far apart, as a part of the voxel step along it: no voxel crossed deeply is missed. */
const SAMPLING = 0.5;

/**
 * Where the value seen in a projection comes from: the centre of the voxel with the highest (lowest) value along the
 * line of sight through a point of the plane shown, within the slab; LPS mm. Undefined for a mean, which comes from no
 * one place, and where the line meets no voxel with a value.
 */
export function seenAlong(volume: Volume, slab: Slab, { point, sight }: Ray): Vector3 | undefined {
  if (slab.kind === 'mean') return undefined;
  const { grid } = volume;
  const half = slab.thickness === 'whole' ? diagonal(grid) : slab.thickness / 2;
  const step = stepAlong(grid, sight) * SAMPLING;
  const sign = slab.kind === 'max' ? 1 : -1;
  let best: Vector3 | undefined;
  let most = -Infinity;
  for (let at = -Math.floor(half / step); at <= Math.floor(half / step); at++) {
    const index = worldToIndex(grid, add(point, scale(sight, at * step))).map(Math.round) as unknown as Vector3;
    if (index.some((i, axis) => i < 0 || i >= (grid.dimensions[axis] ?? 0))) continue;
    const value = sign * modalityValue(volume, ...index);
    if (!(value > most)) continue;
    most = value;
    best = index;
  }
  return best && indexToWorld(grid, best);
}

interface Ray {
  /** LPS mm. */
  readonly point: Vector3;
  /** Unit vector. */
  readonly sight: Vector3;
}
