import { expect, it } from 'vitest';
import { createAdcMap, restoreMaps } from '#actions/images/createAdcMap.ts';
import type { AdcMap, AdcRequest } from '#actions/workstation.ts';
import type { Study } from '#core/imaging/series.ts';
import { success } from '#core/result.ts';
import type { Derivation, Measurement } from '#core/measurements/measurement.ts';
import { signalVolume } from '../../builders/adcGroups.ts';
import { seriesOf } from '../../builders/dwiSeries.ts';
import { measurement } from '../../builders/judgements.ts';
import { workstationInMemory } from '../../builders/workstation.ts';

const source = seriesOf([0, 1000].map((b) => ({ key: { b }, attributes: { '00189087': b } })));
const study: Study = {
  studyUid: 'study',
  patientId: 'P',
  patientName: '',
  studyDate: '20260101',
  description: '',
  series: [source],
};

/** A device whose mapping uses `engine`, or the one it is asked for unless `engineOnly`. */
function device(
  engine: AdcMap['engine'],
  { engineOnly = false, displayOnly }: { engineOnly?: boolean; displayOnly?: string } = {},
) {
  const asked: AdcRequest[] = [];
  const bench = workstationInMemory({
    mapping: {
      adcMap: (request) => {
        asked.push(request);
        const used = engineOnly ? engine : (request.engine ?? engine);
        return Promise.resolve({ adc: new Float32Array(8), negative: 0, aboveWater: 0, engine: used, timings: {} });
      },
    },
    decoding: {
      decode: ({ id }) => {
        const volume = signalVolume([[1, 1, 1, 1], [1, 1, 1, 1]], { stackId: id, ...(displayOnly !== undefined && { displayOnly }) }); // prettier-ignore
        return Promise.resolve(success({ kind: 'volume', volume }));
      },
    },
  });
  const { session, library, trail } = bench.workstation;
  session.getState().setActor({ name: 'R', role: 'reader' });
  library.getState().addStudies([{ study, source: 'device', digest: '', kept: false }]);
  const record = (settings: string) =>
    trail.getState().set({
      read: {
        ...trail.getState().read,
        maps: [{ studyUid: 'study', seriesUid: 'map', from: source.seriesUid, settings }],
      },
    });
  return { ...bench, asked, record, notices: () => session.getState().notices };
}

it('a new map is left to the faster engine, which is recorded', async () => {
  const { workstation, asked } = device('webgl2');
  await createAdcMap(workstation, source.seriesUid, { fit: 'ols' });
  expect(asked.map(({ engine }) => engine)).toEqual([undefined]);
  const settings: unknown = JSON.parse(workstation.trail.getState().read.maps[0]?.settings ?? '{}');
  expect(settings).toMatchObject({ fit: 'ols', engine: 'webgl2' });
});

it('a recorded map is made again with its own fit, b-values and engine', async () => {
  const { workstation, asked, record, notices } = device('webgl2');
  record(JSON.stringify({ fit: 'wls', bValues: [0, 1000], engine: 'webassembly', timings: { webassembly: 4 } }));
  await restoreMaps(workstation, 'study');
  expect(asked).toMatchObject([{ fit: 'wls', engine: 'webassembly' }]);
  expect(notices()).toEqual([]);
});

it('a device without the recorded engine says that digits may differ', async () => {
  const { workstation, record, notices } = device('webassembly', { engineOnly: true });
  record('{"fit":"ols","engine":"webgl2"}');
  await restoreMaps(workstation, 'study');
  expect(notices()).toMatchObject([{ tone: 'warning', code: 'ADC_W_ENGINE_CHANGED' }]);
});

it('images that are shown and not measured give no map, and nothing is recorded', async () => {
  const displayOnly = 'Lossy 12-bit JPEG: the pixel values are not those of the scanner.';
  const { workstation, asked } = device('webassembly', { displayOnly });
  const made = await createAdcMap(workstation, source.seriesUid, { fit: 'ols' });
  expect(made.ok ? undefined : made.failure).toEqual({
    code: 'INP_E_DISPLAY_ONLY',
    message: `No ADC map is fitted: ${displayOnly}`,
  });
  expect(asked).toEqual([]);
  expect(workstation.trail.getState().read.maps).toEqual([]);
});

