import { LEAST_ADC } from '#core/calibration/diffusion/adcVolume.ts';
import { isDerivedMap } from '#core/calibration/diffusion/direction.ts';
import { mappedAdc } from '#core/calibration/diffusion/realWorldMapping.ts';
import type { ValueMeaning } from '#core/calibration/meaning.ts';
import { headerTerm } from '#core/calibration/suv/terms.ts';
import { text, texts, type DataSet } from '#core/imaging/dataset.ts';
import type { Series, Stack } from '#core/imaging/series.ts';
import { VOXEL_UNITS } from '#core/quantities.ts';
import { failed, success, type Failure, type Notice, type Result } from '#core/result.ts';

/**
 * The meaning of an ADC map in mm²/s (mri-adc.md section 5): of our own maps as computed; of a scanner's through its
 * real world value mapping (`ADC_E_MAPPING` where that cannot be applied), else the unit its header names, else the
 * unit its values must have, with a warning.
 * `sample` gives the median of the positive values; without it a map that names no unit is `ADC_E_UNIT_UNKNOWN`.
 */
export function adcMapMeaning(
  series: Series,
  stack: Stack,
  sample?: () => number | undefined,
): Result<ValueMeaning, Failure> {
  const { frames } = stack;
  const dataSet = frames[0]?.dataSet ?? {};
  if (series.computed) {
    const { record, warnings } = series.computed;
    return success({ ...scaled(frames.length, 1), mapped: aboveZero(frames.length), record, warnings });
  }
  if (isDerivedMap(dataSet) === 'other') {
    return failed({
      code: 'ADC_E_NOT_ADC',
      message: 'This map is not an ADC map (exponential or tensor map): not measured as ADC.',
    });
  }
  const mapped = mappedAdc(frames.map((frame) => frame.dataSet));
  if (!mapped.ok) return mapped;
  if (mapped.value) return success({ ...mapped.value, warnings: byName(dataSet) });
  const unit = statedUnit(dataSet) ?? guessedUnit(sample?.());
  if (!unit) {
    return failed({
      code: 'ADC_E_UNIT_UNKNOWN',
      message: 'Unit not stated; it is read from the values once the series is loaded.',
      tag: '(0028,1054)',
    });
  }
  const { factor, term, warnings } = unit(dataSet);
  return success({
    ...scaled(frames.length, factor),
    record: { formula: 'ADC = V × unit', filled: `ADC = V × ${factor} mm2/s`, terms: [term], candidates: [] },
    warnings: [...warnings, ...byName(dataSet)],
  });
}

const scaled = (frames: number, factor: number) => ({
  quantity: 'ADC' as const,
  unit: VOXEL_UNITS.ADC,
  factor: new Float64Array(frames).fill(factor),
  offset: new Float64Array(frames),
});

/** A fit that gives no positive ADC is undefined in the map (mri-adc.md 3); the volume holds what it gave. */
const aboveZero = (frames: number) => ({
  from: new Float64Array(frames).fill(LEAST_ADC),
  to: new Float64Array(frames).fill(Infinity),
});

interface DetectedUnit {
  readonly factor: number;
  readonly term: ReturnType<typeof headerTerm>;
  readonly warnings: readonly Notice[];
}

type UnitReader = (dataSet: DataSet) => DetectedUnit;

/** "10^-6 mm^2/s", "1e-3 mm2/s", "um2/s", "mm²/s": the factor to mm²/s of a text that names a unit. */
export function unitFactor(words: string): number | undefined {
  const plain = words
    .toLowerCase()
    .replaceAll('²', '2')
    .replaceAll(/[\s^*_x·]/g, '');
  if (/um2\/s|µm2\/s|10-6\.?mm2\/s(ec)?|1?e-0?6\.?mm2\/s/.test(plain)) return 1e-6;
  if (/um2\/ms|µm2\/ms|10-3\.?mm2\/s(ec)?|1?e-0?3\.?mm2\/s/.test(plain)) return 1e-3;
  return /^mm2\/s(ec)?$/.test(plain) ? 1 : undefined;
}

/** Rescale Type or the units text beside it. `US` (unspecified) says nothing. */
function statedUnit(dataSet: DataSet): UnitReader | undefined {
  const tag = ['00281054', '00281055'].find((candidate) => unitFactor(text(dataSet, candidate) ?? '') !== undefined);
  const factor = tag === undefined ? undefined : unitFactor(text(dataSet, tag) ?? '');
  if (tag === undefined || factor === undefined) return undefined;
  const term = { symbol: 'unit', meaning: 'stated unit', value: String(factor), unit: 'mm2/s' };
  return (from) => ({ factor, term: headerTerm(from, tag, term), warnings: [] });
}

/** ADC of tissue is about 1e-3 mm²/s: the decade of the median tells which unit the numbers are in. */
function guessedUnit(median: number | undefined): UnitReader | undefined {
  if (median === undefined) return undefined;
  const factor = median >= 50 ? 1e-6 : median >= 0.05 ? 1e-3 : 1;
  const shown = Number(median.toPrecision(4));
  const message = `Unit not stated; median ${shown} read as ${factor === 1 ? '' : `${factor.toExponential(0)} `}mm2/s.`;
  return () => ({
    factor,
    term: {
      symbol: 'unit',
      meaning: `unit read from the median ${shown}`,
      value: String(factor),
      unit: 'mm2/s',
      origin: 'computed',
    },
    warnings: [{ code: 'ADC_W_UNIT_GUESSED', message, tag: '(0028,1054)' }],
  });
}

/** The map is known only by the name of the series. */
function byName(dataSet: DataSet): readonly Notice[] {
  const types = texts(dataSet, '00080008').map((value) => value.toUpperCase());
  if (types.includes('ADC') || types.includes('APPARENT DIFFUSION') || dataSet['00409096']) return [];
  const message = 'Taken for an ADC map because of the series description.';
  return [{ code: 'ADC_W_MAP_BY_NAME', message, tag: '(0008,103E)' }];
}
