import type { RuleCandidate, Term } from '#core/calibration/meaning.ts';
import { text, type DataSet } from '#core/imaging/dataset.ts';
import { success, type Failure, type Notice, type Result } from '#core/result.ts';
import { radiopharmaceutical } from './attributes.ts';
import { decayFactors } from './decayFactors.ts';
import { decayState } from './decayState.ts';
import { doseRange, injectedDose } from './dose.ts';
import { halfLife } from './halfLife.ts';
import { injectionTime } from './injectionTime.ts';
import { earliest } from './instant.ts';
import { missingAcquisition, requiredStarts } from './moments.ts';
import type { Syringe, SuvOverrides } from './overrides.ts';
import { patientWeight } from './patient.ts';
import { firstOf, type PetImages } from './petImages.ts';
import { netDose } from './syringe.ts';
import { overrideTerm } from './terms.ts';

/** What turns Bq/ml at the scan into the share of the dose: D in Bq and F per frame. */
export interface ActivityFactor {
  readonly dose: number;
  readonly factors: Float64Array;
  readonly terms: readonly Term[];
  /** `factor` of a candidate is its F. */
  readonly candidates: readonly RuleCandidate[];
  readonly inConflict: boolean;
  readonly warnings: readonly Notice[];
}

/** Only this IOD states the dose in MBq; legacy converted objects carry the attributes of the classic one over. */
const ENHANCED_PET = '1.2.840.10008.5.1.4.1.1.130';

/** Dose (pet-suv.md 5.1) and decay factor (6.1) of a series in Bq/ml, or the attribute that stands in the way. */
export function activityFactor(images: PetImages, overrides: SuvOverrides): Result<ActivityFactor, Failure> {
  const first = firstOf(images);
  const item = radiopharmaceutical(first, overrides);
  if (!item.ok) return item;
  const stated = overrides.syringe
    ? syringeDose(images, { first, item: item.value, syringe: overrides.syringe, overrides })
    : statedDose(first, item.value, overrides);
  if (!stated.ok) return stated;
  const state = decayState(first);
  if (!state.ok) return state;
  const decayed = decayFactors(images, item.value, { state: state.value.value, overrides });
  if (!decayed.ok) return decayed;
  const { value: dose, term, warnings } = stated.value;
  return success({
    ...decayed.value,
    dose,
    terms: [term, state.value.term, ...decayed.value.terms],
    warnings: [...warnings, ...state.value.warnings, ...decayed.value.warnings],
  });
}

function statedDose(first: DataSet, item: DataSet, overrides: SuvOverrides) {
  const weight = patientWeight(first, overrides.weight);
  return injectedDose(
    item,
    { enhanced: text(first, '00080016') === ENHANCED_PET, weight: weight.ok ? weight.value.value : undefined },
    overrides,
  );
}

interface SyringeDose {
  readonly first: DataSet;
  readonly item: DataSet;
  readonly syringe: Syringe;
  readonly overrides: SuvOverrides;
}

/** The syringe was measured around the injection, so its time and the half-life are needed whatever the decay state. */
function syringeDose({ series }: PetImages, { first, item, syringe, overrides }: SyringeDose) {
  const life = halfLife(item);
  if (!life.ok) return life;
  const starts = requiredStarts(series);
  if (!starts.ok) return starts;
  const acquired = earliest(starts.value.map(({ at }) => at));
  if (!acquired) return { ok: false as const, failure: missingAcquisition };
  const known = { until: acquired, acquired, halfLife: life.value.value, override: overrides.injectedAt };
  const injection = injectionTime(first, item, known);
  if (!injection.ok) return injection;
  const dose = netDose(syringe, { injected: injection.value.at, halfLife: life.value.value });
  if (!dose.ok) return dose;
  const { value, meaning } = dose.value;
  const weight = patientWeight(first, overrides.weight);
  const range = doseRange(value, { weight: weight.ok ? weight.value.value : undefined });
  const term = overrideTerm(item, '00181074', { symbol: 'D', meaning, value: String(value), unit: 'Bq' });
  return success({ value, term, warnings: [...life.value.warnings, ...range] });
}
