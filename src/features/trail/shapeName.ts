import { norm } from '#core/geometry/grid.ts';
import type { RegionShape, ThresholdRule } from '#core/regions/region.ts';
import { shownNumber, shownQuantity } from '#ui/shownQuantity.ts';
import { shapeWords } from '#ui/words/shapes.ts';

/** Axes that differ by less than this part are those of a circle: dragging and saving round them, in mm, far less. */
const CIRCLE_TOLERANCE = 1e-6;

/** What the reader called the shape when drawing it: an ellipse of equal axes is a circle. */
export function shapeName(shape: RegionShape): string {
  const { names, circle } = shapeWords;
  if (shape.kind === 'threshold') return shapeWords.threshold(ruleText(shape.rule));
  if (shape.kind !== 'ellipse') return names[shape.kind];
  const [a, b] = [norm(shape.semiAxes[0]), norm(shape.semiAxes[1])];
  return Math.abs(a - b) <= CIRCLE_TOLERANCE * Math.max(a, b) ? circle : names.ellipse;
}

/** "≥ 41 % of max" or "≥ 2.50 g/ml" */
function ruleText(rule: ThresholdRule): string {
  if (rule.kind === 'fraction') return shapeWords.fractionOfMax(shownNumber(rule.of * 100, 0));
  const { number, unit } = shownQuantity(rule);
  return shapeWords.atLeast(`${number} ${unit}`);
}
