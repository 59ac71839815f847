import type { Vector3 } from '#core/geometry/grid.ts';

/** pet-suv.md 9.1: partial voxels weighted by their share of sub-voxels, or whole voxels by their centre (IBSI). */
export type PeakVariant = 'peak-frac' | 'peak-ibsi';

/** Radius of the 1 ml sphere, mm: (3·1000 / 4π)^(1/3) = 6.203504909. */
export const PEAK_RADIUS = Math.cbrt(3000 / (4 * Math.PI));

/** Sub-voxels per axis of `peak-frac`. */
const SUBDIVISION = 10;

/** The voxels of the sphere around a voxel centre, in the order k, j, i, with weights above 0. */
export interface PeakSphere {
  /** Index offsets, three a voxel: di, dj, dk. */
  readonly offsets: Int32Array;
  readonly weights: Float64Array;
  readonly total: number;
}

/** Largest index offset per axis that the sphere can reach in either variant. */
export const peakReach = (spacing: Vector3): Vector3 => [
  axisReach(spacing[0]),
  axisReach(spacing[1]),
  axisReach(spacing[2]),
];

const axisReach = (spacing: number) => Math.ceil(PEAK_RADIUS / spacing + 0.5);

/** Weights of the 1 ml sphere for voxels of this spacing (columns, rows, slices; mm), pet-suv.md 9.1. */
export function peakSphere(variant: PeakVariant, spacing: Vector3): PeakSphere {
  const [reachI, reachJ, reachK] = peakReach(spacing);
  const weightAt = octant(variant, spacing);
  const offsets: number[] = [];
  const weights: number[] = [];
  for (let dk = -reachK; dk <= reachK; dk++) {
    for (let dj = -reachJ; dj <= reachJ; dj++) {
      for (let di = -reachI; di <= reachI; di++) {
        const weight = weightAt(Math.abs(di), Math.abs(dj), Math.abs(dk));
        if (weight === 0) continue;
        offsets.push(di, dj, dk);
        weights.push(weight);
      }
    }
  }
  return {
    offsets: Int32Array.from(offsets),
    weights: Float64Array.from(weights),
    total: weights.reduce((sum, weight) => sum + weight, 0),
  };
}

/** The sphere is symmetric: one eighth of the weights is computed. */
function octant(variant: PeakVariant, spacing: Vector3): (di: number, dj: number, dk: number) => number {
  const [reachI, reachJ, reachK] = peakReach(spacing);
  const [columns, rows] = [reachI + 1, reachJ + 1];
  const table = new Float64Array(columns * rows * (reachK + 1));
  const place = (di: number, dj: number, dk: number) => di + columns * (dj + rows * dk);
  const subdivision = variant === 'peak-frac' ? SUBDIVISION : 1;
  const squares = spacing.map((step, axis) =>
    subSquares(step, { reach: [reachI, reachJ, reachK][axis] ?? 0, subdivision }),
  );
  const [squaresI, squaresJ, squaresK] = squares;
  for (let dk = 0; dk <= reachK; dk++) {
    for (let dj = 0; dj <= reachJ; dj++) {
      for (let di = 0; di <= reachI; di++) {
        const inside = countInside(squaresI?.[di] ?? [], squaresJ?.[dj] ?? [], squaresK?.[dk] ?? []);
        table[place(di, dj, dk)] = inside / subdivision ** 3;
      }
    }
  }
  return (di, dj, dk) => table[place(di, dj, dk)] ?? 0;
}

/** Squared distances (mm²) of the sub-voxel centres from the sphere centre along one axis, by voxel offset. */
function subSquares(step: number, { reach, subdivision }: { reach: number; subdivision: number }): number[][] {
  return Array.from({ length: reach + 1 }, (_, offset) =>
    Array.from({ length: subdivision }, (_, part) => ((offset + (part + 0.5) / subdivision - 0.5) * step) ** 2),
  );
}

function countInside(squaresI: readonly number[], squaresJ: readonly number[], squaresK: readonly number[]): number {
  let inside = 0;
  for (const k of squaresK) {
    for (const j of squaresJ) {
      for (const i of squaresI) if (i + j + k <= PEAK_RADIUS * PEAK_RADIUS) inside++;
    }
  }
  return inside;
}
