import type { RuleCandidate, Term } from '#core/calibration/meaning.ts';
import { number, text, texts, type DataSet } from '#core/imaging/dataset.ts';
import { failed, success, type Failure, type Notice, type Result } from '#core/result.ts';
import { radiopharmaceutical } from './attributes.ts';
import { factorOfFrame, factorToInjection } from './decay.ts';
import { injectedDose } from './dose.ts';
import { halfLife } from './halfLife.ts';
import { injectionTime, type Injection } from './injectionTime.ts';
import { instantText, secondsBetween, type Instant } from './instant.ts';
import { acquisitionStarts, frameDuration } from './moments.ts';
import { referenceTime } from './referenceTime.ts';
import type { SuvOverrides } from './suvMeaning.ts';
import { computedTerm, headerTerm } from './terms.ts';
import { uptakeWarnings } from './uptake.ts';

/** What turns Bq/ml at the scan into the share of the dose: D in Bq and F per frame. */
export interface ActivityFactor {
  readonly dose: number;
  readonly factors: Float64Array;
  readonly terms: readonly Term[];
  /** `factor` of a candidate is its F. */
  readonly candidates: readonly RuleCandidate[];
  readonly warnings: readonly Notice[];
}

type Decay = 'START' | 'ADMIN' | 'NONE';

const ENHANCED_PET = ['1.2.840.10008.5.1.4.1.1.130', '1.2.840.10008.5.1.4.1.1.128.1'];
const isEnhanced = (dataSet: DataSet) => ENHANCED_PET.includes(text(dataSet, '00080016') ?? '');

export function activityFactor(dataSets: readonly DataSet[], overrides: SuvOverrides): Result<ActivityFactor, Failure> {
  const [first] = dataSets;
  if (!first) throw new Error('A series has at least one image.');
  const item = radiopharmaceutical(first);
  if (!item.ok) return item;
  const weight = overrides.weight ?? number(first, '00101030');
  const dose = injectedDose(item.value, {
    enhanced: isEnhanced(first),
    weight: weight !== undefined && weight > 0 ? weight : undefined,
    ...(overrides.dose === undefined ? {} : { override: overrides.dose }),
  });
  if (!dose.ok) return dose;
  const state = decayState(first);
  if (!state.ok) return state;
  const decayed = decayFactors(dataSets, first, item.value, { decay: state.value.decay, overrides });
  if (!decayed.ok) return decayed;
  return success({
    dose: dose.value.value,
    factors: decayed.value.factors,
    terms: [dose.value.term, state.value.term, ...decayed.value.terms],
    candidates: decayed.value.candidates,
    warnings: [...dose.value.warnings, ...state.value.warnings, ...decayed.value.warnings],
  });
}

/** Which decay the pixel values already contain (pet-suv.md sections 2 and 6.1). */
function decayState(dataSet: DataSet): Result<{ decay: Decay; term: Term; warnings: readonly Notice[] }, Failure> {
  const corrected = text(dataSet, '00189758');
  if (corrected === 'YES' && text(dataSet, '00189701') === undefined) {
    return failed({
      code: 'SUV_E_DECAY_REF',
      message: 'Decay corrected, but Decay Correction DateTime (0018,9701) is missing.',
      tag: '(0018,9701)',
    });
  }
  if (corrected === 'YES' || corrected === 'NO') {
    const decay: Decay = corrected === 'YES' ? 'START' : 'NONE';
    return success({ decay, term: headerTerm(dataSet, '00189758', decayTerm(decay)), warnings: [] });
  }
  const stated = text(dataSet, '00541102');
  if (stated === 'START' || stated === 'ADMIN' || stated === 'NONE') {
    return success({ decay: stated, term: headerTerm(dataSet, '00541102', decayTerm(stated)), warnings: [] });
  }
  const assumed: Decay = texts(dataSet, '00280051').includes('DECY') ? 'START' : 'NONE';
  const message = `Decay Correction (0054,1102) is missing; ${assumed} is assumed from Corrected Image (0028,0051).`;
  return success({
    decay: assumed,
    term: headerTerm(dataSet, '00280051', decayTerm(assumed)),
    warnings: [{ code: 'SUV_W_DECAY_ASSUMED', message, tag: '(0054,1102)' }],
  });
}

const decayTerm = (decay: Decay) => ({ symbol: 'decay', meaning: 'Decay Correction', value: decay, unit: '' });

type Decayed = Omit<ActivityFactor, 'dose'>;

