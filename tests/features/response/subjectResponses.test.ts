import { describe, expect, it } from 'vitest';
import type { Study } from '#core/imaging/series.ts';
import type { Measurement } from '#core/measurements/measurement.ts';
import type { Region } from '#core/regions/region.ts';
import { responseSentence } from '#features/response/responseSentence.ts';
import { spiderLines, spiderRange } from '#features/response/spiderLines.ts';
import { subjectResponses } from '#features/response/subjectResponses.ts';
import { measurement } from '../../builders/judgements.ts';
import { region } from '../../builders/ledger.ts';

const study = (studyUid: string, studyDate: string): Study => ({
  studyUid,
  studyDate,
  patientId: 'P1',
  patientName: '',
  description: '',
  series: [],
});

/** Two drawn axes: a shape that has a diameter, whatever its measurement says. */
const TWO_AXES: Region['shape'] = {
  kind: 'bidirectional',
  long: [[0, 0, 0], [30, 0, 0]],
  short: [[15, -5, 0], [15, 5, 0]],
  normal: [0, 0, 1],
}; // prettier-ignore

const lesion = (name: string, studyUid: string, longAxis: number): [Region, Measurement] => {
  const id = `${name} ${studyUid}`;
  const stackId = `${studyUid}/0`;
  return [
    {
      ...region({ shape: TWO_AXES }),
      id,
      name,
      studyUid,
      stackId,
      seriesUid: studyUid,
      role: 'target',
      organ: name,
      node: false,
    },
    measurement({
      regionId: id,
      regionName: name,
      studyUid,
      stackId,
      modality: 'CT',
      quantity: 'Diameter',
      unit: 'mm',
      values: [{ quantity: 'Diameter', statistic: 'longAxis', value: longAxis, unit: 'mm' }],
    }),
  ];
};

/** ct-recist.md section 5: 100 → 65 is −35 %, partial response; 65 → 80 is +23.1 % and +15 mm, progression. */
const lesions = [
  lesion('T1', 'base', 60), lesion('T2', 'base', 40),
  lesion('T1', 'one', 40), lesion('T2', 'one', 25),
  lesion('T1', 'two', 50), lesion('T2', 'two', 30),
]; // prettier-ignore

const facts = {
  regions: lesions.map(([one]) => one),
  measurements: lesions.map(([, one]) => one),
  studies: [study('two', '20260501'), study('base', '20260101'), study('one', '20260301')],
  places: [study('two', '20260501'), study('base', '20260101'), study('one', '20260301')],
};

describe('subjectResponses', () => {
  const [response] = subjectResponses(facts);

  it('orders time points by date and sums the targets', () => {
    expect(response?.timePoints.map(({ studyUid }) => studyUid)).toEqual(['base', 'one', 'two']);
    const points = response?.evaluated.ok ? response.evaluated.value : [];
    expect(points.map(({ sum }) => sum)).toEqual([100, 65, 80]);
    expect(points.map(({ verdict }) => verdict?.response)).toEqual([undefined, 'PR', 'PD']);
    expect(points[1]?.changeFromBaseline).toBeCloseTo(-35, 12);
    expect(points[2]?.percentFromNadir).toBeCloseTo((100 * 15) / 65, 12);
  });

  it('says which rule fired', () => {
    const points = response?.evaluated.ok ? response.evaluated.value : [];
    const [baseline, first] = points;
    expect(baseline && responseSentence(baseline)).toBe('');
    expect(first && responseSentence(first)).toContain(
      'Partial response: the sum is at least 30\u00a0% below baseline (row T5).',
    );
  });

  it('draws a line for each target and one for the sum', () => {
    const points = response?.evaluated.ok ? response.evaluated.value : [];
    const lines = spiderLines(response?.targets ?? [], points);
    expect(lines.map(({ name }) => name)).toEqual(['T1', 'T2', 'Sum']);
    expect(lines[0]?.changes[2]).toBeCloseTo((100 * (50 - 60)) / 60, 12);
    expect(lines[2]?.changes).toEqual([0, -35, -20]);
    expect(spiderRange(lines)).toEqual([-40, 30]);
    expect(spiderRange([{ name: 'T1', changes: [0, 61, -100] }])).toEqual([-100, 70]);
  });

  // 60 and 40 mm at baseline; 0 and 5 mm (ct-recist.md section 4) are -100 % and -87.5 %, together -95 %.
  it('draws what is said of lesions that are not measured', () => {
    const isMeasured = ({ studyUid }: { readonly studyUid: string }) => studyUid === 'base';
    const [stated] = subjectResponses({
      ...facts,
      regions: facts.regions.filter(isMeasured),
      measurements: facts.measurements.filter(isMeasured),
      states: [
        { studyUid: 'one', lesion: 'T1', state: { kind: 'absent' } },
        { studyUid: 'one', lesion: 'T2', state: { kind: 'too-small' } },
      ],
    });
    const points = stated?.evaluated.ok ? stated.evaluated.value : [];
    expect(spiderLines(stated?.targets ?? [], points).map(({ changes }) => changes)).toEqual([
      [0, -100],
      [0, -87.5],
      [0, -95],
    ]);
  });

  it('shows the reading that enters the sum, not uptake of the same name', () => {
    const [sphere, size] = lesion('T1', 'one', 99);
    const pet = { ...sphere, id: 'pet', shape: { kind: 'sphere', centre: [0, 0, 0], radius: 9 } } as const;
    const [shown] = subjectResponses({
      ...facts,
      regions: [pet, ...facts.regions],
      measurements: [{ ...size, regionId: 'pet', modality: 'PT' }, ...facts.measurements],
    });
    expect(shown?.targets[0]?.readings[1]?.length).toBe(40);
    expect(shown?.targets[0]?.lengths).toEqual([60, 40, 50]);
  });

  it('warns of a target that was irradiated before', () => {
    const regions = facts.regions.map((one) => (one.name === 'T2' ? { ...one, irradiated: true } : one));
    const [warned] = subjectResponses({ ...facts, regions });
    expect(warned?.targets.map(({ notices }) => notices.map(({ code }) => code))).toEqual([[], ['REC_W_IRRADIATED']]);
  });

  it('leaves a target that is not measured later without a number', () => {
    const later = facts.regions.filter(({ id }) => id !== 'T2 two');
    const [partly] = subjectResponses({ ...facts, regions: later });
    expect(partly?.targets[1]?.readings[2]).toBeUndefined();
    const last = partly?.evaluated.ok ? partly.evaluated.value[2] : undefined;
    expect(last?.complete).toBe(false);
  });

  it('names a baseline target that is too small', () => {
    const [one, two] = lesion('T9', 'base', 8);
    const [small] = subjectResponses({
      regions: [one],
      measurements: [two],
      studies: facts.studies,
      places: facts.places,
    });
    expect(small?.targets[0]?.failure?.code).toBe('REC_E_TARGET_SIZE');
  });

  it('has nothing to say without targets', () => {
    const regions = facts.regions.map((one) => ({ ...one, role: 'non-target' as const }));
    expect(subjectResponses({ ...facts, regions })).toEqual([]);
  });
});
