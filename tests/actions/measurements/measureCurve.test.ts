import { describe, expect, it } from 'vitest';
import { exportCurve } from '#actions/export/exportCurve.ts';
import { curveQuantities, measureCurve } from '#actions/measurements/measureCurve.ts';
import { viewDimensions } from '#actions/view/stepDimension.ts';
import type { Series } from '#core/imaging/series.ts';
import type { RegionShape } from '#core/regions/region.ts';
import { DYNAMIC_FRAMES, DYNAMIC_TRUTH, dynamicPet } from '#phantoms/dynamic/dynamicPet.ts';
import { openedWorkstation, regionOn } from '../../builders/curves.ts';

const opened = openedWorkstation(dynamicPet());
const options = { signal: new AbortController().signal, onProgress: () => undefined };

async function dynamicSeries() {
  const { workstation, series, ...rest } = await opened;
  const [dynamic] = series;
  if (!dynamic) throw new Error('no series');
  const seen = viewDimensions(workstation.library.getState(), { stackId: dynamic.stacks[0]?.id, fusion: undefined });
  const dimension = seen?.dimensions[0]?.dimension;
  if (!dimension) throw new Error('no axis');
  return { workstation, dynamic, dimension, ...rest };
}

const sphere = ({ centre, radius }: { centre: readonly [number, number, number]; radius: number }): RegionShape => ({
  kind: 'sphere',
  centre,
  radius: radius / 2,
});

const curveOf = async (
  shape: RegionShape,
  quantity: 'SUVbw' | 'activity' | 'HU' = 'SUVbw',
  change: Partial<Series> = {},
) => {
  const { workstation, dynamic, dimension } = await dynamicSeries();
  const region = {
    ...regionOn(dynamic, shape),
    ...(change.seriesUid ? { frameOfReferenceUid: 'elsewhere', seriesUid: 'x' } : {}),
  };
  return measureCurve(workstation, { region, series: dynamic, dimension, quantity }, options);
};

const means = ({ points }: Awaited<ReturnType<typeof curveOf>>) =>
  points.map(({ value }) => (value.ok ? value.value.mean : NaN));

const MIDDLES = DYNAMIC_FRAMES.map(({ start, duration }) => start + duration / 2);

