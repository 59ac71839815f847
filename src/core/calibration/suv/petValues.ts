import { mappedRange } from '#core/calibration/mappedRange.ts';
import type { Term, ValueMeaning } from '#core/calibration/meaning.ts';
import { items, number, tagText, text, type DataSet } from '#core/imaging/dataset.ts';
import { SUV_VARIANTS, VOXEL_UNITS, type SuvVariant } from '#core/quantities.ts';
import { failed, success, type Failure, type Notice, type Result } from '#core/result.ts';
import { rescaleCheck, rescaleOf } from './rescale.ts';
import { headerTerm } from './terms.ts';

/** What the numbers of PET images are: V = modality value × scale[k] + offset[k], in `units` (pet-suv.md section 4). */
export interface PetValues {
  /** A term of Units (0054,1001): BQML, CNTS, GML … */
  readonly units: string;
  /** SUV Type (0054,1006), as far as it is stated. */
  readonly suvType: string | undefined;
  readonly scale: Float64Array;
  readonly offset: Float64Array;
  readonly mapped?: NonNullable<ValueMeaning['mapped']>;
  readonly terms: readonly Term[];
  readonly warnings: readonly Notice[];
}

/** SUV Type (0054,1006) and the SUV it names. */
export const SUV_TYPES: Readonly<Record<string, SuvVariant>> = {
  BW: 'SUVbw', BSA: 'SUVbsa', LBM: 'SULjames120', LBMJAMES128: 'SUL', LBMJANMA: 'SULjanma', IBW: 'SUVibw',
}; // prettier-ignore

/**
 * The values of the frames: by Units (0054,1001); in enhanced PET by the real world value mapping, which replaces the
 * rescale, else by Rescale Type (PS3.3 C.7.6.16.2.9 and .11). `SUV_E_UNITS_MISSING` when nothing says, `SUV_E_RESCALE`,
 * `SUV_E_NUMBER` and `SUV_E_INTERCEPT` when the rescale cannot be applied.
 */
export function petValues(frames: readonly DataSet[], isStrict = false): Result<PetValues, Failure> {
  const stated = frames.map(statedUnits);
  const [first] = stated;
  if (!first || stated.includes(undefined)) return failed(unitsMissing);
  const differing = stated.find((one) => one?.units !== first.units || one.suvType !== first.suvType);
  if (differing) {
    const message = `${differing.tag} differs between images.`;
    return failed({ code: 'SUV_E_INCONSISTENT_SERIES', message, tag: differing.tag });
  }
  return first.mapping ? mappedValues(frames, first) : rescaledValues(frames, first, isStrict);
}

const unitsMissing: Failure = {
  code: 'SUV_E_UNITS_MISSING',
  message: 'Units (0054,1001) is missing.',
  tag: '(0054,1001)',
};

interface StatedUnits {
  readonly units: string;
  readonly suvType: string | undefined;
  readonly tag: string;
  readonly term: Term;
  /** The item of Real World Value Mapping that says it. */
  readonly mapping?: DataSet;
}

function statedUnits(dataSet: DataSet): StatedUnits | undefined {
  const own = text(dataSet, '00541001');
  const term = (from: DataSet, tag: string, value: string) =>
    headerTerm(from, tag, { symbol: 'units', meaning: 'Units', value, unit: '' });
  if (own !== undefined) {
    const suvType = text(dataSet, '00541006');
    return { units: own, suvType, tag: '(0054,1001)', term: term(dataSet, '00541001', own) };
  }
  const codes = items(dataSet, '00409096').map((mapping) => ({ mapping, code: items(mapping, '004008EA')[0] ?? {} }));
  for (const { mapping, code } of codes) {
    const named = namedUnits(text(code, '00080100'));
    if (named) return { ...named, tag: '(0040,9096)', term: term(code, '00080100', named.units), mapping };
  }
  const [unknown] = codes;
  const units = unknown && text(unknown.code, '00080100');
  if (units) return { units, suvType: undefined, tag: '(0040,9096)', term: term(unknown.code, '00080100', units) };
  const named = namedUnits(text(dataSet, '00281054'));
  return named && { ...named, tag: '(0028,1054)', term: term(dataSet, '00281054', named.units) };
}

/** UCUM codes, the annotation before or after the unit (PS3.16 CID 85), or a term of Units. */
function namedUnits(name: string | undefined): Pick<StatedUnits, 'units' | 'suvType'> | undefined {
  if (name === 'Bq/ml' || name === 'BQML') return { units: 'BQML', suvType: undefined };
  const swapped = name?.replace(/^(\{.*\})(.*)$/, '$2$1');
  const variant = SUV_VARIANTS.find((one) => VOXEL_UNITS[one] === swapped);
  const suvType = Object.keys(SUV_TYPES).find((type) => SUV_TYPES[type] === variant);
  return variant && { units: variant === 'SUVbsa' ? 'CM2ML' : 'GML', suvType };
}

function rescaledValues(
  frames: readonly DataSet[],
  { units, suvType, term }: StatedUnits,
  isStrict: boolean,
): Result<PetValues, Failure> {
  const rescale = rescaleCheck(frames, isStrict);
  if (!rescale.ok) return rescale;
  const [first = {}] = frames;
  const { m, b } = rescaleOf(first);
  const meaning = frames.every((frame) => rescaleOf(frame).m === m) ? 'Rescale Slope' : 'Rescale Slope, first slice';
  return success({
    units,
    suvType,
    scale: new Float64Array(frames.length).fill(1),
    offset: new Float64Array(frames.length),
    terms: [
      term,
      headerTerm(first, '00281053', { symbol: 'm', meaning, value: String(m), unit: '' }),
      headerTerm(first, '00281052', { symbol: 'b', meaning: 'Rescale Intercept', value: String(b), unit: '' }),
    ],
    warnings: rescale.value,
  });
}

/** The mapping s × stored + t acts on stored values; volumes hold m × stored + b, so it is written on those. */
function mappedValues(frames: readonly DataSet[], first: StatedUnits): Result<PetValues, Failure> {
  const scale = new Float64Array(frames.length);
  const offset = new Float64Array(frames.length);
  for (const [k, frame] of frames.entries()) {
    const mapping = statedUnits(frame)?.mapping ?? {};
    const [s, t] = [number(mapping, '00409225'), number(mapping, '00409224') ?? 0];
    const { m, b } = rescaleOf(frame);
    if (s === undefined || !Number.isFinite(s) || s === 0 || !Number.isFinite(t) || !Number.isFinite(b / m)) {
      const message = 'Real World Value Slope (0040,9225) is missing or not usable in an image.';
      return failed({ code: 'SUV_E_RESCALE', message, tag: tagText('00409225') });
    }
    scale[k] = s / m;
    offset[k] = t - (s * b) / m;
  }
  const { units, suvType, term, mapping = {} } = first;
  const mapped = mappedRange(
    frames.map((frame) => ({ ...rescaleOf(frame), mapping: statedUnits(frame)?.mapping ?? {} })),
  );
  const valueOf = (tag: string) => text(mapping, tag) ?? '0';
  return success({
    units,
    suvType,
    scale,
    offset,
    ...(mapped && { mapped }),
    terms: [
      term,
      headerTerm(mapping, '00409225', {
        symbol: 's', meaning: 'Real World Value Slope, first slice', value: valueOf('00409225'), unit: '',
      }),
      headerTerm(mapping, '00409224', {
        symbol: 't', meaning: 'Real World Value Intercept, first slice', value: valueOf('00409224'), unit: '',
      }),
    ],
    warnings: [],
  }); // prettier-ignore
}
