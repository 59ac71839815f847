import type { ShownStack } from '#actions/view/activeView.ts';
import type { Window } from '#stores/reading.ts';
import { displayOf, shownNumber } from '#ui/shownQuantity.ts';
import { unitWords } from '#ui/words/units.ts';
import { viewportWords } from '#ui/words/viewport.ts';

/** Decimals that tell ends of a window apart: two significant digits of its width. */
const decimalsFor = (width: number) => Math.min(Math.max(1 - Math.floor(Math.log10(Math.max(width, 1e-9))), 0), 4);

/** The ends of a window in the unit they are shown in. */
export function windowEnds({ lower, upper }: Window, { meaning }: ShownStack) {
  const { factor, unit } = displayOf(meaning.unit);
  const decimals = decimalsFor((upper - lower) * factor);
  return {
    lower: shownNumber(lower * factor, decimals),
    upper: shownNumber(upper * factor, decimals),
    unit: meaning.quantity === 'stored' ? unitWords.stored : unit,
  };
}

/** "W 400 L 40 HU" as readers of CT say it, "0–5 g/ml" where the ends matter. */
export function windowText(window: Window, shown: ShownStack): string {
  const { factor, unit } = displayOf(shown.meaning.unit);
  if (shown.meaning.quantity !== 'HU') {
    const ends = windowEnds(window, shown);
    return `${ends.lower}–${ends.upper}\u00a0${ends.unit}`;
  }
  const width = shownNumber((window.upper - window.lower) * factor, 0);
  const level = shownNumber(((window.upper + window.lower) / 2) * factor, 0);
  return viewportWords.widthLevel({ width, level, unit });
}

/** "SUVbw", "CT", "ADC": what the numbers of a stack are called beside a value. */
export function quantityLabel({ meaning, series }: ShownStack): string {
  return meaning.quantity === 'HU' || meaning.quantity === 'stored' || meaning.quantity === 'activity'
    ? series.modality
    : meaning.quantity;
}
