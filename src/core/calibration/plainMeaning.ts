import type { ValueMeaning } from '#core/calibration/meaning.ts';
import { headerTerm } from '#core/calibration/suv/terms.ts';
import { text } from '#core/imaging/dataset.ts';
import type { Stack } from '#core/imaging/series.ts';
import { VOXEL_UNITS } from '#core/quantities.ts';

/** A quantity that is the rescaled value itself: HU of CT (ct-recist.md), or the signal as it is stored. */
export function plainMeaning(stack: Stack, quantity: 'HU' | 'stored'): ValueMeaning {
  const dataSet = stack.frames[0]?.dataSet ?? {};
  const [slope, intercept] = [text(dataSet, '00281053') ?? '1', text(dataSet, '00281052') ?? '0'];
  const symbol = quantity === 'HU' ? 'HU' : 'V';
  const varies = stack.frames.some((frame) => (text(frame.dataSet, '00281053') ?? '1') !== slope);
  const meaning = varies ? 'Rescale Slope, first slice' : 'Rescale Slope';
  return {
    quantity,
    unit: VOXEL_UNITS[quantity],
    factor: new Float64Array(stack.frames.length).fill(1),
    offset: new Float64Array(stack.frames.length),
    record: {
      formula: `${symbol} = m × stored + b`,
      filled: `${symbol} = ${varies ? 'm(image)' : slope} × stored + ${intercept}`,
      terms: [
        headerTerm(dataSet, '00281053', { symbol: 'm', meaning, value: slope, unit: '' }),
        headerTerm(dataSet, '00281052', { symbol: 'b', meaning: 'Rescale Intercept', value: intercept, unit: '' }),
      ],
      candidates: [],
    },
    warnings: [],
  };
}
