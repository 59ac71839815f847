import type { CurvePoint, RegionCurve } from '#core/curves/regionCurve.ts';
import { pointText } from '#ui/dimensionText.ts';
import { shownQuantity } from '#ui/shownQuantity.ts';
import { curvesWords } from '#ui/words/curves.ts';

/** "t 25.0 s: 1.61 ± 0.02 g/ml, 113 voxels", or why there is no value. */
export function curvePointText({ dimension, unit }: RegionCurve, { stackId, at, detail, value }: CurvePoint): string {
  const place = pointText(dimension, { stackId, value: at, detail });
  if (!value.ok) return `${place}: ${value.failure.message}`;
  const { mean, sd, voxels } = value.value;
  const shown = shownQuantity({ value: mean, unit }, { statistic: 'mean' });
  const spread = sd === undefined ? '' : ` ± ${shownQuantity({ value: sd, unit }, { statistic: 'sd' }).number}`;
  return curvesWords.pointValue({ place, value: `${shown.number}${spread}\u00a0${shown.unit}`, voxels });
}
