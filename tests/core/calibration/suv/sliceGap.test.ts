import { describe, expect, it } from 'vitest';
import { calibrate } from '#core/calibration/calibrate.ts';
import type { Stack } from '#core/imaging/series.ts';
import { success } from '#core/result.ts';
import { axialGrid } from '../../../builders/fields.ts';
import { petImage, seriesOf, stackOf } from '../../../builders/petSeries.ts';

/** SUVbw warnings of a stack of axial slices at these z in mm. */
function warnings(depths: readonly number[], gridded = true) {
  const plain = stackOf(depths.map(() => petImage()));
  const stack: Stack = {
    ...plain,
    frames: plain.frames.map((frame, k) => ({
      ...frame,
      plane: { origin: [0, 0, depths[k] ?? NaN], row: [1, 0, 0], column: [0, 1, 0] },
    })),
    ...(gridded && { grid: success(axialGrid([2, 2, depths.length], [4, 4, 3.27])) }),
  };
  const meaning = calibrate(seriesOf('pet', stack), stack, 'SUVbw');
  if (!meaning.ok) throw new Error(meaning.failure.message);
  return meaning.value.warnings;
}

describe('slice steps of a PET series (pet-suv.md section 9: unequal by more than 1 %)', () => {
  it('are told with their range', () => {
    // Steps 3.19 and 3.35, mean 3.27: 2.4 % off.
    expect(warnings([0, 3.19, 6.54])).toEqual([
      {
        code: 'SUV_W_SLICE_GAP',
        message: 'Slice steps vary from 3.19 to 3.35 mm; volumes take their mean of 3.27 mm.',
        tag: '(0020,0032)',
      },
    ]);
  });

  it.each([
    ['equal', [0, 3.27, 6.54]],
    ['0.9 % off the mean', [0, 3.24, 6.54]],
    ['one step', [0, 3.27]],
    ['a single slice', [0]],
  ])('%s: no word', (_what, depths) => expect(warnings(depths)).toEqual([]));

  it('of images that form no volume matter to none', () => expect(warnings([0, 3.19, 6.54], false)).toEqual([]));
});
