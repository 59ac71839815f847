import type { RuleCandidate, Term, ValueMeaning } from '#core/calibration/meaning.ts';
import { items, number, texts, text, type DataSet } from '#core/imaging/dataset.ts';
import { VOXEL_UNITS, type SuvVariant } from '#core/quantities.ts';
import { failed, success, type Failure, type Notice, type Result } from '#core/result.ts';
import { findPrivate, PHILIPS_ACTIVITY, PHILIPS_SUV } from './attributes.ts';
import { activityFactor } from './activityFactor.ts';
import { inconsistency } from './consistency.ts';
import type { Instant } from './instant.ts';
import { normaliser, type PatientOverrides } from './normaliser.ts';
import { computedTerm, headerTerm } from './terms.ts';

/** What a reader may put in place of the header, with a reason kept in the ledger. */
export interface SuvOverrides extends PatientOverrides {
  /** Bq. */
  readonly dose?: number;
  readonly injectedAt?: Instant;
}

/** SUV per modality value of each frame, and how it came about. */
export interface SuvFactors {
  readonly factor: Float64Array;
  readonly formula: string;
  readonly filled: string;
  readonly terms: readonly Term[];
  readonly candidates: readonly RuleCandidate[];
  readonly warnings: readonly Notice[];
}

/**
 * The meaning of a PET volume as SUV (pet-suv.md sections 2 to 7). `dataSets` are the frames in slice order. Refuses
 * with SUV_E_… where an attribute is missing, ambiguous or contradicts; the pixels stay viewable.
 */
export function suvMeaning(
  dataSets: readonly DataSet[],
  variant: SuvVariant,
  overrides: SuvOverrides = {},
): Result<ValueMeaning, Failure> {
  const [first] = dataSets;
  if (!first) return failed({ code: 'SUV_E_EMPTY_REGION', message: 'The series has no image.' });
  const rescale = rescaleCheck(dataSets);
  if (!rescale.ok) return rescale;
  if (!texts(first, '00280051').includes('ATTN')) return failed(notCorrected);
  const inconsistent = inconsistency(dataSets);
  if (inconsistent) return failed(inconsistent);
  const factors = byUnits(dataSets, first, variant, overrides);
  if (!factors.ok) return factors;
  const { factor, formula, filled, terms, candidates, warnings } = factors.value;
  return success({
    quantity: variant,
    unit: VOXEL_UNITS[variant],
    factor,
    offset: new Float64Array(dataSets.length),
    record: { formula, filled, terms, candidates },
    warnings: unique([...rescale.value, ...warnings]),
  });
}

const notCorrected: Failure = {
  code: 'SUV_E_NOT_AC',
  message: 'Not attenuation corrected; SUV not offered.',
  tag: '(0028,0051)',
};

function rescaleCheck(dataSets: readonly DataSet[]): Result<readonly Notice[], Failure> {
  const slopes = dataSets.map((dataSet) => number(dataSet, '00281053'));
  if (slopes.some((slope) => slope === undefined || !Number.isFinite(slope) || slope === 0)) {
    return failed({
      code: 'SUV_E_RESCALE',
      message: 'Rescale Slope (0028,1053) is missing or zero in an image.',
      tag: '(0028,1053)',
    });
  }
  const shifted = dataSets.some((dataSet) => (number(dataSet, '00281052') ?? 0) !== 0);
  const message = 'Rescale Intercept (0028,1052) is not 0, which PET does not allow; it is applied.';
  return success(shifted ? [{ code: 'SUV_W_INTERCEPT', message, tag: '(0028,1052)' }] : []);
}

/** UCUM units of a real world value mapping, for enhanced objects without (0054,1001). */
const MAPPED_UNITS: Readonly<Record<string, string>> = { 'Bq/ml': 'BQML', '{SUVbw}g/ml': 'GML', 'g/ml{SUVbw}': 'GML' };

function unitsOf(dataSet: DataSet): string | undefined {
  const stated = text(dataSet, '00541001');
  if (stated !== undefined) return stated;
  const [mapping] = items(dataSet, '00409096');
  const [code] = mapping ? items(mapping, '004008EA') : [];
  return MAPPED_UNITS[(code && text(code, '00080100')) ?? ''];
}

