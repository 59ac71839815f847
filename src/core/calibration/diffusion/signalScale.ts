import { number, numbers, privateTag, type DataSet } from '#core/imaging/dataset.ts';
import type { Stack } from '#core/imaging/series.ts';
import type { Notice } from '#core/result.ts';

/**
 * Philips scales each image for display; where slopes differ within a series only the floating-point value
 * FP = (RS·SV + RI)/(RS·SS), SS in (2005,100E), is comparable (mri-adc.md 2.4). Other vendors: the rescaled value.
 */
export function signalScales(stacks: readonly Stack[]): {
  readonly of: (stack: Stack) => number;
  readonly warnings: readonly Notice[];
} {
  const slopeOf = (stack: Stack) => number(headerOf(stack), '00281053') ?? 1;
  const differ = stacks.some((stack) => slopeOf(stack) !== slopeOf(stacks[0] ?? stack));
  if (!differ) return { of: () => 1, warnings: [] };
  const scales = new Map(stacks.map((stack) => [stack, philipsScale(headerOf(stack), slopeOf(stack))]));
  if ([...scales.values()].every((scale) => scale !== undefined)) {
    return { of: (stack) => scales.get(stack) ?? 1, warnings: [] };
  }
  const message = 'Rescale Slope differs between b-values and no scale slope (2005,100E) is stated.';
  return { of: () => 1, warnings: [{ code: 'ADC_W_SCALE', message, tag: '(0028,1053)' }] };
}

const headerOf = ({ frames }: Stack): DataSet => frames[0]?.dataSet ?? {};

function philipsScale(dataSet: DataSet, slope: number): number | undefined {
  const tag = privateTag(dataSet, '2005', 'Philips MR Imaging DD 001', '0E');
  const scale = tag === undefined ? undefined : numbers(dataSet, tag)[0];
  return scale !== undefined && scale > 0 && slope !== 0 ? 1 / (slope * scale) : undefined;
}
