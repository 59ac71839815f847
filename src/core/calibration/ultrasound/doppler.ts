import { inUnit, type In } from '#core/quantities.ts';
import type { Sample } from './usCaliper.ts';

/** Numbers of one cycle of a spectral Doppler trace (us.md 4.1); velocities as magnitudes, cm/s. */
export interface Cycle {
  readonly psv: In<'cm/s'>;
  readonly edv: In<'cm/s'>;
  readonly ri: In<'1'> | undefined;
  /** Undefined without end-diastolic flow. */
  readonly sd: In<'1'> | undefined;
}

/**
 * Resistive index (PSV - EDV)/PSV (Pourcelot 1974) and S/D from peak systole and end diastole, cm/s. Flow that is
 * reversed at end diastole keeps its sign against the peak, so that RI exceeds 1.
 */
export function cycleOf(peak: In<'cm/s'>, end: In<'cm/s'>): Cycle {
  const psv = Math.abs(peak);
  const edv = (peak < 0 ? -1 : 1) * (end as number);
  return {
    psv: inUnit('cm/s', psv),
    edv: inUnit('cm/s', edv === 0 ? 0 : edv),
    ri: psv > 0 ? inUnit('1', (psv - edv) / psv) : undefined,
    sd: edv !== 0 ? inUnit('1', psv / edv) : undefined,
  };
}

/** Simplified Bernoulli equation 4 v2, v in m/s; mmHg. */
export const pressureGradient = (velocity: In<'cm/s'>): In<'mm[Hg]'> => inUnit('mm[Hg]', 4 * (velocity / 100) ** 2);

/** What the envelope of one cycle gives beside its cycle; pulsatility index of Gosling and King 1974. */
export interface Envelope extends Cycle {
  readonly tamax: In<'cm/s'>;
  readonly vti: In<'cm'>;
  readonly pi: In<'1'> | undefined;
}

/**
 * The envelope of one cycle from its points in the order of time: PSV is the largest magnitude, EDV the last value,
 * TAMAX the mean over time and VTI the integral (trapezoids). Undefined when no time passes.
 */
export function envelopeOf(samples: readonly Sample[]): Envelope | undefined {
  const ordered = samples.toSorted((a, b) => a.time - b.time);
  const [first, last] = [ordered[0], ordered.at(-1)];
  const peak = ordered.reduce<Sample | undefined>(
    (most, sample) => (!most || Math.abs(sample.velocity) > Math.abs(most.velocity) ? sample : most),
    undefined,
  );
  if (!first || !last || !peak || !(last.time > first.time)) return undefined;
  const sign = peak.velocity < 0 ? -1 : 1;
  const vti = ordered.slice(1).reduce((sum, { time, velocity }, index) => {
    const before = ordered[index] ?? first;
    return sum + ((time - before.time) * sign * (velocity + before.velocity)) / 2;
  }, 0);
  const tamax = vti / (last.time - first.time);
  const cycle = cycleOf(peak.velocity, last.velocity);
  return {
    ...cycle,
    tamax: inUnit('cm/s', tamax),
    vti: inUnit('cm', vti),
    pi: tamax > 0 ? inUnit('1', (cycle.psv - cycle.edv) / tamax) : undefined,
  };
}
