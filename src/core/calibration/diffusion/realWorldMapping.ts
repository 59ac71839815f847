import { mappedRange } from '#core/calibration/mappedRange.ts';
import type { ValueMeaning } from '#core/calibration/meaning.ts';
import { headerTerm } from '#core/calibration/suv/terms.ts';
import { items, number, text, type DataSet } from '#core/imaging/dataset.ts';
import { VOXEL_UNITS } from '#core/quantities.ts';

/** Factor to mm²/s of the UCUM codes that diffusion maps use. */
const DIFFUSION_UNITS: Readonly<Record<string, number>> = {
  'mm2/s': 1, 'um2/ms': 1e-3, 'um2/s': 1e-6, '10-6.mm2/s': 1e-6, '10*-6.mm2/s': 1e-6, '10-3.mm2/s': 1e-3,
}; // prettier-ignore

const ADC_CODE = '113041';

/** The mapping of the frames to ADC; undefined without one. It replaces Rescale Slope and Intercept (PS3.3 C.7.6.16.2.11). */
export function mappedAdc(dataSets: readonly DataSet[]): Omit<ValueMeaning, 'warnings'> | undefined {
  const mappings = dataSets.map(adcMapping);
  const [first] = mappings;
  if (!first || mappings.some((mapping) => mapping === undefined)) return undefined;
  const rescaled = dataSets.map((dataSet) => ({
    m: number(dataSet, '00281053') ?? 1,
    b: number(dataSet, '00281052') ?? 0,
  }));
  // Volumes hold modality values m·stored + b, so the mapping is written as a function of those.
  const factor = Float64Array.from(
    mappings,
    (mapping, at) => ((mapping?.slope ?? NaN) * (mapping?.unit ?? NaN)) / (rescaled[at]?.m ?? NaN),
  );
  const offset = Float64Array.from(mappings, (mapping, at) => {
    const { m, b } = rescaled[at] ?? { m: NaN, b: NaN };
    return ((mapping?.intercept ?? NaN) - ((mapping?.slope ?? NaN) * b) / m) * (mapping?.unit ?? NaN);
  });
  const mapped = mappedRange(
    mappings.map((mapping, at) => ({ m: 1, b: 0, ...rescaled[at], mapping: mapping?.item ?? {} })),
  );
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
function adcMapping(dataSet: DataSet): AdcMapping | undefined {
  const mappings = items(dataSet, '00409096').flatMap((item) => readMapping(item) ?? []);
  return mappings.find(({ item }) => hasAdcQuantity(item)) ?? mappings[0];
}

function readMapping(item: DataSet): AdcMapping | undefined {
  const [unitCode] = items(item, '004008EA');
  const code = (unitCode && text(unitCode, '00080100')) ?? '';
  const unit = DIFFUSION_UNITS[code];
  const [slope, intercept] = [number(item, '00409225'), number(item, '00409224') ?? 0];
  if (unit === undefined || slope === undefined || !Number.isFinite(slope) || !Number.isFinite(intercept))
    return undefined;
  return { item, code, unit, slope, intercept };
}

const hasAdcQuantity = (item: DataSet) =>
  items(item, '00409220').some((definition) =>
    items(definition, '0040A168').some((code) => text(code, '00080100') === ADC_CODE),
  );
