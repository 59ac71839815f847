import type { Vector3 } from '#core/geometry/grid.ts';
import { shownNumber } from '#ui/shownQuantity.ts';

const SIDES = [
  ['L', 'R'],
  ['P', 'A'],
  ['H', 'F'],
] as const;

/** A place in LPS mm by the patient's sides, as the edges of the pictures are lettered: "R 12.5  P 3.0  F 40.0 mm". */
export function shownPosition(world: Vector3): string {
  const parts = SIDES.map(([positive, negative], axis) => {
    const text = shownNumber(world[axis] ?? NaN, 1);
    // The minus of a number that rounds to 0.0 is gone by now, and with it the other side.
    return text.startsWith('−') ? `${negative} ${text.slice(1)}` : `${positive} ${text}`;
  });
  return `${parts.join('\u00a0\u00a0')}\u00a0mm`;
}
