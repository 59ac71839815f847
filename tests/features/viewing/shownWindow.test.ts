import { describe, expect, it } from 'vitest';
import type { ShownStack } from '#actions/view/activeView.ts';
import { quantityLabel, windowEnds, windowText } from '../../../src/features/viewing/shownWindow.ts';

const shown = (quantity: string, unit: string, modality = 'PT') =>
  ({ meaning: { quantity, unit }, series: { modality } }) as unknown as ShownStack;

describe('a window in words', () => {
  it('is width and level for CT', () => {
    expect(windowText({ lower: -160, upper: 240 }, shown('HU', "[hnsf'U]", 'CT'))).toBe('W\u00a0400 L\u00a040\u00a0HU');
  });

  it('is its ends with the unit for SUV', () => {
    expect(windowText({ lower: 0, upper: 5 }, shown('SUVbw', 'g/ml{SUVbw}'))).toBe('0.0–5.0\u00a0g/ml');
  });

  it('is in 10⁻⁶ mm²/s for ADC, as the numbers beside it', () => {
    expect(windowEnds({ lower: 0, upper: 3e-3 }, shown('ADC', 'mm2/s', 'MR'))).toEqual({
      lower: '0',
      upper: '3000',
      unit: '×10⁻⁶ mm²/s',
    });
  });

  it('never calls stored counts SUV', () => {
    const counts = shown('stored', '1');
    expect(windowText({ lower: 0, upper: 32767 }, counts)).toMatch(/stored$/);
    expect(quantityLabel(counts)).toBe('PT');
    expect(quantityLabel(shown('SUL', 'g/ml{SUVlbm(James128)}'))).toBe('SUL');
  });
});
