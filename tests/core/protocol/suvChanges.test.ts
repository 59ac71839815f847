import { describe, expect, it } from 'vitest';
import { suvMeaning } from '#core/calibration/suv/suvMeaning.ts';
import type { Measurement } from '#core/measurements/measurement.ts';
import { judgeAll } from '#core/protocol/judge.ts';
import { judgeablesOf } from '#core/protocol/judgeables.ts';
import { cutoff, measurement } from '../../builders/judgements.ts';
import type { Region } from '#core/regions/region.ts';
import { region } from '../../builders/ledger.ts';
import { petImage, type Attributes } from '../../builders/petSeries.ts';

const studies = [
  { studyUid: 'test', patientId: 'P', studyDate: '20250101' },
  { studyUid: 'retest', patientId: 'P', studyDate: '20250108' },
];

interface Scan {
  readonly tracer?: string | undefined;
  readonly reconstruction?: string | undefined;
  readonly kernel?: string;
  /** TM; the acquisition is at 11:00. */
  readonly injected?: string;
  readonly seriesUid?: string;
  readonly item?: Attributes;
}

/** SUVmax of T1 on a PET whose header says these things; the rest is the reference object of pet-suv.md 8. */
function scan(studyUid: string, max: number, given: Scan = {}): Measurement {
  const { kernel, injected = '100000', seriesUid = `${studyUid}-1`, item = {} } = given;
  const tracer = 'tracer' in given ? given.tracer : 'FDG';
  const reconstruction = 'reconstruction' in given ? given.reconstruction : 'OSEM';
  const image = petImage(
    { '00541103': reconstruction, '00181210': kernel },
    { '00180031': tracer, '00181072': injected, ...item },
  );
  const meaning = suvMeaning({ frames: [image], series: [image] }, 'SUVbw');
  if (!meaning.ok) throw new Error(meaning.failure.message);
  return measurement({
    regionId: `${studyUid}-T1`,
    regionName: 'T1',
    studyUid,
    seriesUid,
    stackId: `${seriesUid}/0`,
    values: [{ quantity: 'SUVbw', statistic: 'max', value: max, unit: 'g/ml{SUVbw}' }],
    derivation: {
      calibration: meaning.value.record,
      shape: { kind: 'sphere', centre: [0, 0, 0], radius: 9 },
      voxels: { count: 1, volumeMm3: 1, box: undefined, digest: '' },
      instanceUids: [],
      algorithm: { name: '', version: '' },
      settings: {},
    },
  });
}

function changes(...measurements: readonly Measurement[]) {
  return changesOf({}, measurements);
}

function changesOf(of: Partial<Region>, measurements: readonly Measurement[]) {
  const regions = studies.map(({ studyUid }) => region({ ...of, id: `${studyUid}-T1`, studyUid }));
  return judgeablesOf({ regions, measurements, studies }).filter(({ basis }) => basis === 'changeFromBaseline');
}

/** What each change is: percent, or why there is none. */
const outcomes = (...measurements: readonly Measurement[]) =>
  changes(...measurements).map(({ measured }) =>
    measured.ok ? Number(measured.value.value.toFixed(9)) : measured.failure,
  );
const code = (...measurements: readonly Measurement[]) =>
  outcomes(...measurements).map((one) => (typeof one === 'number' ? one : one.code));

