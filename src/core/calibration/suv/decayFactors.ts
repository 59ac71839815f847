import type { Term } from '#core/calibration/meaning.ts';
import type { DataSet } from '#core/imaging/dataset.ts';
import { failed, success, type Failure, type Notice, type Result } from '#core/result.ts';
import type { ActivityFactor } from './activityFactor.ts';
import { decayConstant, factorOfFrame, factorToInjection } from './decay.ts';
import type { DecayState } from './decayState.ts';
import { halfLife } from './halfLife.ts';
import { injectionTime, type Injection } from './injectionTime.ts';
import { earliest, instantText, secondsBetween, type Instant } from './instant.ts';
import { frameDuration, missingAcquisition, requiredStarts } from './moments.ts';
import type { SuvOverrides } from './overrides.ts';
import { firstOf, type PetImages } from './petImages.ts';
import { referenceTime, type ReferenceCandidate } from './referenceTime.ts';
import { computedTerm } from './terms.ts';
import { injectionTerm, reportedUptake, uptakeFrom } from './uptake.ts';

type Decayed = Omit<ActivityFactor, 'dose'>;

/** F per frame (pet-suv.md 6.1): 1 for ADMIN, one value for START, one per image for NONE. */
export function decayFactors(
  images: PetImages,
  item: DataSet,
  { state, overrides }: { readonly state: DecayState; readonly overrides: SuvOverrides },
): Result<Decayed, Failure> {
  if (state === 'ADMIN') return success(toAdministration(images, overrides));
  const life = halfLife(item);
  if (!life.ok) return life;
  const injected = (until: Instant, acquired: Instant | undefined) =>
    injectionTime(firstOf(images), item, {
      until,
      acquired,
      halfLife: life.value.value,
      override: overrides.injectedAt,
    });
  const known = { life: life.value.value, injected, item };
  const result = state === 'START' ? fromStart(images, known) : fromFrames(images, known);
  if (!result.ok) return result;
  const { terms, warnings } = result.value;
  const lambda = computedTerm({
    symbol: 'λ',
    meaning: 'decay constant ln 2 / T½',
    value: String(decayConstant(life.value.value)),
    unit: '/s',
  });
  return success({
    ...result.value,
    terms: [life.value.term, lambda, ...terms],
    warnings: [...life.value.warnings, ...warnings],
  });
}

function toAdministration({ frames, series }: PetImages, overrides: SuvOverrides): Decayed {
  const one = computedTerm({ symbol: 'F', meaning: 'decay factor: corrected to injection', value: '1', unit: '' });
  const uptake = reportedUptake(series, overrides);
  return {
    factors: new Float64Array(frames.length).fill(1),
    terms: [one, ...uptake.terms],
    candidates: [],
    inConflict: false,
    warnings: uptake.warnings,
  };
}

interface KnownTimes {
  /** s */
  readonly life: number;
  readonly injected: (until: Instant, acquired: Instant | undefined) => Result<Injection, Failure>;
  readonly item: DataSet;
}

const elapsedTerm = (meaning: string, seconds: number) =>
  computedTerm({ symbol: 'Δt', meaning, value: String(seconds), unit: 's' });

/** One factor for the series, from injection to the decay reference time. */
function fromStart({ frames, series }: PetImages, { life, injected, item }: KnownTimes): Result<Decayed, Failure> {
  const reference = referenceTime(series, life);
  if (!reference.ok) return reference;
  const { chosen, candidates, inConflict, firstAcquisition, warnings } = reference.value;
  const injection = injected(chosen.at, firstAcquisition);
  if (!injection.ok) return injection;
  const { elapsed } = injection.value;
  const factor = factorToInjection(life, elapsed);
  if (!Number.isFinite(factor)) return failed(beyondDecay(life, elapsed));
  const uptake = uptakeFrom(item, { elapsed, until: chosen.at, acquired: firstAcquisition });
  return success({
    factors: new Float64Array(frames.length).fill(factor),
    terms: [
      referenceTerm(chosen),
      injectionTerm(injection.value),
      elapsedTerm('injection to decay reference', elapsed),
      computedTerm({ symbol: 'F', meaning: 'decay factor exp(λ Δt)', value: String(factor), unit: '' }),
      ...uptake.terms,
    ],
    candidates: candidates.map((one) => ({
      rule: `${one.rule} ${one.words}`,
      time: instantText(one.at),
      factor: factorToInjection(life, elapsed + secondsBetween(chosen.at, one.at)),
      chosen: one === chosen,
    })),
    inConflict,
    warnings: [...warnings, ...injection.value.warnings, ...uptake.warnings],
  });
}

