import { inUnit, type In } from '#core/quantities.ts';
import { usValueAt, type Pair, type UsRegion } from './usRegion.ts';

/** Two ends of a caliper, in pixels. */
export type PixelEnds = readonly [Pair, Pair];

/** Millimetres of a pixel to the right and down in a region of centimetres; the sign of a delta is only direction. */
export const usMillimetres = ({ delta }: UsRegion): Pair => [10 * Math.abs(delta[0]), 10 * Math.abs(delta[1])];

/** Distance of two ends in a region whose both axes are in cm (us.md 2.3), mm. */
export function usDistance(region: UsRegion, [a, b]: PixelEnds): In<'mm'> {
  const [dx, dy] = usMillimetres(region);
  return inUnit('mm', Math.hypot((b[0] - a[0]) * dx, (b[1] - a[1]) * dy));
}

/** What a caliper says in M-mode, seconds across and centimetres down (us.md 2.3); no slope where no time passes. */
export interface Motion {
  readonly depth: In<'mm'>;
  readonly interval: In<'s'>;
  readonly slope: In<'mm/s'> | undefined;
}

export function usMotion({ delta }: UsRegion, [a, b]: PixelEnds): Motion {
  const depth = inUnit('mm', 10 * Math.abs((b[1] - a[1]) * delta[1]));
  const interval = inUnit('s', Math.abs((b[0] - a[0]) * delta[0]));
  return { depth, interval, slope: interval > 0 ? inUnit('mm/s', depth / interval) : undefined };
}

/** One point of a spectral trace: time in s and velocity in cm/s, towards the probe positive as the scanner draws it. */
export interface Sample {
  readonly time: In<'s'>;
  readonly velocity: In<'cm/s'>;
}

/** Time and velocity under a point of a spectral strip (us.md 4.1). */
export function usSample(region: UsRegion, point: Pair): Sample {
  const [time, velocity] = usValueAt(region, point);
  return { time: inUnit('s', time), velocity: inUnit('cm/s', velocity) };
}
