import { failed, success, type Failure, type Result } from '#core/result.ts';
import { decayConstant } from './decay.ts';
import { instantText, secondsBetween, type Instant } from './instant.ts';
import type { Syringe } from './overrides.ts';

/** s; a syringe measured longer before or after the injection was measured for another one, or its date is shifted. */
const LONGEST = 86_400;

export interface NetDose {
  /** Bq */
  readonly value: number;
  /** What it was made from. */
  readonly meaning: string;
}

/**
 * Activity in Bq that reached the patient at injection: what was in the syringe before, decayed to it, less what was
 * left after, decayed back to it (pet-suv.md 5.1). `halfLife` in s. `SUV_E_DOSE` when nothing would be left, or the
 * syringe was not measured before and after this injection.
 */
export function netDose(
  { before, after }: Syringe,
  { injected, halfLife }: { readonly injected: Instant; readonly halfLife: number },
): Result<NetDose, Failure> {
  const [waited, since] = [secondsBetween(before.at, injected), secondsBetween(injected, after.at)];
  const measured = `${instantText(before.at)} and ${instantText(after.at)}`;
  if (![waited, since].every((seconds) => seconds >= 0 && seconds <= LONGEST)) {
    const message = `The syringe was measured at ${measured}, not within a day before and after the injection at ${instantText(injected)}; check the times.`;
    return failed({ code: 'SUV_E_DOSE', message, tag: '(0018,1078)' });
  }
  const lambda = decayConstant(halfLife);
  const value = before.activity * Math.exp(-lambda * waited) - after.activity * Math.exp(lambda * since);
  if (!(value > 0)) {
    const message = `Syringe activities leave ${value.toPrecision(4)} Bq for the patient; check them.`;
    return failed({ code: 'SUV_E_DOSE', message, tag: '(0018,1074)' });
  }
  const meaning = `dose net of the syringe: ${before.activity} Bq and ${after.activity} Bq at ${measured}`;
  return success({ value, meaning });
}
