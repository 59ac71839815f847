import { norm } from '#core/geometry/grid.ts';
import type { RegionShape, ThresholdRule } from '#core/regions/region.ts';
import { shownNumber, shownQuantity } from '#ui/shownQuantity.ts';

const NAMES: Readonly<Record<RegionShape['kind'], string>> = {
  point: 'probe', length: 'length', bidirectional: 'two axes', ellipse: 'ellipse', rectangle: 'rectangle',
  freehand: 'freehand', spline: 'spline', sphere: 'sphere', box: 'box', contours: 'contours', threshold: 'threshold VOI',
  mask: 'segmentation', whole: 'whole volume',
}; // prettier-ignore

/** Axes that differ by less than this part are those of a circle: dragging and saving round them, in mm, far less. */
const CIRCLE_TOLERANCE = 1e-6;

/** What the reader called the shape when drawing it: an ellipse of equal axes is a circle. */
export function shapeName(shape: RegionShape): string {
  if (shape.kind === 'threshold') return `${NAMES.threshold} ${ruleText(shape.rule)}`;
  if (shape.kind !== 'ellipse') return NAMES[shape.kind];
  const [a, b] = [norm(shape.semiAxes[0]), norm(shape.semiAxes[1])];
  return Math.abs(a - b) <= CIRCLE_TOLERANCE * Math.max(a, b) ? 'circle' : NAMES.ellipse;
}

/** "≥ 41 % of max" or "≥ 2.50 g/ml" */
function ruleText(rule: ThresholdRule): string {
  if (rule.kind === 'fraction') return `≥ ${shownNumber(rule.of * 100, 0)} % of max`;
  const { number, unit } = shownQuantity(rule);
  return `≥ ${number} ${unit}`;
}