/** So many half-lives that the factor overflows: allowed hours for a tracer of minutes, or a date far off. */
const beyondDecay = (life: number, elapsed: number): Failure => ({
  code: 'SUV_E_UPTAKE_RANGE',
  message: `Injection lies ${(elapsed / 3600).toFixed(1)} h before the scan, ${Math.round(elapsed / life)} half-lives; check dates.`,
  tag: '(0018,1078)',
});

const referenceTerm = ({ rule, words, at, tag, raw }: ReferenceCandidate): Term => ({
  symbol: 't_ref',
  meaning: `decay reference, rule ${rule}: ${words}`,
  value: instantText(at),
  unit: '',
  tag,
  ...(raw === undefined ? {} : { raw }),
  origin: raw === undefined ? 'computed' : 'header',
});

const noDuration: Notice = {
  code: 'SUV_W_FRAME_DURATION',
  message: 'Frame duration is missing in an image; decay during the frame is not corrected there.',
  tag: '(0018,1242)',
};

/** A factor per frame: the pixels are not decay corrected. */
function fromFrames({ frames, series }: PetImages, { life, injected, item }: KnownTimes): Result<Decayed, Failure> {
  const [own, all] = [requiredStarts(frames), requiredStarts(series)];
  if (!own.ok) return own;
  if (!all.ok) return all;
  const acquired = earliest(all.value.map(({ at }) => at));
  if (!acquired) return failed(missingAcquisition);
  const injection = injected(acquired, acquired);
  if (!injection.ok) return injection;
  const { elapsed } = injection.value;
  const durations: (number | undefined)[] = [];
  for (const frame of frames) {
    const duration = frameDuration(frame);
    if (!duration.ok) return duration;
    durations.push(duration.value);
  }
  const factors = Float64Array.from(own.value, ({ at }, index) =>
    factorOfFrame(life, durations[index], elapsed + secondsBetween(acquired, at)),
  );
  if (!factors.every(Number.isFinite)) return failed(beyondDecay(life, elapsed));
  const uptake = uptakeFrom(item, { elapsed, until: acquired, acquired });
  return success({
    factors,
    terms: [
      injectionTerm(injection.value),
      elapsedTerm('injection to earliest acquisition', elapsed),
      ...firstFrameTerms({ start: own.value[0], duration: durations[0], factor: factors[0] }),
      ...uptake.terms,
    ],
    candidates: [],
    inConflict: false,
    warnings: [...injection.value.warnings, ...(durations.includes(undefined) ? [noDuration] : []), ...uptake.warnings],
  });
}

interface FirstFrame {
  readonly start: { readonly at: Instant; readonly tag: string; readonly raw?: string } | undefined;
  readonly duration: number | undefined;
  readonly factor: number | undefined;
}

function firstFrameTerms({ start, duration, factor }: FirstFrame): readonly Term[] {
  const terms: Term[] = [];
  if (start) {
    const { at, ...source } = start;
    const meaning = 'acquisition of the first slice';
    terms.push({ symbol: 't_acq', meaning, value: instantText(at), unit: '', ...sourceOf(source), origin: 'header' });
  }
  if (duration !== undefined) {
    const meaning = 'frame duration of the first slice';
    terms.push(computedTerm({ symbol: 'T', meaning, value: String(duration), unit: 's' }));
  }
  const meaning = 'decay factor of the first slice (one per image)';
  return [...terms, computedTerm({ symbol: 'F', meaning, value: String(factor), unit: '' })];
}

const sourceOf = ({ tag, raw }: { readonly tag: string; readonly raw?: string }) => ({
  tag,
  ...(raw === undefined ? {} : { raw }),
});