describe('change of SUVmax between scans', () => {
  it('is that of statistics.md section 2 for one tracer and one reconstruction', () => {
    expect(outcomes(scan('test', 3.1), scan('retest', 3.41))).toEqual([10]);
    expect(changes(scan('test', 3.1), scan('retest', 3.41))[0]).not.toHaveProperty('warnings');
    // A product name and a kind of writing are one tracer.
    expect(outcomes(scan('test', 3.1, { tracer: 'Fluorodeoxyglucose F^18^' }), scan('retest', 3.1))).toEqual([0]);
    expect(outcomes(scan('test', 2, { tracer: 'FLT' }), scan('retest', 3, { tracer: 'flt' }))).toEqual([50]);
  });

  it('is that of any SUV variant, and of no mark that nobody named', () => {
    const lean = (one: Measurement): Measurement => ({
      ...one,
      quantity: 'SUL',
      values: one.values.map((value) => ({ ...value, quantity: 'SUL', unit: 'g/ml{SUVlbm(James128)}' })),
    });
    expect(outcomes(lean(scan('test', 3.1)), lean(scan('retest', 3.41)))).toEqual([10]);
    const named = (of: Partial<Region>) => {
      const pair = [scan('test', 3.1), scan('retest', 3.41)].map((one) => ({ ...one, regionName: of.name ?? '' }));
      return changesOf(of, pair).length;
    };
    expect(named({ name: 'M1', role: 'none' })).toBe(0);
    expect(named({ name: 'm12', role: 'none' })).toBe(0);
    expect(named({ name: 'Liver', role: 'none' })).toBe(1);
    expect(named({ name: 'M1', role: 'target' })).toBe(1);
    expect(named({ name: 'R1', role: 'reference' })).toBe(1);
  });

  it('is not computable across tracers, so no verdict either', () => {
    const [fdg, flt] = [scan('test', 8), scan('retest', 5, { tracer: 'FLT' })];
    const failure = {
      code: 'PRO_E_TRACER',
      message: 'SUVs compare only of one radiopharmaceutical: FDG at baseline, FLT here.',
      tag: '(0054,0016)',
    };
    expect(outcomes(fdg, flt)).toEqual([failure]);
    const retest = cutoff({ basis: 'changeFromBaseline', unit: '%', comparator: '|x|>=', value: 10 });
    const [judged] = judgeAll({ name: 'P', version: 1, cutoffs: [retest] }, changes(fdg, flt));
    expect(judged?.verdict).toEqual({ kind: 'not-computable', reason: failure });
  });

  it.each<[string, Scan, Scan]>([
    ['at baseline', { tracer: undefined }, {}],
    ['at the repeat', {}, { tracer: undefined }],
    ['at either', { tracer: undefined }, { tracer: undefined }],
  ])('is not computable where the tracer is not stated %s', (_where, then, now) => {
    expect(code(scan('test', 3, then), scan('retest', 3, now))).toEqual(['PRO_E_TRACER']);
  });

  it('does not take a nuclide for a tracer: FDG and FLT are both F-18', () => {
    const code18 = { '00540300': [{ '00080104': { vr: 'LO', Value: ['^18^Fluorine'] } }] };
    const nuclide: Scan = { tracer: undefined, item: code18 };
    expect(code(scan('test', 3, nuclide), scan('retest', 3, nuclide))).toEqual(['PRO_E_TRACER']);
  });

  it('is against the series of the same reconstruction, whichever comes first', () => {
    const [osem, psf] = [scan('test', 4), scan('test', 6, { reconstruction: 'PSF+TOF', seriesUid: 'test-2' })];
    const now = scan('retest', 6.6, { reconstruction: 'PSF+TOF' });
    expect(outcomes(osem, psf, now)).toEqual([10]);
    expect(outcomes(psf, osem, now)).toEqual([10]);
  });

  it('is not computable between reconstructions, also by the kernel alone', () => {
    expect(outcomes(scan('test', 4), scan('retest', 6, { reconstruction: 'PSF+TOF' }))).toEqual([
      {
        code: 'PRO_E_RECONSTRUCTION',
        message: 'SUVs of other reconstructions do not compare: OSEM at baseline, PSF+TOF here.',
        tag: '(0054,1103)',
      },
    ]);
    const [sharp, smooth] = [scan('test', 4, { kernel: 'ALLPASS' }), scan('retest', 4, { kernel: 'XYZGAUSS5.00' })];
    expect(code(sharp, smooth)).toEqual(['PRO_E_RECONSTRUCTION']);
  });

  it('is not computable where one of several of the same kind would have to be picked', () => {
    const again = scan('test', 6, { seriesUid: 'test-2' });
    expect(outcomes(scan('test', 4), again, scan('retest', 4))).toEqual([
      {
        code: 'PRO_E_RECONSTRUCTION',
        message: 'Which of 2 measurements of T1 on one scan to compare cannot be told: their reconstruction is OSEM.',
        tag: '(0054,1103)',
      },
    ]);
    const unstated = { reconstruction: undefined };
    const two = [scan('retest', 4, unstated), scan('retest', 6, { ...unstated, seriesUid: 'retest-2' })];
    expect(code(scan('test', 4, unstated), ...two)).toEqual(['PRO_E_RECONSTRUCTION', 'PRO_E_RECONSTRUCTION']);
    expect(code(scan('test', 4), again, scan('retest', 4, unstated))).toEqual(['PRO_E_RECONSTRUCTION']);
  });

  it.each<[string, Scan, Scan]>([
    ['neither', { reconstruction: undefined }, { reconstruction: undefined }],
    ['one', {}, { reconstruction: '' }],
  ])('carries a warning where the only series state %s of their reconstructions', (_which, then, now) => {
    const [change] = changes(scan('test', 4, then), scan('retest', 5, now));
    expect(change?.measured).toEqual({ ok: true, value: { value: 25, unit: '%' } });
    expect(change?.warnings?.map((notice) => notice.code)).toEqual(['PRO_W_RECONSTRUCTION']);
  });

  it.each([
    ['100000', []],
    ['094500', []],
    ['094459', ['SUV_W_PERCIST_NOT_COMPARABLE']],
    ['101501', ['SUV_W_PERCIST_NOT_COMPARABLE']],
  ])('an injection at %s, the other at 10:00, warns %j (15 min; pet-suv.md 7.7)', (injected, codes) => {
    const [change] = changes(scan('test', 4), scan('retest', 5, { injected }));
    expect(change?.measured.ok).toBe(true);
    expect((change?.warnings ?? []).map((notice) => notice.code)).toEqual(codes);
  });

  it('says both uptake times, and that one is not known', () => {
    const [far] = changes(scan('test', 4), scan('retest', 5, { injected: '094000' }));
    expect(far?.warnings?.[0]?.message).toBe('Uptake 60.0 min at baseline, 80.0 min here: comparable within 15 min.');
    const now = scan('retest', 5);
    const calibration = now.derivation?.calibration;
    if (!now.derivation || !calibration) throw new Error('no derivation');
    const terms = calibration.terms.filter(({ symbol }) => symbol !== 'uptake');
    const [untimed] = changes(scan('test', 4), {
      ...now,
      derivation: { ...now.derivation, calibration: { ...calibration, terms } },
    });
    expect(untimed?.warnings?.[0]?.message).toContain('not known here');
  });

  it('has no percent from 0', () => {
    expect(code(scan('test', 0), scan('retest', 5))).toEqual(['STA_E_PERCENT_BASE']);
  });
});
