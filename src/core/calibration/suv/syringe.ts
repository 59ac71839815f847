import type { Term } from '#core/calibration/meaning.ts';
import { failed, success, type Failure, type Result } from '#core/result.ts';
import { decayConstant } from './decay.ts';
import { secondsBetween, type Instant } from './instant.ts';
import type { Syringe } from './overrides.ts';

/**
 * Activity in Bq that reached the patient at injection: what was in the syringe before, decayed to it, less what was
 * left after, decayed back to it (pet-suv.md 5.1). `halfLife` in s. `SUV_E_DOSE` when nothing would be left.
 */
export function netDose(
  { before, after }: Syringe,
  { injected, halfLife }: { readonly injected: Instant; readonly halfLife: number },
): Result<{ readonly value: number; readonly term: Term }, Failure> {
  const lambda = decayConstant(halfLife);
  const given = before.activity * Math.exp(-lambda * secondsBetween(before.at, injected));
  const residue = after.activity * Math.exp(lambda * secondsBetween(injected, after.at));
  const value = given - residue;
  if (!(value > 0)) {
    const message = `Syringe activities leave ${value.toPrecision(4)} Bq for the patient; check them.`;
    return failed({ code: 'SUV_E_DOSE', message, tag: '(0018,1074)' });
  }
  const raw = `${before.activity} Bq before, ${after.activity} Bq after`;
  const meaning = 'dose net of the syringe residue, at injection';
  return success({
    value,
    term: { symbol: 'D', meaning, value: String(value), unit: 'Bq', tag: '(0018,1074)', raw, origin: 'override' },
  });
}
