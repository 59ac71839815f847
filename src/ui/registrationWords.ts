import type { RigidFit } from '#core/geometry/registration.ts';
import { shownPosition } from '#ui/shownPosition.ts';
import { shownNumber } from '#ui/shownQuantity.ts';

/** A way between two spaces in words. A shift fits its one pair exactly, so that its RMS would say nothing. */
export function registrationWords({
  method,
  transform,
  rms,
  pairs,
}: RigidFit & { readonly pairs: readonly unknown[] }) {
  if (method === 'offset') return `shift ${shownPosition(transform.translation)}`;
  const turn = method === 'line' ? ' on a line, turn about it left open' : '';
  return `${pairs.length} pairs of points${turn}, RMS ${shownNumber(rms, 1)}\u00a0mm`;
}
