import { describe, expect, it } from 'vitest';
import { countVerdicts, overshoot, thresholdGroups } from '#features/thresholds/thresholdGroups.ts';
import { cutoff, judgeable, judgement, withheldJudgeable } from '../../builders/judgements.ts';

const at = (value: number, subject: string) => judgement(judgeable(value, { subject, regionId: subject }));
const adc = cutoff({
  id: 'adc',
  quantity: 'ADC',
  statistic: 'mean',
  unit: 'mm2/s',
  comparator: '<',
  value: 1e-3,
  meaning: 'Cellular',
});
const all = [at(2, 'T1'), at(4, 'T2'), judgement(withheldJudgeable('T3')), at(10, 'T4')];
const view = { kinds: [], grouping: 'cutoff', order: 'verdict' } as const;
const names = (groups: ReturnType<typeof thresholdGroups>) =>
  groups.map(({ title, judgements }) => [title, judgements.map(({ result }) => result.subject).join(' ')]);

describe('thresholdGroups', () => {
  it('puts what is beyond first, then what cannot be computed, then what is within', () => {
    expect(names(thresholdGroups(all, view))).toEqual([['Malignancy indicator', 'T2 T4 T3 T1']]);
  });

  it('sorts by how far a value lies beyond, as a share of its cut-off', () => {
    expect(names(thresholdGroups(all, { ...view, order: 'distance' }))).toEqual([
      ['Malignancy indicator', 'T4 T2 T1 T3'],
    ]);
  });

  it('groups by region', () => {
    const groups = thresholdGroups(all, { ...view, grouping: 'region', order: 'name' });
    expect(groups.map(({ title }) => title)).toEqual(['T1', 'T2', 'T3', 'T4']);
  });

  it('keeps the chosen verdicts only', () => {
    expect(names(thresholdGroups(all, { ...view, kinds: ['not-computable'] }))).toEqual([
      ['Malignancy indicator', 'T3'],
    ]);
  });
});

it('counts every verdict', () => {
  expect(countVerdicts(all)).toEqual({ beyond: 2, within: 1, 'cannot-tell': 0, 'not-computable': 1 });
});

it('measures overshoot below the cut-off where beyond is below', () => {
  const low = judgement(
    judgeable(0.75e-3, {
      quantity: 'ADC',
      statistic: 'mean',
      measured: { ok: true, value: { value: 0.75e-3, unit: 'mm2/s' } },
    }),
    adc,
  );
  expect(overshoot(low)).toBeCloseTo(0.25, 12);
});
