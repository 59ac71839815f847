import { describe, expect, it } from 'vitest';
import type { Measurement } from '#core/measurements/measurement.ts';
import { isSumTarget, subjectTimePoints } from '#core/response/timePoints.ts';
import { regionOf } from '../../builders/regionRequests.ts';

const ends = [[0, 0, 0], [30, 0, 0]] as const; // prettier-ignore
const region = regionOf({ kind: 'length', ends, normal: [0, 0, 1] });

function lesion(modality: string, unit: string) {
  const measurement: Measurement = {
    regionId: region.id,
    regionName: region.name,
    studyUid: region.studyUid,
    seriesUid: region.seriesUid,
    stackId: region.stackId,
    modality,
    quantity: 'Diameter',
    unit,
    values: [{ quantity: 'Diameter', statistic: 'length', value: 30, unit }],
    warnings: [],
  };
  const studies = [{ studyUid: region.studyUid, patientId: 'P', studyDate: '20250101' }];
  const [points] = subjectTimePoints({ regions: [region], measurements: [measurement], studies });
  const found = points?.[0]?.lesions[0];
  if (!found) throw new Error('no lesion');
  return found;
}

describe('lengths that count in a sum of targets', () => {
  it.each([
    ['mm', 30],
    ['{pixels}', undefined],
    ['mm{detector}', undefined],
    ['mm{film}', undefined],
  ])('in %s: %s', (unit, length) => {
    expect(lesion('CT', unit).length).toBe(length);
  });

  it.each([
    ['CT', true],
    ['MR', true],
    ['PT', false],
    ['NM', false],
    ['US', false],
  ])('on %s: %s', (modality, isTarget) => {
    expect(isSumTarget(lesion(modality, 'mm'))).toBe(isTarget);
  });
});