it.each([
  ['b-values that are gone', '{"fit":"ols","bValues":[0,800]}', 'ADC_E_NO_BVALUE'],
  ['no JSON', '{', 'ADC_E_MAP_SETTINGS'],
  ['an unknown fit', '{"fit":"nlls"}', 'ADC_E_MAP_SETTINGS'],
  ['b-values that are text', '{"fit":"ols","bValues":["0"]}', 'ADC_E_MAP_SETTINGS'],
  ['an unknown engine', '{"fit":"ols","engine":"abacus"}', 'ADC_E_MAP_SETTINGS'],
])('%s: the reader is told, nothing is fitted', async (_what, settings, code) => {
  const { workstation, asked, record, notices } = device('webassembly');
  record(settings);
  await restoreMaps(workstation, 'study');
  expect(asked).toEqual([]);
  expect(notices()).toMatchObject([{ tone: 'warning', code }]);
  expect(notices()[0]?.message).toMatch(/^An ADC map made earlier is not restored\. /);
});

it('a fit that breaks off is a notice for each map, and the next is still tried', async () => {
  const { workstation, notices } = device('webassembly');
  const tried: string[] = [];
  const breaking = {
    ...workstation,
    mapping: {
      adcMap: ({ fit }: AdcRequest) => {
        tried.push(fit);
        return Promise.reject(new Error('out of memory'));
      },
    },
  };
  const maps = (['ols', 'wls'] as const).map((fit) => ({
    studyUid: 'study',
    seriesUid: `map ${fit}`,
    from: source.seriesUid,
    settings: JSON.stringify({ fit }),
  }));
  workstation.trail.getState().set({ read: { ...workstation.trail.getState().read, maps } });
  await restoreMaps(breaking, 'study');
  expect(tried).toEqual(['ols', 'wls']);
  expect(notices().map(({ id, code }) => [id, code])).toEqual([
    ['restore-map ols', 'ADC_E_FIT'],
    ['restore-map wls', 'ADC_E_FIT'],
  ]);
  expect(notices()[0]?.message).toContain('The fit of ADC(0,1000) broke off (out of memory)');
});

it('a map of other b-values than the baseline of the subject says so with every result (mri-adc.md section 8)', async () => {
  const { workstation } = device('webassembly');
  const { trail } = workstation;
  const studies = [
    { studyUid: 'study', patientId: 'P', studyDate: '20260101' },
    { studyUid: 'baseline', patientId: 'P', studyDate: '20250101' },
    { studyUid: 'stranger', patientId: 'Q', studyDate: '20250101' },
  ];
  const madeAfter = async (measured: Readonly<Record<string, string>>) => {
    const measurements = Object.entries(measured).map(([studyUid, bValues]) => fittedAdc(studyUid, bValues));
    trail.getState().set({ read: { ...trail.getState().read, studies, measurements: { r1: measurements } } as never });
    await createAdcMap(workstation, source.seriesUid, { fit: 'ols' });
    const series = workstation.library.getState().studies.flatMap((entry) => entry.study.series);
    return series
      .findLast(({ computed }) => computed)
      ?.computed?.warnings.filter(({ code }) => code === 'ADC_W_BSET_CHANGED');
  };
  expect(await madeAfter({ baseline: '50, 800' })).toEqual([
    {
      code: 'ADC_W_BSET_CHANGED',
      message: 'Baseline ADC(50,800), now ADC(0,1000): not comparable.',
      tag: '(0018,9087)',
    },
  ]);
  // Values within a b-group are the same b-set; another subject is no baseline.
  expect(await madeAfter({ baseline: '0, 1003' })).toEqual([]);
  expect(await madeAfter({ stranger: '50, 800' })).toEqual([]);
  expect(await madeAfter({ study: '50, 800' })).toEqual([]);
});

/** An ADC measured on a map that was fitted from these b-values. */
function fittedAdc(studyUid: string, bValues: string): Measurement {
  const term = { meaning: '', unit: '', origin: 'header' as const };
  const calibration = {
    formula: '',
    filled: '',
    terms: [
      { ...term, symbol: 'b', value: bValues },
      { ...term, symbol: 'source', value: '1.2.3' },
    ],
    candidates: [],
  };
  return measurement({ studyUid, quantity: 'ADC', derivation: { calibration } as unknown as Derivation });
}
