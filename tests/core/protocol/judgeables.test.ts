import { describe, expect, it } from 'vitest';
import type { CalibrationRecord } from '#core/calibration/meaning.ts';
import type { Measurement } from '#core/measurements/measurement.ts';
import { judgeAll } from '#core/protocol/judge.ts';
import { judgeablesOf } from '#core/protocol/judgeables.ts';
import type { Region } from '#core/regions/region.ts';
import { cutoff } from '../../builders/judgements.ts';
import { region } from '../../builders/ledger.ts';

const studies = [
  { studyUid: 'base', patientId: 'P', studyDate: '20250101' },
  { studyUid: 'week8', patientId: 'P', studyDate: '20250226' },
  { studyUid: 'week16', patientId: 'P', studyDate: '20250423' },
];

const TWO_AXES: Region['shape'] = {
  kind: 'bidirectional',
  long: [[0, 0, 0], [30, 0, 0]],
  short: [[15, -5, 0], [15, 5, 0]],
  normal: [0, 0, 1],
}; // prettier-ignore

const SEGMENTED: Region['shape'] = {
  kind: 'threshold',
  within: { centre: [0, 0, 0], radius: 20 },
  rule: { kind: 'fraction', of: 0.41, connected: true },
  seriesUid: 's',
};

/** A target with its long and short axis at one study. */
function target(
  studyUid: string,
  name: string,
  [long, short]: readonly [number, number],
  change: Partial<Region> = {},
) {
  const lesion = region({
    id: `${studyUid}-${name}`,
    name,
    studyUid,
    stackId: `${studyUid}/0`,
    shape: TWO_AXES,
    ...change,
  });
  const measurement: Measurement = {
    regionId: lesion.id,
    regionName: name,
    studyUid,
    seriesUid: 's',
    stackId: `${studyUid}/0`,
    modality: 'CT',
    quantity: 'Diameter',
    unit: 'mm',
    values: [
      { quantity: 'Diameter', statistic: 'longAxis', value: long, unit: 'mm' },
      { quantity: 'Diameter', statistic: 'shortAxis', value: short, unit: 'mm' },
    ],
    warnings: [],
  };
  return { lesion, measurement };
}

function readOf(...targets: readonly ReturnType<typeof target>[]) {
  return {
    regions: targets.map(({ lesion }) => lesion),
    measurements: targets.map(({ measurement }) => measurement),
    studies,
  };
}

const drawnOn = (plane: string): NonNullable<Measurement['derivation']> => ({
  calibration: { formula: '', filled: '', terms: [], candidates: [] },
  shape: TWO_AXES,
  voxels: { count: 0, volumeMm3: 0, box: undefined, digest: '' },
  instanceUids: [],
  algorithm: { name: '', version: '' },
  settings: { plane },
});

const FDG_SCAN: CalibrationRecord = {
  formula: '',
  filled: '',
  terms: [
    { symbol: 'tracer', meaning: '', value: 'FDG', unit: '', tag: '(0018,0031)', origin: 'header' },
    { symbol: 'reconstruction', meaning: '', value: 'OSEM', unit: '', tag: '(0054,1103)', origin: 'header' },
  ],
  candidates: [],
};

const sums = (read: Parameters<typeof judgeablesOf>[0]) =>
  judgeablesOf(read).filter(({ quantity }) => quantity === 'TargetSum');