function byUnits(
  dataSets: readonly DataSet[],
  first: DataSet,
  variant: SuvVariant,
  overrides: SuvOverrides,
): Result<SuvFactors, Failure> {
  const units = unitsOf(first);
  switch (units) {
    case undefined:
      return failed({ code: 'SUV_E_UNITS_MISSING', message: 'Units (0054,1001) is missing.', tag: '(0054,1001)' });
    case 'BQML':
      return fromActivity(dataSets, first, variant, overrides, undefined);
    case 'CNTS':
      return fromCounts(dataSets, first, variant, overrides);
    case 'GML':
    case 'CM2ML':
      return fromSuv(dataSets, first, { variant, units, overrides });
    default:
      return failed({
        code: 'SUV_E_UNITS_UNSUPPORTED',
        message: `Units ${units} cannot be converted.`,
        tag: '(0054,1001)',
      });
  }
}

const number6 = (value: number) => String(Number(value.toPrecision(7)));

/** SUV_x = V · F · N / D, with V the activity concentration (for Philips counts: V · f_act). */
function fromActivity(
  dataSets: readonly DataSet[],
  first: DataSet,
  variant: SuvVariant,
  overrides: SuvOverrides,
  counts: Term | undefined,
): Result<SuvFactors, Failure> {
  const mass = normaliser(first, variant, overrides);
  if (!mass.ok) return mass;
  const activity = activityFactor(dataSets, overrides);
  if (!activity.ok) return activity;
  const { dose, factors, terms, candidates, warnings } = activity.value;
  const perCount = counts ? Number(counts.value) : 1;
  const { value, unit } = mass.value;
  const scale = (value * perCount) / dose;
  const symbol = variant === 'SUVbw' ? 'W' : variant === 'SUVbsa' ? 'S' : 'N';
  const shownF = factors.every((factor) => factor === factors[0]) ? number6(factors[0] ?? NaN) : 'F(image)';
  const countsText = counts ? ['V × f_act', `V × ${counts.value}`] : ['V', 'V'];
  return success({
    factor: factors.map((factor) => factor * scale),
    formula: `${variant} = ${countsText[0]} × F × ${symbol} / D`,
    filled: `${variant} = ${countsText[1]} × ${shownF} × ${number6(value)} ${unit} / ${number6(dose)} Bq`,
    terms: [...(counts ? [counts] : []), ...terms, ...mass.value.terms],
    candidates: candidates.map((one) => ({ ...one, factor: one.factor * scale })),
    warnings: [...warnings, ...mass.value.warnings],
  });
}

const noFactor: Failure = {
  code: 'SUV_E_CNTS_NO_FACTOR',
  message: 'Philips scale factors absent or zero.',
  tag: '(7053,1000)',
};

/** Philips counts: through the SUV factor, else the activity factor (pet-suv.md section 4). */
function fromCounts(
  dataSets: readonly DataSet[],
  first: DataSet,
  variant: SuvVariant,
  overrides: SuvOverrides,
): Result<SuvFactors, Failure> {
  const [suvElement, activityElement] = [findPrivate(first, PHILIPS_SUV), findPrivate(first, PHILIPS_ACTIVITY)];
  const suvFactor = suvElement ? (number(first, suvElement.tag) ?? 0) : 0;
  const activityScale = activityElement ? (number(first, activityElement.tag) ?? 0) : 0;
  const overridden = Object.keys(overrides).length > 0;
  const throughActivity = activityElement && activityScale > 0
    ? fromActivity(dataSets, first, variant, overrides, headerTerm(first, activityElement.tag, {
        symbol: 'f_act', meaning: 'Philips activity concentration factor', value: String(activityScale), unit: 'Bq/ml',
      }))
    : undefined; // prettier-ignore
  if (overridden && !throughActivity) {
    return failed({
      code: 'SUV_E_OVERRIDE_NOT_POSSIBLE',
      message: 'The Philips SUV factor already contains weight, dose and times; they cannot be replaced.',
    });
  }
  if (overridden || !suvElement || !(suvFactor > 0)) return throughActivity ?? failed(noFactor);
  const scaled = toVariant(first, variant, 'SUVbw', overrides);
  if (!scaled.ok) return scaled;
  const factor = new Float64Array(dataSets.length).fill(suvFactor * scaled.value.ratio);
  const term = headerTerm(first, suvElement.tag, {
    symbol: 'f_suv',
    meaning: 'Philips SUV scale factor',
    value: String(suvFactor),
    unit: 'g/ml',
  });
  const disagree =
    throughActivity?.ok === true && Math.abs((throughActivity.value.factor[0] ?? 0) / (factor[0] ?? 1) - 1) > 0.01;
  const notice: Notice = {
    code: 'SUV_W_PHILIPS_DISAGREE',
    message: 'The Philips SUV and activity factors differ by more than 1 %; the SUV factor is used.',
    tag: '(7053,1000)',
  };
  return success({
    factor,
    formula: `${variant} = V × f_suv${scaled.value.formula}`,
    filled: `${variant} = V × ${suvFactor}${scaled.value.filled}`,
    terms: [term, ...scaled.value.terms],
    candidates: [],
    warnings: [...suvElement.warnings, ...(disagree ? [notice] : []), ...scaled.value.warnings],
  });
}

