import { describe, expect, it } from 'vitest';
import type { Measurement } from '#core/measurements/measurement.ts';
import type { Region } from '#core/regions/region.ts';
import { fragmentCandidates } from '#core/response/fragments.ts';
import type { LesionState } from '#core/response/lesionState.ts';
import { evaluateSubject, targetTimePoints } from '#core/response/subjectTargets.ts';
import { fromBaseline, subjectTimePoints } from '#core/response/timePoints.ts';
import { measurement } from '../../builders/judgements.ts';
import { region } from '../../builders/ledger.ts';

/** Two drawn axes: a shape that has a diameter. */
const TWO_AXES: Region['shape'] = {
  kind: 'bidirectional',
  long: [[0, 0, 0], [30, 0, 0]],
  short: [[15, -5, 0], [15, 5, 0]],
  normal: [0, 0, 1],
}; // prettier-ignore

/** An outline, as it is drawn round uptake: it has a longest diameter too. */
const OUTLINE: Region['shape'] = { kind: 'freehand', points: [[0, 0, 0], [25, 0, 0], [0, 9, 0]], normal: [0, 0, 1] }; // prettier-ignore

const DAYS: Readonly<Record<string, string>> = {
  chest: '20260101',
  abdomen: '20260101',
  chest8: '20260301',
  abdomen8: '20260301',
};

type Drawn = readonly [Region, Measurement];

function drawn(studyUid: string, name: string, length: number, change: Partial<Region> & { modality?: string } = {}): Drawn {
  const { modality = 'CT', ...facts } = change;
  const id = `${studyUid} ${name}`;
  const place = { studyUid, stackId: `${studyUid}/0`, seriesUid: studyUid };
  return [
    { ...region({ shape: TWO_AXES, organ: '' }), ...place, id, name, ...facts },
    measurement({
      ...place,
      regionId: id,
      regionName: name,
      modality,
      quantity: 'Diameter',
      unit: 'mm',
      values: [{ quantity: 'Diameter', statistic: 'longAxis', value: length, unit: 'mm' }],
    }),
  ];
} // prettier-ignore

function read(lesions: readonly Drawn[], states: readonly (readonly [string, string, LesionState])[] = []) {
  const [timePoints = []] = subjectTimePoints({
    regions: lesions.map(([one]) => one),
    measurements: lesions.map(([, one]) => one),
    studies: Object.entries(DAYS).map(([studyUid, studyDate]) => ({ studyUid, patientId: 'P', studyDate })),
    states: states.map(([studyUid, lesion, state]) => ({ studyUid, lesion, state })),
  });
  const points = fromBaseline(timePoints);
  return { points, evaluated: evaluateSubject(points) };
}

const followUp = ({ evaluated }: ReturnType<typeof read>) => {
  if (!evaluated.ok) throw new Error(evaluated.failure.message);
  const point = evaluated.value[1];
  if (!point) throw new Error('no follow-up');
  return point;
};

describe('a target that has split (ct-recist.md section 4)', () => {
  // 40 mm at baseline; now 12 mm, beside a non-target of 30 mm and an outline of uptake of 25 mm: 12 + 30 + 25 = 67.
  const lesions = [
    drawn('chest', 'T1', 40),
    drawn('chest8', 'T1', 12),
    drawn('chest8', 'NT1', 30, { role: 'non-target' }),
    drawn('chest8', 'M1', 25, { role: 'none', shape: OUTLINE, modality: 'PT' }),
    drawn('chest8', 'M2', 9, { role: 'none' }),
  ];
  const split = (...names: readonly string[]) =>
    read(lesions, [['chest8', 'T1', { kind: 'split', regionIds: names.map((name) => `chest8 ${name}`) }]]);

  it('is the sum of the fragments the reader chose, and of no other lesion', () => {
    // Row 29 of section 11 has the same fragments: 12 + 9.
    expect(followUp(split('T1', 'M2'))).toMatchObject({ sum: 21, verdict: { response: 'PR' } });
  });

  it('takes nothing for a fragment that has no diameter on CT or MR', () => {
    const point = followUp(split('T1', 'NT1', 'M1'));
    expect(point.sum).toBeUndefined();
    expect(point.failure).toEqual({
      code: 'REC_E_FRAGMENT',
      message:
        'Follow-up 1: Lesion T1 cannot be split into M1: choose fragments with a diameter on CT or MR that belong to no other target.',
    });
  });

  it('is offered every region with a diameter on CT or MR that no other target has', () => {
    const two = [...lesions, drawn('chest', 'T2', 20), drawn('chest8', 'T2', 18), drawn('chest8', 'M3', 7)];
    const { points } = read(two, [['chest8', 'T2', { kind: 'split', regionIds: ['chest8 T2', 'chest8 M3'] }]]);
    const offered = points[1] && fragmentCandidates({ name: 'T1', node: false }, points[1], ['T1', 'T2']);
    expect(offered?.map(({ region: { name } }) => name)).toEqual(['T1', 'NT1', 'M2']);
  });

  it('counts a region that is named twice once', () => {
    expect(followUp(split('T1', 'T1', 'M2')).sum).toBe(21);
  });
});

