import { describe, expect, it } from 'vitest';
import { cardText, peakAboveMax, valueUnder } from '#features/measurements/cardFacts.ts';
import { measurement } from '../../builders/judgements.ts';

const max = { quantity: 'SUVbw', statistic: 'max', value: 4, unit: 'g/ml{SUVbw}' } as const;
const chosen = { rule: 'R1 series time', time: '10:00:00', factor: 2e-4, chosen: true };
const other = { rule: 'R3 first acquisition', time: '10:05:00', factor: 2.1e-4, chosen: false };
const candidates = [chosen, other];

describe('valueUnder', () => {
  it('scales the value with the factor of the other rule', () => {
    expect(valueUnder(max, other, candidates)?.value).toBeCloseTo(4.2, 12);
  });

  it('gives nothing for a value that does not follow the factor', () => {
    const volume = { ...max, statistic: 'volume', unit: 'mm3' } as const;
    for (const candidate of candidates) expect(valueUnder(volume, candidate, candidates)).toBeUndefined();
  });

  it('gives nothing when no rule was chosen', () => {
    const open = candidates.map((candidate) => ({ ...candidate, chosen: false }));
    for (const candidate of open) expect(valueUnder(max, candidate, open)).toBeUndefined();
  });
});

it('copies a number with full precision, series and warnings', () => {
  const copied = cardText(measurement({ warnings: [{ code: 'SUV_W_PEAK_SMALL', message: 'Region below 1 ml.' }] }), {
    ...max,
    value: 5.216649999,
  });
  expect(copied.split('\n')).toEqual([
    'T1 SUVbw max 5.22 g/ml',
    'Full precision: 5.216649999 g/ml{SUVbw}',
    'Series: PT series',
    'Warning: Region below 1 ml. (SUV_W_PEAK_SMALL)',
  ]);
});

describe('peakAboveMax', () => {
  const of = (statistic: 'max' | 'mean' | 'peak' | 'peakLocal' | 'peakIbsi', value: number) =>
    peakAboveMax(measurement({ values: [max] }), { ...max, statistic, value });

  it.each(['peak', 'peakLocal', 'peakIbsi'] as const)('explains a %s above the maximum of the region', (statistic) => {
    expect(of(statistic, 4.2)).toBe(
      'Above the maximum inside the region (4.00\u00a0g/ml): hotter voxels lie just outside it. Check its edge.',
    );
  });

  it('says nothing of a peak up to the maximum, nor of other numbers', () => {
    expect(of('peak', 4)).toBeUndefined();
    expect(of('mean', 4.2)).toBeUndefined();
    expect(peakAboveMax(measurement({ values: [] }), { ...max, statistic: 'peak' })).toBeUndefined();
  });
});
