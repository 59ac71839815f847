import { dot } from '#core/geometry/grid.ts';
import type { Stack } from '#core/imaging/series.ts';
import type { Notice } from '#core/result.ts';

/** Steps that differ by more than this fraction of their mean are told (pet-suv.md section 9). */
const UNEQUAL = 0.01;

/**
 * `SUV_W_SLICE_GAP`: the distances of consecutive Image Positions (Patient) along the slice normal, in mm, differ, so
 * that the volumes of single slices stray from the one the grid gives all.
 */
export function sliceGap({ grid, frames }: Stack): readonly Notice[] {
  if (!grid.ok) return [];
  const { normal } = grid.value;
  const depths = frames.flatMap(({ plane }) => (plane ? [dot(plane.origin, normal)] : []));
  const steps = depths.slice(1).map((depth, k) => Math.abs(depth - (depths[k] ?? NaN)));
  const mean = steps.reduce((sum, step) => sum + step, 0) / steps.length;
  if (!steps.some((step) => Math.abs(step - mean) > UNEQUAL * mean)) return [];
  const [least, most] = [Math.min(...steps), Math.max(...steps)].map((step) => step.toFixed(2));
  const message = `Slice steps vary from ${least} to ${most} mm; volumes take their mean of ${mean.toFixed(2)} mm.`;
  return [{ code: 'SUV_W_SLICE_GAP', message, tag: '(0020,0032)' }];
}