describe('studies of one day', () => {
  it('are one time point: the targets of chest and abdomen make one sum', () => {
    const result = read([
      drawn('chest', 'T1', 40),
      drawn('abdomen', 'T2', 60),
      drawn('chest8', 'T1', 30),
      drawn('abdomen8', 'T2', 35),
    ]);
    expect(result.points.map(({ date, studyUids }) => [date, studyUids])).toEqual([
      ['20260101', ['chest', 'abdomen']],
      ['20260301', ['chest8', 'abdomen8']],
    ]);
    expect(followUp(result)).toMatchObject({ label: 'Follow-up 1', sum: 65, changeFromBaseline: -35 });
  });

  it('cannot have two targets of one name', () => {
    const { evaluated } = read([drawn('chest', 'T1', 40), drawn('abdomen', 'T1', 60), drawn('chest8', 'T1', 30)]);
    expect(evaluated).toEqual({
      ok: false,
      failure: {
        code: 'REC_E_LESION_NAME',
        message: 'Two targets of one day are called T1: give one of them another name.',
      },
    });
  });

  it('cannot say two different things of a lesion', () => {
    const point = followUp(
      read(
        [drawn('chest', 'T1', 40), drawn('chest', 'T2', 20), drawn('chest8', 'T2', 20)],
        [
          ['chest8', 'T1', { kind: 'absent' }],
          ['abdomen8', 'T1', { kind: 'too-small' }],
        ],
      ),
    );
    expect(point.failure).toMatchObject({ code: 'REC_E_LESION_STATE' });
    expect(point.verdict).toBeUndefined();
  });

  it('may say the same twice', () => {
    const states = (['chest8', 'abdomen8'] as const).map((uid) => [uid, 'T1', { kind: 'absent' }] as const);
    expect(followUp(read([drawn('chest', 'T1', 40)], states))).toMatchObject({ sum: 0, verdict: { response: 'CR' } });
  });
});

describe('another method than at baseline', () => {
  it('is said at the time point, with the lesion', () => {
    const point = followUp(read([drawn('chest', 'T1', 40), drawn('chest8', 'T1', 30, { modality: 'MR' })]));
    expect(point.sum).toBe(30);
    expect(point.warnings).toEqual([
      { code: 'REC_W_MODALITY', message: 'T1: baseline CT, now MR: not the same method.' },
    ]);
  });

  it('is not said of the same method, nor of a lesion that is not measured', () => {
    expect(followUp(read([drawn('chest', 'T1', 40), drawn('chest8', 'T1', 30)])).warnings).toEqual([]);
    const absent = read([drawn('chest', 'T1', 40)], [['chest8', 'T1', { kind: 'absent' }]]);
    expect(followUp(absent).warnings).toEqual([]);
  });
});

it('reads a target where it has a diameter, not the uptake of the same name', () => {
  const sphere = { shape: { kind: 'sphere', centre: [0, 0, 0], radius: 9 }, modality: 'PT', id: 'pet' } as const;
  const { points } = read([drawn('chest', 'T1', 40), drawn('chest8', 'T1', 99, sphere), drawn('abdomen8', 'T1', 30)]);
  expect(targetTimePoints(points)[1]?.readings).toEqual([{ lesion: 'T1', node: false, length: 30 }]);
});
