import type { DataSet } from '#core/imaging/dataset.ts';
import { text } from '../phantomFile.ts';

export interface PetFrame {
  /** Begin of the frame after the decay reference time, s. */
  readonly start: number;
  /** s. */
  readonly duration: number;
  /** s. */
  readonly halfLife: number;
  /** What the values are corrected to: nothing, the reference time, or administration that many seconds before it. */
  readonly corrected: 'NONE' | 'START' | { readonly sinceAdministration: number };
}

/** Decay while a frame lasts: λT / (1 − exp(−λT)), the first term of F for uncorrected values (pet-suv.md 6.1). */
export function decayInFrame(duration: number, halfLife: number): number {
  const decays = (Math.LN2 / halfLife) * duration;
  return decays / -Math.expm1(-decays);
}

/**
 * Actual Frame Duration, Frame Reference Time and Decay Factor of one image (PS3.3 C.8.9.4). The frame's activity is that
 * of its average time, ln(λT / (1 − exp(−λT))) / λ after its begin (pet-suv.md 6.2).
 */
export function petFrame({ start, duration, halfLife, corrected }: PetFrame): DataSet {
  const lambda = Math.LN2 / halfLife;
  const inFrame = decayInFrame(duration, halfLife);
  const reference = start + Math.log(inFrame) / lambda;
  const before = typeof corrected === 'object' ? corrected.sinceAdministration : 0;
  return {
    '00181242': text('IS', String(duration * 1000)),
    '00541300': text('DS', Number((reference * 1000).toFixed(2))),
    ...(corrected === 'NONE'
      ? {}
      : { '00541321': text('DS', Number((inFrame * Math.exp(lambda * (start + before))).toPrecision(10))) }),
  };
}
