import type { Measurement } from '#core/measurements/measurement.ts';
import { judge } from '#core/protocol/judge.ts';
import type { Cutoff, Judgeable, Judgement } from '#core/protocol/cutoff.ts';
import { failed, success } from '#core/result.ts';

export const cutoff = (change: Partial<Cutoff> = {}): Cutoff => ({
  id: 'suvmax',
  quantity: 'SUVbw',
  statistic: 'max',
  basis: 'value',
  unit: 'g/ml{SUVbw}',
  comparator: '>',
  value: 2.5,
  meaning: 'Malignancy indicator',
  source: 'Product protocol',
  ...change,
});

export const judgeable = (value: number, change: Partial<Judgeable> = {}): Judgeable => ({
  subject: 'T1',
  regionId: 'r1',
  studyUid: 'study',
  seriesUid: 'series',
  quantity: 'SUVbw',
  statistic: 'max',
  basis: 'value',
  modality: 'PT',
  organ: '',
  measured: success({ value, unit: 'g/ml{SUVbw}' }),
  ...change,
});

export const judgement = (result: Judgeable, cut: Cutoff = cutoff()): Judgement => ({
  cutoff: cut,
  result,
  verdict: judge(result, cut),
});

export const withheldJudgeable = (subject: string): Judgeable =>
  judgeable(0, {
    subject,
    regionId: subject,
    measured: failed({ code: 'SUV_E_WEIGHT', message: 'Patient weight is missing.' }),
  });

export const measurement = (change: Partial<Measurement> = {}): Measurement => ({
  regionId: 'r1',
  regionName: 'T1',
  studyUid: 'study',
  seriesUid: 'series',
  stackId: 'series/0',
  modality: 'PT',
  quantity: 'SUVbw',
  unit: 'g/ml{SUVbw}',
  values: [
    { quantity: 'SUVbw', statistic: 'max', value: 5.2166, unit: 'g/ml{SUVbw}' },
    { quantity: 'SUVbw', statistic: 'mean', value: 3.1, unit: 'g/ml{SUVbw}' },
  ],
  warnings: [],
  ...change,
});
