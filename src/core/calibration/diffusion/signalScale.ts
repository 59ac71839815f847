import { number, numbers, privateTag, type DataSet } from '#core/imaging/dataset.ts';
import type { Stack } from '#core/imaging/series.ts';
import type { Notice } from '#core/result.ts';

/** What makes the rescaled values of a stack comparable with those of the others: one factor per slice. */
type SliceScales = readonly number[];

/**
 * Philips scales each image for display; where slopes differ within a series only the floating-point value
 * FP = (RS·SV + RI)/(RS·SS) of each image, SS in (2005,100E), is comparable (mri-adc.md 2.4). Other vendors: the
 * rescaled value. `ADC_W_SCALE` where the slopes at one slice differ between stacks and no SS is stated.
 */
export function signalScales(stacks: readonly Stack[]): {
  readonly of: (stack: Stack) => SliceScales;
  readonly warnings: readonly Notice[];
} {
  const slopes = stacks.map(({ frames }) => frames.map(({ dataSet }) => slopeOf(dataSet)));
  const ones = ({ frames }: Stack) => frames.map(() => 1);
  if (new Set(slopes.flat()).size <= 1) return { of: ones, warnings: [] };
  const scales = new Map(stacks.map((stack) => [stack, philipsScales(stack)]));
  if ([...scales.values()].every((scale) => scale !== undefined)) {
    return { of: (stack) => scales.get(stack) ?? ones(stack), warnings: [] };
  }
  const [first = []] = slopes;
  // A factor that all b-values of a slice share leaves their ratio, and so the ADC, as it is.
  const differ = slopes.some((stack) => stack.some((slope, k) => slope !== first[k]));
  const message = 'Rescale Slope differs between b-values and no scale slope (2005,100E) is stated.';
  return { of: ones, warnings: differ ? [{ code: 'ADC_W_SCALE', message, tag: '(0028,1053)' }] : [] };
}

const slopeOf = (dataSet: DataSet) => number(dataSet, '00281053') ?? 1;

/** 1/(RS·SS) of each image; undefined as soon as one states no usable SS. */
function philipsScales({ frames }: Stack): SliceScales | undefined {
  const scales = frames.flatMap(({ dataSet }) => philipsScale(dataSet) ?? []);
  return scales.length === frames.length ? scales : undefined;
}

function philipsScale(dataSet: DataSet): number | undefined {
  const slope = slopeOf(dataSet);
  const tag = privateTag(dataSet, '2005', 'Philips MR Imaging DD 001', '0E');
  const scale = tag === undefined ? undefined : numbers(dataSet, tag)[0];
  return scale !== undefined && scale > 0 && slope !== 0 ? 1 / (slope * scale) : undefined;
}
