import { mappedRange } from '#core/calibration/mappedRange.ts';
import type { ValueMeaning } from '#core/calibration/meaning.ts';
import { headerTerm } from '#core/calibration/suv/terms.ts';
import { items, number, text, type DataSet } from '#core/imaging/dataset.ts';
import { VOXEL_UNITS } from '#core/quantities.ts';
import { failed, success, type Failure, type Result } from '#core/result.ts';

/** Factor to mm²/s of the UCUM codes that diffusion maps use. */
const DIFFUSION_UNITS: Readonly<Record<string, number>> = {
  'mm2/s': 1, 'um2/ms': 1e-3, 'um2/s': 1e-6, '10-6.mm2/s': 1e-6, '10*-6.mm2/s': 1e-6, '10-3.mm2/s': 1e-3,
}; // prettier-ignore

const ADC_CODE = '113041';

/**
 * The mapping of the frames to ADC; success of undefined without one. It replaces Rescale Slope and Intercept
 * (PS3.3 C.7.6.16.2.11), so one that cannot be applied (a lookup table, another unit, images without) is
 * `ADC_E_MAPPING` and not passed over for them.
 */
export function mappedAdc(dataSets: readonly DataSet[]): Result<Omit<ValueMeaning, 'warnings'> | undefined, Failure> {
  const found = dataSets.map(adcItem);
  if (found.every((item) => item === undefined)) return success(undefined);
  const mappings: AdcMapping[] = [];
  for (const item of found) {
    const mapping = item ? readMapping(item) : refused('is missing in some of the images');
    if (!mapping.ok) return mapping;
    mappings.push(mapping.value);
  }
  return success(meaningOf(dataSets, mappings));
}

const refused = (words: string) =>
  failed<Failure>({
    code: 'ADC_E_MAPPING',
    message: `The Real World Value Mapping to ADC ${words}; ADC is not offered.`,
    tag: '(0040,9096)',
  });

function meaningOf(dataSets: readonly DataSet[], mappings: readonly AdcMapping[]): Omit<ValueMeaning, 'warnings'> {
  const [first] = mappings;
  if (!first) throw new Error('A map has at least one image.');
  const rescaled = dataSets.map((dataSet) => ({
    m: number(dataSet, '00281053') ?? 1,
    b: number(dataSet, '00281052') ?? 0,
  }));
  // Volumes hold modality values m·stored + b, so the mapping is written as a function of those.
  const factor = Float64Array.from(mappings, ({ slope, unit }, at) => (slope * unit) / (rescaled[at]?.m ?? NaN));
  const offset = Float64Array.from(mappings, ({ slope, intercept, unit }, at) => {
    const { m, b } = rescaled[at] ?? { m: NaN, b: NaN };
    return (intercept - (slope * b) / m) * unit;
  });
  const mapped = mappedRange(mappings.map(({ item }, at) => ({ m: 1, b: 0, ...rescaled[at], mapping: item })));
  const { item, code, slope, intercept, unit } = first;
  return {
    quantity: 'ADC',
    unit: VOXEL_UNITS.ADC,
    factor,
    offset,
    ...(mapped && { mapped }),
    record: {
      formula: 'ADC = (s × stored + i) × unit',
      filled: `ADC = (${slope} × stored + ${intercept}) × ${unit} mm2/s`,
      terms: [
        headerTerm(item, '00409225', {
          symbol: 's',
          meaning: 'Real World Value Slope',
          value: String(slope),
          unit: code,
        }),
        headerTerm(item, '00409224', {
          symbol: 'i',
          meaning: 'Real World Value Intercept',
          value: String(intercept),
          unit: code,
        }),
      ],
      candidates: [],
    },
  };
}

interface AdcMapping {
  readonly item: DataSet;
  readonly code: string;
  readonly unit: number;
  readonly slope: number;
  readonly intercept: number;
}

/** The item with quantity ADC, else the first with a diffusion unit. */
function adcItem(dataSet: DataSet): DataSet | undefined {
  const mappings = items(dataSet, '00409096');
  return mappings.find(hasAdcQuantity) ?? mappings.find((item) => DIFFUSION_UNITS[unitOf(item)] !== undefined);
}

const unitOf = (item: DataSet) => text(items(item, '004008EA')[0] ?? {}, '00080100') ?? '';

function readMapping(item: DataSet): Result<AdcMapping, Failure> {
  const code = unitOf(item);
  const unit = DIFFUSION_UNITS[code];
  const [slope, intercept] = [number(item, '00409225'), number(item, '00409224') ?? 0];
  if (unit === undefined) return refused(`is in the unit ${code || '(not stated)'}, which is none of diffusion`);
  if (slope === undefined && item['00409212']) {
    return refused('is a lookup table (0040,9212), which is not applied');
  }
  if (slope === undefined || !Number.isFinite(slope) || slope === 0 || !Number.isFinite(intercept)) {
    return refused('has no usable Slope (0040,9225) or Intercept (0040,9224)');
  }
  return success({ item, code, unit, slope, intercept });
}

const hasAdcQuantity = (item: DataSet) =>
  items(item, '00409220').some((definition) =>
    items(definition, '0040A168').some((code) => text(code, '00080100') === ADC_CODE),
  );