/** SUV Type (0054,1006) of values that are SUV already. */
const SUV_TYPES: Readonly<Record<string, SuvVariant>> = {
  BW: 'SUVbw', BSA: 'SUVbsa', LBM: 'SULjames120', LBMJAMES128: 'SUL', LBMJANMA: 'SULjanma', IBW: 'SUVibw',
}; // prettier-ignore

function fromSuv(
  dataSets: readonly DataSet[],
  first: DataSet,
  { variant, units, overrides }: { variant: SuvVariant; units: 'GML' | 'CM2ML'; overrides: SuvOverrides },
): Result<SuvFactors, Failure> {
  const type = text(first, '00541006') ?? (units === 'GML' ? 'BW' : 'BSA');
  const stated = SUV_TYPES[type];
  if (!stated || (stated === 'SUVbsa') !== (units === 'CM2ML')) {
    return failed({
      code: 'SUV_E_UNITS_UNSUPPORTED',
      message: `Units ${units} with SUV Type ${type} cannot be converted.`,
      tag: '(0054,1006)',
    });
  }
  const scaled = toVariant(first, variant, stated, overrides);
  if (!scaled.ok) return scaled;
  return success({
    factor: new Float64Array(dataSets.length).fill(scaled.value.ratio),
    formula: `${variant} = V${scaled.value.formula}`,
    filled: `${variant} = V${scaled.value.filled} (values are ${stated} already; decay and dose are not applied again)`,
    terms: [
      headerTerm(first, '00541001', { symbol: 'V', meaning: 'Units', value: units, unit: '' }),
      ...scaled.value.terms,
    ],
    candidates: [],
    warnings: scaled.value.warnings,
  });
}

interface Conversion {
  readonly ratio: number;
  readonly formula: string;
  readonly filled: string;
  readonly terms: readonly Term[];
  readonly warnings: readonly Notice[];
}

/** N_x / N_type between two variants; 1, needing no attribute, between the same. */
function toVariant(
  dataSet: DataSet,
  to: SuvVariant,
  from: SuvVariant,
  overrides: PatientOverrides,
): Result<Conversion, Failure> {
  if (to === from) return success({ ratio: 1, formula: '', filled: '', terms: [], warnings: [] });
  const [target, source] = [normaliser(dataSet, to, overrides), normaliser(dataSet, from, overrides)];
  if (!target.ok) return target;
  if (!source.ok) return source;
  const term = (symbol: string, meaning: string, { value, unit }: { value: number; unit: string }) =>
    computedTerm({ symbol, meaning, value: String(value), unit });
  return success({
    ratio: target.value.value / source.value.value,
    formula: ' × N_x / N_type',
    filled: ` × ${number6(target.value.value)} ${target.value.unit} / ${number6(source.value.value)} ${source.value.unit}`,
    terms: [
      ...target.value.terms,
      term('N_x', `normaliser of ${to}`, target.value),
      term('N_type', `normaliser of ${from}`, source.value),
    ],
    warnings: [...target.value.warnings, ...source.value.warnings],
  });
}

function unique(notices: readonly Notice[]): readonly Notice[] {
  return notices.filter(
    (one, at) => notices.findIndex(({ code, message }) => code === one.code && message === one.message) === at,
  );
}
