import type { DataSet } from '#core/imaging/dataset.ts';
import type { PrivateElement } from '#core/imaging/privateElement.ts';
import { failed, success, type Failure, type Notice, type Result } from '#core/result.ts';
import { decimal, findPrivate, PHILIPS_ACTIVITY, PHILIPS_SUV } from './attributes.ts';
import { toVariant } from './conversion.ts';
import { fromActivity, type CountScale } from './fromActivity.ts';
import { replacesInputs } from './overrides.ts';
import { firstOf } from './petImages.ts';
import type { SuvFactors, SuvRequest } from './suvFactors.ts';
import { headerTerm } from './terms.ts';

export const noFactor: Failure = {
  code: 'SUV_E_CNTS_NO_FACTOR',
  message: 'Philips scale factors absent or zero.',
  tag: '(7053,1000)',
};

const notPossible: Failure = {
  code: 'SUV_E_OVERRIDE_NOT_POSSIBLE',
  message: 'The Philips SUV factor already contains weight, dose and times; they cannot be replaced.',
  tag: '(7053,1000)',
};

/** The two Philips factors may differ by this share before it is said. */
const DISAGREEMENT = 0.01;

interface PhilipsScale extends CountScale {
  readonly warnings: readonly Notice[];
}

/** A Philips factor of every frame; undefined when absent or 0 ("not convertible") in one of them. */
function philipsScale(
  frames: readonly DataSet[],
  wanted: PrivateElement,
  term: { readonly symbol: string; readonly meaning: string; readonly unit: string },
): Result<PhilipsScale | undefined, Failure> {
  const found = frames.map((frame) => findPrivate(frame, wanted));
  const [first] = found;
  const perCount: number[] = [];
  for (const element of found) {
    const value = element ? decimal(element.header, element.tag) : success(undefined);
    if (!value.ok) return value;
    if (value.value === undefined || !(value.value > 0)) return success(undefined);
    perCount.push(value.value);
  }
  if (!first) return success(undefined);
  const { header, tag, warnings } = first;
  return success({ perCount, term: headerTerm(header, tag, { ...term, value: String(perCount[0]) }), warnings });
}

/** Bq/ml per Philips count, (7053,1009); undefined when absent or 0. */
export const activityScale = (frames: readonly DataSet[]) =>
  philipsScale(frames, PHILIPS_ACTIVITY, {
    symbol: 'f_act',
    meaning: 'Philips activity concentration factor',
    unit: 'Bq/ml',
  });

/** Philips counts: through the SUV factor, else the activity factor (pet-suv.md section 4). */
export function fromCounts(request: SuvRequest): Result<SuvFactors, Failure> {
  const { frames } = request.images;
  const term = { symbol: 'f_suv', meaning: 'Philips SUV scale factor', unit: 'g/ml' };
  const [suv, activity] = [philipsScale(frames, PHILIPS_SUV, term), activityScale(frames)];
  if (!suv.ok) return suv;
  if (!activity.ok) return activity;
  const through = activity.value && throughActivity(request, activity.value);
  if (!suv.value) return through ?? failed(noFactor);
  if (replacesInputs(request.overrides)) return through ?? failed(notPossible);
  const direct = throughSuv(request, suv.value);
  if (!direct.ok || !through?.ok || agree(direct.value.factor, through.value.factor)) return direct;
  const notice: Notice = {
    code: 'SUV_W_PHILIPS_DISAGREE',
    message: 'The Philips SUV and activity factors differ by more than 1 %; the SUV factor is used.',
    tag: '(7053,1000)',
  };
  return success({ ...direct.value, warnings: [...direct.value.warnings, notice] });
}

const agree = (a: Float64Array, b: Float64Array) =>
  a.every((value, k) => Math.abs((b[k] ?? NaN) / value - 1) <= DISAGREEMENT);

function throughActivity(request: SuvRequest, scale: PhilipsScale): Result<SuvFactors, Failure> {
  const factors = fromActivity(request, scale);
  if (!factors.ok) return factors;
  return success({ ...factors.value, warnings: [...scale.warnings, ...factors.value.warnings] });
}

function throughSuv(
  { images, variant, overrides }: SuvRequest,
  { perCount, term, warnings }: PhilipsScale,
): Result<SuvFactors, Failure> {
  const scaled = toVariant(firstOf(images), { from: 'SUVbw', to: variant }, overrides);
  if (!scaled.ok) return scaled;
  const { ratio, formula, filled, terms } = scaled.value;
  return success({
    factor: Float64Array.from(perCount, (factor) => factor * ratio),
    formula: `${variant} = V × f_suv${formula}`,
    filled: `${variant} = V × ${term.value}${filled}`,
    terms: [term, ...terms],
    candidates: [],
    warnings: [...warnings, ...scaled.value.warnings],
  });
}