describe('the curve of a region in a dynamic PET', () => {
  it('lies at the Frame Reference Times, near the middle of each frame', async () => {
    const { dimension } = await dynamicSeries();
    expect(dimension).toMatchObject({ kind: 'time', unit: 's', source: { attribute: 'Frame Reference Time' } });
    // Decay within a frame of 120 s of F-18 moves its average time by λT²/24 = 0.06 s at most.
    for (const [at, { value }] of dimension.points.entries())
      expect(Math.abs(value - (MIDDLES[at] ?? NaN))).toBeLessThan(0.07);
  });

  it.each(['tumour', 'blood'] as const)('%s: the SUV of every frame is the truth, without spread', async (name) => {
    const truth = DYNAMIC_TRUTH[name];
    const curve = await curveOf(sphere(truth));
    expect(curve.unit).toBe('g/ml{SUVbw}');
    for (const [at, { value }] of curve.points.entries()) {
      if (!value.ok) throw new Error(value.failure.message);
      expect(Math.abs(value.value.mean - truth.suv(MIDDLES[at] ?? NaN))).toBeLessThan(5e-4);
      expect(value.value.sd).toBeCloseTo(0, 6);
      expect(value.value.voxels).toBeGreaterThan(20);
    }
  });

  it('is offered in SUV and in activity; SUVbw 1 is dose / weight at injection: 368.08 MBq / 70 kg', async () => {
    const { workstation, dynamic } = await dynamicSeries();
    expect(curveQuantities(workstation, dynamic)).toEqual(['SUVbw', 'activity']);
    const curve = await curveOf(sphere(DYNAMIC_TRUTH.tumour), 'activity');
    expect(curve.unit).toBe('Bq/ml');
    const expected = MIDDLES.map((middle) => (DYNAMIC_TRUTH.tumour.suv(middle) * 368.08e6) / 70_000);
    for (const [at, mean] of means(curve).entries())
      expect(Math.abs(mean / (expected[at] ?? NaN) - 1)).toBeLessThan(1e-3);
  });

  it('of a point has no SD', async () => {
    const curve = await curveOf({ kind: 'point', at: DYNAMIC_TRUTH.blood.centre });
    expect(means(curve)[2]).toBeCloseTo(DYNAMIC_TRUTH.blood.suv(25), 3);
    expect(curve.points[2]?.value).toMatchObject({ ok: true, value: { sd: undefined, voxels: 1 } });
  });

  it('of a threshold region keeps the voxels of the stack it was drawn on', async () => {
    const { workstation, dynamic, dimension } = await dynamicSeries();
    const { centre, radius } = DYNAMIC_TRUTH.blood;
    const rule = { kind: 'fixed', value: 9, unit: 'g/ml{SUVbw}', connected: true } as const;
    const shape = { kind: 'threshold', within: { centre, radius }, rule, seriesUid: dynamic.seriesUid } as const;
    // In the third frame the blood pool is at 15; in the last one nothing reaches 9.
    const region = { ...regionOn(dynamic, shape), stackId: dynamic.stacks[2]?.id ?? '' };
    const curve = await measureCurve(workstation, { region, series: dynamic, dimension, quantity: 'SUVbw' }, options);
    const counts = curve.points.map(({ value }) => (value.ok ? value.value.voxels : 0));
    expect(new Set(counts).size).toBe(1);
    expect(counts[0]).toBeGreaterThan(100);
  });

  it('refuses a line, another frame of reference, and a quantity that the series has not', async () => {
    const { centre } = DYNAMIC_TRUTH.tumour;
    const line = { kind: 'length', ends: [centre, [0, 0, 24]], normal: [0, 0, 1] } as const;
    const codes = async (curve: ReturnType<typeof curveOf>) =>
      new Set((await curve).points.map(({ value }) => (value.ok ? 'ok' : value.failure.code)));
    expect(await codes(curveOf(line))).toEqual(new Set(['REC_E_CURVE']));
    expect(await codes(curveOf(sphere(DYNAMIC_TRUTH.tumour), 'SUVbw', { seriesUid: 'x' }))).toEqual(
      new Set(['INT_E_FOR']),
    );
    expect(await codes(curveOf(sphere(DYNAMIC_TRUTH.tumour), 'HU'))).toEqual(new Set(['CAL_E_QUANTITY']));
  });

  it('stops when cancelled', async () => {
    const { workstation, dynamic, dimension } = await dynamicSeries();
    const abort = new AbortController();
    const region = regionOn(dynamic, sphere(DYNAMIC_TRUTH.tumour));
    const seen: number[] = [];
    const measuring = measureCurve(workstation, { region, series: dynamic, dimension, quantity: 'SUVbw' }, {
      signal: abort.signal,
      onProgress: (fraction) => {
        seen.push(fraction);
        abort.abort();
      },
    }); // prettier-ignore
    await expect(measuring).rejects.toThrow(/abort/i);
    expect(seen).toEqual([1 / 12]);
  });

  it('is written as CSV, with its axis and units, and the ledger says so', async () => {
    const { workstation, downloads, written } = await dynamicSeries();
    const curve = await curveOf(sphere(DYNAMIC_TRUTH.tumour));
    await exportCurve(workstation, curve);
    const file = downloads.at(-1);
    expect(file?.name).toMatch(/^readout-curve-R1-2026-11-24\.csv$/);
    const rows = ((await file?.content.text()) ?? '')
      .trimEnd()
      .split('\r\n')
      .map((row) => row.replaceAll('(0054,1300)', '(0054 1300)').split(','));
    const column = (name: string) => rows.slice(1).map((row) => row[rows[0]?.indexOf(name) ?? -1]);
    expect(column('mean').map(Number)).toEqual(means(curve));
    expect(new Set(column('unit'))).toEqual(new Set(['g/ml{SUVbw}']));
    expect(new Set(column('at_unit'))).toEqual(new Set(['s']));
    expect(new Set(column('axis_source'))).toEqual(new Set(['"Frame Reference Time (0054 1300)"']));
    expect(written.at(-1)?.act).toMatchObject({ kind: 'exported', format: 'curve csv' });
  });
});
