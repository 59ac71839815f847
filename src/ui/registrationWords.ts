import type { RigidFit } from '#core/geometry/registration.ts';
import { shownPosition } from '#ui/shownPosition.ts';
import { shownNumber } from '#ui/shownQuantity.ts';
import { registeringWords } from '#ui/words/registering.ts';

/** A way between two spaces in words. A shift fits its one pair exactly, so that its RMS would say nothing. */
export function registrationWords({
  method,
  transform,
  rms,
  pairs,
}: RigidFit & { readonly pairs: readonly unknown[] }) {
  if (method === 'offset') return registeringWords.shift(shownPosition(transform.translation));
  const way = { count: pairs.length, rms: shownNumber(rms, 1) };
  return method === 'line' ? registeringWords.pairsOnLine(way) : registeringWords.pairsOfPoints(way);
}
