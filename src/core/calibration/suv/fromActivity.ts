import type { RuleCandidate, Term } from '#core/calibration/meaning.ts';
import { success, type Failure, type Notice, type Result } from '#core/result.ts';
import { activityFactor } from './activityFactor.ts';
import { normaliser } from './normaliser.ts';
import { firstOf } from './petImages.ts';
import { CONFLICT } from './referenceTime.ts';
import type { SuvFactors, SuvRequest } from './suvFactors.ts';
import { sevenDigits } from './terms.ts';

/** Bq/ml per count of each frame (Philips), with the term that says so. */
export interface CountScale {
  readonly perCount: readonly number[];
  readonly term: Term;
}

/** SUV_x = V × F × N_x / D, V in Bq/ml; for counts V × f_act is (pet-suv.md section 4). */
export function fromActivity(
  { images, variant, overrides }: SuvRequest,
  counts?: CountScale,
): Result<SuvFactors, Failure> {
  const mass = normaliser(firstOf(images), variant, overrides);
  if (!mass.ok) return mass;
  const activity = activityFactor(images, overrides);
  if (!activity.ok) return activity;
  const { dose, factors, terms, warnings, inConflict } = activity.value;
  const { value, unit } = mass.value;
  const perActivity = value / dose;
  const symbol = variant === 'SUVbw' ? 'W' : variant === 'SUVbsa' ? 'S' : 'N';
  const shownF = factors.every((factor) => factor === factors[0]) ? sevenDigits(factors[0] ?? NaN) : 'F(image)';
  const [v, shownV] = counts ? ['V × f_act', `V × ${counts.term.value}`] : ['V', 'V'];
  const candidates = activity.value.candidates.map((one) => ({
    ...one,
    factor: one.factor * perActivity * (counts?.perCount[0] ?? 1),
  }));
  return success({
    factor: factors.map((factor, k) => factor * perActivity * (counts?.perCount[k] ?? 1)),
    formula: `${variant} = ${v} × F × ${symbol} / D`,
    filled: `${variant} = ${shownV} × ${shownF} × ${sevenDigits(value)} ${unit} / ${sevenDigits(dose)} Bq`,
    terms: [...(counts ? [counts.term] : []), ...terms, ...mass.value.terms],
    candidates,
    warnings: [...warnings, ...(inConflict ? [conflict(candidates)] : []), ...mass.value.warnings],
  });
}

/** All candidates and what each would give (pet-suv.md 6.2, cross-check). */
function conflict(candidates: readonly RuleCandidate[]): Notice {
  const ruleOf = (rule: string) => rule.slice(0, 2);
  const given = (factor: number) => (Number.isFinite(factor) ? sevenDigits(factor) : 'no finite factor');
  const list = candidates.map(({ rule, time, factor }) => `${ruleOf(rule)} ${time} gives ${given(factor)}`);
  const chosen = candidates.find((candidate) => candidate.chosen);
  return {
    code: 'SUV_W_REFTIME_CONFLICT',
    message: `Reference times differ by more than ${CONFLICT} s; SUV factors: ${list.join(', ')}; ${ruleOf(chosen?.rule ?? '')} is used.`,
    tag: '(0008,0031)',
  };
}