describe('judgeables', () => {
  it('follows the target sum: long axes of lesions, short axes of nodes, against baseline and nadir', () => {
    const read = readOf(
      target('base', 'T1', [60, 30]), target('base', 'N1', [50, 40], { node: true }),
      target('week8', 'T1', [40, 20]), target('week8', 'N1', [30, 20], { node: true }),
      target('week16', 'T1', [50, 20]), target('week16', 'N1', [30, 28], { node: true }),
    ); // prettier-ignore
    const found = sums(read).map(({ studyUid, basis, measured, absolute }) => [
      studyUid,
      basis,
      measured.ok && measured.value.value,
      absolute?.value,
    ]);
    expect(found).toEqual([
      ['week8', 'changeFromBaseline', -40, -40],
      ['week8', 'changeFromNadir', -40, -40],
      ['week16', 'changeFromBaseline', -22, -22],
      ['week16', 'changeFromNadir', 30, 18],
    ]);
  });

  it('never takes a target that was not measured for 0', () => {
    const read = readOf(target('base', 'T1', [60, 30]), target('base', 'T2', [40, 30]), target('week8', 'T1', [10, 5]));
    const [change] = sums(read);
    expect(change?.measured).toEqual({
      ok: false,
      failure: {
        code: 'REC_E_LESION_MISSING',
        message: "Follow-up 1: Lesion T2 has no value: measure, 'too small', 'absent' or 'not evaluable'.",
      },
    });
  });

  it('counts neither non-targets nor subjects without a Patient ID', () => {
    expect(
      sums(
        readOf(
          target('base', 'NT1', [60, 30], { role: 'non-target' }),
          target('week8', 'NT1', [10, 5], { role: 'non-target' }),
        ),
      ),
    ).toEqual([]);
    const read = readOf(target('base', 'T1', [60, 30]), target('week8', 'T1', [30, 20]));
    expect(sums({ ...read, studies: studies.map((study) => ({ ...study, patientId: '' })) })).toEqual([]);
  });

  it('gives the change of SUVmax of the same region name, and of target volume', () => {
    const suv = (studyUid: string, value: number, volume: number) => {
      const made = target(studyUid, 'T1', [30, 20], { shape: SEGMENTED });
      const measurement: Measurement = {
        ...made.measurement,
        quantity: 'SUVbw',
        modality: 'PT',
        values: [
          { quantity: 'SUVbw', statistic: 'max', value, unit: 'g/ml{SUVbw}' },
          { quantity: 'SUVbw', statistic: 'volume', value: volume, unit: 'mm3' },
        ],
        derivation: { ...drawnOn('acquired'), calibration: FDG_SCAN },
      };
      return { ...made, measurement };
    };
    const found = judgeablesOf(readOf(suv('base', 3.1, 1000), suv('week8', 3.41, 650)));
    const changes = found
      .filter(({ basis }) => basis === 'changeFromBaseline')
      .map(({ quantity, measured }) => [quantity, measured.ok ? Number(measured.value.value.toFixed(9)) : '']);
    expect(changes).toContainEqual(['SUVbw', 10]);
    expect(changes).toContainEqual(['TumourVolume', -35]);
  });

  it('takes the first study with targets for the baseline, whatever was marked before', () => {
    const stray = target('base', 'R1', [9, 9], { role: 'reference' });
    const [change] = sums(readOf(stray, target('week8', 'T1', [50, 20]), target('week16', 'T1', [30, 20])));
    expect(change).toMatchObject({ studyUid: 'week16', measured: { ok: true, value: { value: -40, unit: '%' } } });
  });

  it('does not judge against a baseline with an unmeasured target', () => {
    const unmeasured = target('base', 'T2', [30, 20]);
    const read = readOf(
      target('base', 'T1', [30, 20]),
      unmeasured,
      target('week8', 'T1', [30, 20]),
      target('week8', 'T2', [20, 20]),
    );
    const measurements = read.measurements.filter((one) => one !== unmeasured.measurement);
    const found = sums({ ...read, measurements });
    expect(found.map(({ measured }) => (measured.ok ? 'given' : measured.failure.code))).toEqual([
      'REC_E_LESION_MISSING',
      'REC_E_LESION_MISSING',
    ]);
  });

  it('offers no nadir change of an incomplete sum unless it grew enough anyway (row T2)', () => {
    const part = (sum: number) =>
      sums(readOf(target('base', 'T1', [40, 30]), target('base', 'T2', [40, 30]), target('week8', 'T1', [sum, 20])));
    expect(part(30).map(({ measured }) => measured.ok)).toEqual([false, false]);
    const [, grown] = part(110);
    expect(grown?.measured).toMatchObject({ ok: true, value: { value: 37.5 } });
  });

  it('takes no study for a time point of the sum that has marks on PET only', () => {
    const onPet = target('week8', 'R1', [20, 10], { role: 'target', shape: SEGMENTED });
    const pet = { ...onPet, measurement: { ...onPet.measurement, modality: 'PT' } };
    const found = sums(readOf(target('base', 'T1', [60, 30]), pet, target('week16', 'T1', [30, 20])));
    expect(found.map(({ studyUid }) => studyUid)).toEqual(['week16', 'week16']);
  });

  it.each([
    ['too small', { T1: [8, 5] }, 'REC_E_TARGET_SIZE', 'T1: 8.0 mm: below 10 mm; only non-target possible.'],
    ['too many in one organ', { T1: [20, 9], T2: [20, 9], T3: [20, 9] }, 'REC_E_TARGET_COUNT', 'At most 5 targets, 2 per organ.'],
  ] as const)('judges no sum of targets that are %s', (_what, lengths, code, message) => {
    const made = Object.entries<readonly [number, number]>(lengths).flatMap(([name, axes]) => [target('base', name, axes), target('week8', name, axes)]);
    expect(sums(readOf(...made)).map(({ measured }) => (measured.ok ? 'given' : measured.failure))).toEqual([
      { code, message },
      { code, message },
    ]);
  }); // prettier-ignore

  it('refuses a node below 15 mm as target', () => {
    const node = (studyUid: string) => target(studyUid, 'N1', [20, 13], { node: true });
    const [change] = sums(readOf(node('base'), node('week8')));
    expect(change?.measured).toEqual({
      ok: false,
      failure: { code: 'REC_E_NODE_SIZE', message: 'N1: Short axis 13.0 mm: nodes need 15 mm to be target.' },
    });
  });

  // ct-recist.md section 4: values of targets that are not measured; 60 + 40 at baseline.
  it.each([
    ['absent is 0', { kind: 'absent' }, -70],
    ['too small is 5 mm', { kind: 'too-small' }, -65],
    ['a split lesion is its fragments', { kind: 'split', regionIds: ['week8-F1', 'week8-F2'] }, -49],
    ['one merged into a measured lesion adds nothing', { kind: 'merged', into: 'T1' }, -70],
  ] as const)('%s', (_what, state, change) => {
    const lesions = [
      target('base', 'T1', [60, 30]), target('base', 'T2', [40, 30]), target('week8', 'T1', [30, 20]),
      target('week8', 'F1', [12, 9], { role: 'none' }), target('week8', 'F2', [9, 4], { role: 'none' }),
    ]; // prettier-ignore
    const [found] = sums({ ...readOf(...lesions), states: [{ studyUid: 'week8', lesion: 'T2', state }] });
    expect(found?.measured).toEqual({ ok: true, value: { value: change, unit: '%' } });
  });

  it.each([
    ['merged into one that is not measured', { kind: 'merged', into: 'T9' }],
    ['split into a region that is gone', { kind: 'split', regionIds: ['week8-T1', 'gone'] }],
    ['called not evaluable', { kind: 'not-evaluable', reason: 'artefact' }],
  ] as const)('has no full sum with a target %s', (_what, state) => {
    const read = readOf(
      target('base', 'T1', [60, 30]),
      target('base', 'T2', [40, 30]),
      target('week8', 'T1', [30, 20]),
    );
    const [found] = sums({ ...read, states: [{ studyUid: 'week8', lesion: 'T2', state }] });
    expect(found?.measured).toMatchObject({ ok: false, failure: { code: 'REC_E_LESION_MISSING' } });
  });

  it('refuses a target drawn on a reformatted or scout image', () => {
    const scout = target('week8', 'T1', [30, 20]);
    const measurement = { ...scout.measurement, derivation: drawnOn('localizer') };
    const [found] = sums(readOf(target('base', 'T1', [60, 30]), { ...scout, measurement }));
    expect(found?.measured).toEqual({
      ok: false,
      failure: {
        code: 'REC_E_PLANE',
        message: 'Follow-up 1: T1: Localizer/derived image cannot carry a RECIST measurement.',
      },
    });
  });

  it('counts volumes only of segmented targets, and refuses when one is missing', () => {
    const sphere = { shape: { kind: 'sphere', centre: [0, 0, 0], radius: 9 } } as const;
    const volumes = (...made: ReturnType<typeof target>[]) =>
      judgeablesOf(readOf(...made)).filter(({ quantity }) => quantity === 'TumourVolume');
    expect(volumes(target('base', 'T1', [30, 20], sphere), target('week8', 'T1', [30, 20], sphere))).toEqual([]);
    const [missing] = volumes(
      target('base', 'T1', [30, 20], { shape: SEGMENTED }),
      target('week8', 'T9', [30, 20], { shape: SEGMENTED }),
    );
    expect(missing?.measured.ok).toBe(false);
  });

  it('offers a failed measurement with its reason to a cut-off on any of its statistics', () => {
    const made = target('base', 'T1', [30, 20]);
    const failure = { code: 'SUV_E_WEIGHT', message: 'no weight' };
    const read = {
      ...readOf(made),
      measurements: [{ ...made.measurement, quantity: 'SUVbw' as const, values: [], failure }],
    };
    const cutoffs = (['max', 'mean', 'peak', 'tlg'] as const).map((statistic) => cutoff({ id: statistic, statistic }));
    const judged = judgeAll({ name: 'P', version: 1, cutoffs }, judgeablesOf(read));
    expect(judged.map(({ cutoff: { id }, verdict }) => [id, verdict])).toEqual(
      ['max', 'mean', 'peak', 'tlg'].map((id) => [id, { kind: 'not-computable', reason: failure }]),
    );
  });

  it('offers refused axes to cut-offs on the long and the short one', () => {
    const made = target('base', 'T1', [30, 20]);
    const failure = { code: 'REC_E_AXES', message: 'Short axis 14.1 exceeds long axis 12.9.' };
    const found = judgeablesOf({ ...readOf(made), measurements: [{ ...made.measurement, values: [], failure }] });
    expect(found.map(({ statistic }) => statistic)).toEqual(
      expect.arrayContaining(['longAxis', 'shortAxis', 'length']),
    );
  });

  // ct-recist.md section 5, T2: "N = 0: S >= 5"; section 11, case 23 is PD by T1 with 4 mm, below the cut-off on growth.
  it.each([
    [5, 'beyond', 0],
    [7, 'beyond', 2],
    [4, 'within', -1],
  ])('judges growth from a nadir of 0 to %d mm by its millimetres: %s', (now, kind, distance) => {
    const read = readOf(
      target('base', 'T1', [60, 30]),
      target('week8', 'T1', [0, 0]),
      target('week16', 'T1', [now, 2]),
    );
    const growth = cutoff({
      quantity: 'TargetSum', statistic: 'sum', basis: 'changeFromNadir', unit: '%', comparator: '>=', value: 20,
      atLeast: { value: 5, unit: 'mm' },
    }); // prettier-ignore
    const [, last] = judgeAll({ name: 'P', version: 1, cutoffs: [growth] }, judgeablesOf(read));
    expect(last?.verdict).toEqual({ kind, distance, distanceUnit: 'mm' });
  });

  it('calls a sum that stays 0 unchanged from its nadir', () => {
    const read = readOf(target('base', 'T1', [60, 30]), target('week8', 'T1', [0, 0]), target('week16', 'T1', [0, 0]));
    const last = sums(read).findLast(({ basis }) => basis === 'changeFromNadir');
    expect(last?.measured).toEqual({ ok: true, value: { value: 0, unit: '%' } });
  });
});
