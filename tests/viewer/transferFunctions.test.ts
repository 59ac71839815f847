import { describe, expect, it } from 'vitest';
import { transferFunction } from '#viewer/transferFunctions.ts';

const greyAt = (made: ReturnType<typeof transferFunction>, value: number) => made.getRedValue(value);

describe('the colours of a window', () => {
  it('rise evenly without a curve', () => {
    const made = transferFunction('grey', false, { lower: 0, upper: 100 });
    expect([0, 25, 100].map((value) => greyAt(made, value))).toEqual(
      [0, 0.25, 1].map((grey) => expect.closeTo(grey, 3) as number),
    );
  });

  it.each([
    ['rising', false, [0, 0.2, 0.4, 1]],
    ['falling', true, [1, 0.4, 0.2, 0]],
  ])('follow a curve, %s', (_, falling, greys) => {
    const made = transferFunction('grey', falling, { lower: 0, upper: 3, curve: [0, 0.2, 0.4, 1] });
    [0, 1, 2, 3].forEach((value, at) => expect(greyAt(made, value)).toBeCloseTo(greys[at] ?? NaN, 3));
  });

  it('stay inside the map whatever a curve says', () => {
    const made = transferFunction('grey', false, { lower: 0, upper: 1, curve: [-1, 2] });
    expect([greyAt(made, 0), greyAt(made, 1)]).toEqual([0, 1]);
  });
});
