import type { ValueMeaning } from '#core/calibration/meaning.ts';
import type { Volume } from '#core/imaging/volume.ts';
import { hoverValue } from './hoverValue.ts';
import { toWorld, type Projection } from './projection.ts';

interface Box {
  readonly projection: Projection;
  /** Opposite corners, CSS pixels from the top left of the canvas. */
  readonly from: readonly [number, number];
  readonly to: readonly [number, number];
}

/** The box is looked at in so many places along each side at most. */
const MOST_PLACES = 128;

/**
 * The window that the values under a box fill, from the lowest to the highest, in the unit of the meaning; a window of
 * values that start at 0 (SUV, ADC, activity) keeps its 0. Undefined where fewer than two values differ.
 */
export function boxWindow(volume: Volume, meaning: ValueMeaning, { projection, from, to }: Box) {
  const count = (axis: 0 | 1) => Math.min(Math.max(Math.ceil(Math.abs(to[axis] - from[axis])), 1), MOST_PLACES);
  const [wide, high] = [count(0), count(1)];
  let [lower, upper] = [Infinity, -Infinity];
  for (let y = 0; y <= high; y++) {
    for (let x = 0; x <= wide; x++) {
      const place = [from[0] + ((to[0] - from[0]) * x) / wide, from[1] + ((to[1] - from[1]) * y) / high] as const;
      const value = hoverValue(volume, meaning, toWorld(projection, place));
      if (value === undefined) continue;
      lower = Math.min(lower, value);
      upper = Math.max(upper, value);
    }
  }
  if (!(upper > lower)) return undefined;
  const keepsZero = meaning.quantity !== 'HU' && meaning.quantity !== 'stored' && lower >= 0;
  return { lower: keepsZero ? 0 : lower, upper };
}
