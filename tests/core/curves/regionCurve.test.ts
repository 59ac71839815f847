import { describe, expect, it } from 'vitest';
import { curveCsv } from '#core/curves/curveCsv.ts';
import { curveValue, noticesOnce, type RegionCurve } from '#core/curves/regionCurve.ts';
import type { MeasuredValue, Measurement } from '#core/measurements/measurement.ts';
import { failed, success } from '#core/result.ts';

const value = (statistic: MeasuredValue['statistic'], number: number): MeasuredValue => ({
  quantity: 'SUVbw',
  statistic,
  value: number,
  unit: 'g/ml{SUVbw}',
});

const measurement = (change: Partial<Measurement>): Measurement => ({
  regionId: 'r', regionName: 'R', studyUid: '1', seriesUid: '2', stackId: '2/0', modality: 'PT', quantity: 'SUVbw',
  unit: 'g/ml{SUVbw}', values: [], warnings: [], ...change,
}); // prettier-ignore

const refusal = { code: 'SUV_E_WEIGHT', message: 'No weight.' };

describe('the value of a region at one place', () => {
  const diameter = measurement({ quantity: 'Diameter', values: [value('longAxis', 9)] });

  it('is mean, SD and voxels of the quantity asked for', () => {
    const measured = measurement({ values: [value('mean', 4), value('sd', 0.5), value('count', 20)] });
    expect(curveValue([diameter, measured], 'SUVbw')).toEqual(success({ mean: 4, sd: 0.5, voxels: 20 }));
  });

  it('is the value of a point', () => {
    expect(curveValue([measurement({ values: [value('value', 3)] })], 'SUVbw')).toEqual(
      success({ mean: 3, sd: undefined, voxels: 1 }),
    );
  });

  it('is refused as the measurement is, and for a line', () => {
    expect(curveValue([measurement({ failure: refusal })], 'SUVbw')).toEqual(failed(refusal));
    expect(curveValue([diameter], 'SUVbw')).toMatchObject({ ok: false, failure: { code: 'REC_E_CURVE' } });
    expect(curveValue([], 'SUVbw').ok).toBe(false);
  });
});

it('a notice of every point is told once', () => {
  expect(noticesOnce([refusal, { ...refusal }, { ...refusal, message: 'Other.' }])).toHaveLength(2);
});

it('a point that could not be measured stands in the CSV with its reason; formulas in names are text', () => {
  const points = [
    { stackId: '2/0', at: 1, detail: '', value: success({ mean: 1.5, sd: 0.25, voxels: 8 }) },
    { stackId: '2/1', at: 2, detail: '', value: failed(refusal) },
  ];
  const curve: RegionCurve = {
    regionId: 'r', regionName: '=R1', studyUid: '1', seriesUid: '2', quantity: 'SUVbw', unit: 'g/ml{SUVbw}', points, warnings: [],
    dimension: { kind: 'time', unit: undefined, source: undefined, points: [], warnings: [] },
  }; // prettier-ignore
  expect(curveCsv(curve).split('\r\n')).toEqual([
    'study_uid,series_uid,region,axis,axis_source,point,at,at_unit,detail,quantity,mean,sd,unit,voxels,failure',
    "1,2,'=R1,time,counted,1,1,1,,SUVbw,1.5,0.25,g/ml{SUVbw},8,",
    "1,2,'=R1,time,counted,2,2,1,,SUVbw,,,g/ml{SUVbw},,SUV_E_WEIGHT: No weight.",
    '',
  ]);
});
