import type { RuleCandidate, Term, ValueMeaning } from '#core/calibration/meaning.ts';
import { text, texts, type DataSet } from '#core/imaging/dataset.ts';
import { VOXEL_UNITS, type SuvVariant } from '#core/quantities.ts';
import { failed, success, type Failure, type Notice, type Result } from '#core/result.ts';
import { radiopharmaceutical } from './attributes.ts';
import { inconsistency } from './consistency.ts';
import { fromActivity } from './fromActivity.ts';
import { fromCounts } from './fromCounts.ts';
import { fromSuv } from './fromSuv.ts';
import { overrideNotices, type SuvOverrides } from './overrides.ts';
import { firstOf, type PetImages } from './petImages.ts';
import { petValues, type PetValues } from './petValues.ts';
import { reconstructionTerm } from './reconstruction.ts';
import type { SuvFactors, SuvRequest } from './suvFactors.ts';
import { tracerTerm } from './tracer.ts';
import { reportedUptake } from './uptake.ts';

export interface SuvOptions {
  readonly overrides?: SuvOverrides;
  /** IBSI: an intercept is refused instead of applied (pet-suv.md section 3). */
  readonly strict?: boolean;
}

/**
 * The meaning of PET images as SUV (pet-suv.md sections 2 to 7), in the order of 6.3. Refuses with SUV_E_… where an
 * attribute is missing, ambiguous or contradicts; the pixels stay viewable in their own unit.
 */
export function suvMeaning(
  images: PetImages,
  variant: SuvVariant,
  { overrides = {}, strict = false }: SuvOptions = {},
): Result<ValueMeaning, Failure> {
  if (!isAttenuationCorrected(firstOf(images))) return failed(notCorrected);
  const values = petValues(images.frames, strict);
  if (!values.ok) return values;
  const inconsistent = inconsistency(images.series, overrides);
  if (inconsistent) return failed(inconsistent);
  const factors = byUnits({ images, variant, overrides }, values.value);
  if (!factors.ok) return factors;
  const { scale, offset, mapped, terms, warnings } = values.value;
  const { factor, formula, filled, candidates } = factors.value;
  return success({
    quantity: variant,
    unit: VOXEL_UNITS[variant],
    factor: factor.map((one, k) => one * (scale[k] ?? NaN)),
    offset: factor.map((one, k) => one * (offset[k] ?? NaN)),
    ...(mapped && { mapped }),
    record: {
      formula,
      filled,
      terms: [...terms, ...factors.value.terms, ...originTerms(images, overrides)],
      candidates: recordable(candidates.map((one) => ({ ...one, factor: one.factor * (scale[0] ?? NaN) }))),
    },
    warnings: unique([...overrideNotices(factors.value.terms, overrides), ...warnings, ...factors.value.warnings]),
  });
}

/** What the numbers are of: SUVs of another tracer or reconstruction do not compare with them. */
function originTerms(images: PetImages, overrides: SuvOverrides): readonly Term[] {
  const first = firstOf(images);
  const item = radiopharmaceutical(first, overrides);
  return [item.ok ? tracerTerm(item.value) : undefined, reconstructionTerm(first)].filter((term) => term !== undefined);
}

/** A time far off gives a factor no number holds, which no record can state: the conflict warning names it. */
const recordable = (candidates: readonly RuleCandidate[]) => candidates.filter(({ factor }) => Number.isFinite(factor));

/** Corrected Image contains ATTN; enhanced PET says it in Attenuation Corrected (PS3.3 C.8.22). */
const isAttenuationCorrected = (dataSet: DataSet) =>
  texts(dataSet, '00280051').some((value) => value.trim() === 'ATTN') || text(dataSet, '00189759') === 'YES';

const notCorrected: Failure = {
  code: 'SUV_E_NOT_AC',
  message: 'Not attenuation corrected; SUV not offered.',
  tag: '(0028,0051)',
};

function byUnits(request: SuvRequest, { units, suvType }: PetValues): Result<SuvFactors, Failure> {
  switch (units) {
    case 'BQML':
      return fromActivity(request);
    case 'CNTS':
      return withUptake(request, fromCounts(request));
    case 'GML':
    case 'CM2ML':
      return withUptake(request, fromSuv(request, { units, suvType }));
    default:
      return failed({
        code: 'SUV_E_UNITS_UNSUPPORTED',
        message: `Units ${units} cannot be converted.`,
        tag: '(0054,1001)',
      });
  }
}

/** Values that contain the decay correction need no times; the uptake time is reported where the header gives it. */
function withUptake({ images, overrides }: SuvRequest, factors: Result<SuvFactors, Failure>) {
  if (!factors.ok || factors.value.terms.some(({ symbol }) => symbol === 'uptake')) return factors;
  const { terms, warnings } = reportedUptake(images.series, overrides);
  return success({
    ...factors.value,
    terms: [...factors.value.terms, ...terms],
    warnings: [...factors.value.warnings, ...warnings],
  });
}

function unique(notices: readonly Notice[]): readonly Notice[] {
  return notices.filter(
    (one, at) => notices.findIndex(({ code, message }) => code === one.code && message === one.message) === at,
  );
}