function decayFactors(
  dataSets: readonly DataSet[],
  first: DataSet,
  item: DataSet,
  { decay, overrides }: { readonly decay: Decay; readonly overrides: SuvOverrides },
): Result<Decayed, Failure> {
  if (decay === 'ADMIN') {
    const one = computedTerm({ symbol: 'F', meaning: 'decay factor: corrected to injection', value: '1', unit: '' });
    return success({ factors: new Float64Array(dataSets.length).fill(1), terms: [one], candidates: [], warnings: [] });
  }
  const life = halfLife(item);
  if (!life.ok) return life;
  const injected = (until: Instant) =>
    injectionTime(first, item, {
      until,
      halfLife: life.value.value,
      ...(overrides.injectedAt ? { override: overrides.injectedAt } : {}),
    });
  const known = { life: life.value.value, injected, item };
  const result = decay === 'START' ? fromStart(dataSets, known) : fromFrames(dataSets, known);
  if (!result.ok) return result;
  const { terms, warnings } = result.value;
  return success({
    ...result.value,
    terms: [life.value.term, ...terms],
    warnings: [...life.value.warnings, ...warnings],
  });
}

interface KnownTimes {
  readonly life: number;
  readonly injected: (until: Instant) => Result<Injection, Failure>;
  readonly item: DataSet;
}

/** One factor for the series, from injection to the decay reference time. */
function fromStart(dataSets: readonly DataSet[], { life, injected, item }: KnownTimes): Result<Decayed, Failure> {
  const reference = referenceTime(dataSets, life);
  if (!reference.ok) return reference;
  const { chosen, candidates, firstAcquisition, warnings } = reference.value;
  const injection = injected(chosen.at);
  if (!injection.ok) return injection;
  const { elapsed } = injection.value;
  const factor = factorToInjection(life, elapsed);
  const uptake = elapsed + secondsBetween(chosen.at, firstAcquisition);
  return success({
    factors: new Float64Array(dataSets.length).fill(factor),
    terms: [
      {
        symbol: 't_ref',
        meaning: `decay reference, rule ${chosen.rule}: ${chosen.words}`,
        value: instantText(chosen.at),
        unit: '',
        tag: chosen.tag,
        origin: 'header',
      },
      injectionTerm(injection.value),
      computedTerm({ symbol: 'Δt', meaning: 'injection to decay reference', value: String(elapsed), unit: 's' }),
      computedTerm({ symbol: 'F', meaning: 'decay factor 2^(Δt/T½)', value: String(factor), unit: '' }),
    ],
    candidates: candidates.map((one) => ({
      rule: `${one.rule} ${one.words}`,
      time: instantText(one.at),
      factor: factorToInjection(life, elapsed + secondsBetween(chosen.at, one.at)),
      chosen: one === chosen,
    })),
    warnings: [...warnings, ...injection.value.warnings, ...uptakeWarnings(item, uptake)],
  });
}

const injectionTerm = ({ at, tag }: Injection): Term => ({
  symbol: 't_adm', meaning: 'injection', value: instantText(at), unit: '', tag, origin: 'header',
}); // prettier-ignore

/** A factor per frame: the pixels are not decay corrected. */
function fromFrames(dataSets: readonly DataSet[], { life, injected, item }: KnownTimes): Result<Decayed, Failure> {
  const starts = acquisitionStarts(dataSets);
  if (!starts.ok) return starts;
  const earliest = starts.value.reduce((first, start) => (secondsBetween(start, first) > 0 ? start : first));
  const injection = injected(earliest);
  if (!injection.ok) return injection;
  const durations = dataSets.map(frameDuration);
  const factors = Float64Array.from(starts.value, (start, at) =>
    factorOfFrame(life, durations[at], injection.value.elapsed + secondsBetween(earliest, start)),
  );
  const message = 'Frame duration is missing in an image; decay during the frame is not corrected there.';
  const noDuration = durations.includes(undefined)
    ? [{ code: 'SUV_W_FRAME_DURATION', message, tag: '(0018,1242)' }]
    : [];
  return success({
    factors,
    terms: [
      injectionTerm(injection.value),
      computedTerm({
        symbol: 'Δt',
        meaning: 'injection to first frame',
        value: String(injection.value.elapsed),
        unit: 's',
      }),
      computedTerm({
        symbol: 'F',
        meaning: 'decay factor of the first slice (one per image)',
        value: String(factors[0] ?? NaN),
        unit: '',
      }),
    ],
    candidates: [],
    warnings: [...injection.value.warnings, ...noDuration, ...uptakeWarnings(item, injection.value.elapsed)],
  });
}
