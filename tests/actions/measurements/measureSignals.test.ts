import { describe, expect, it } from 'vitest';
import { measureSignals, voxelSignals } from '#actions/measurements/measureSignals.ts';
import type { Workstation } from '#actions/workstation.ts';
import { planDecay, signalDecay } from '#core/curves/signalDecay.ts';
import { indexToWorld, type Vector3 } from '#core/geometry/grid.ts';
import type { Series } from '#core/imaging/series.ts';
import type { Result } from '#core/result.ts';
import { VIALS, VIALS_EXACT } from '#phantoms/dwi/diffusionHead.ts';
import { diffusionStudy } from '#phantoms/dwi/diffusionStudy.ts';
import { openedWorkstation, regionOn, workstationOf } from '../../builders/curves.ts';
import { importPath } from '../../builders/files.ts';
import { hasShared, sharedPath } from '../../builders/shared.ts';

const options = { signal: new AbortController().signal, onProgress: () => undefined };

function planOf(series: Series) {
  const plan = planDecay(series, 'ols');
  if (!plan.ok) throw new Error(plan.failure.message);
  return plan.value;
}

/** mm²/s of the decay that these signals make. */
function adcOf(series: Series, signals: Result<ReadonlyMap<string, number>>): number {
  if (!signals.ok) throw new Error(signals.failure.message);
  const { fitted } = signalDecay(planOf(series), ({ stack }) => signals.value.get(stack.id) ?? NaN, 'ols');
  if (!fitted.ok) throw new Error(fitted.failure.message);
  return fitted.value.adc;
}

const ready = (workstation: Workstation, series: Series) =>
  measureSignals(workstation, { series, plan: planOf(series), region: undefined }, options);

const vials = openedWorkstation(diffusionStudy(VIALS_EXACT));

describe('the decay of a region and of a voxel', () => {
  it.each(['ep2d_diff 3 directions', 'ep2d_diff trace'])('%s: every vial exact to 1e-6', async (description) => {
    const { workstation, series } = await vials;
    const source = series.find((one) => one.description === description);
    if (!source) throw new Error(`no ${description}`);
    const plan = planOf(source);
    for (const { centre, radius, adc } of VIALS) {
      const region = regionOn(source, { kind: 'sphere', centre, radius: radius / 2 });
      const means = await measureSignals(workstation, { series: source, plan, region }, options);
      expect(Math.abs(adcOf(source, means) / adc - 1)).toBeLessThan(1e-6);
      const voxel = voxelSignals(workstation.volumes.getState(), plan, centre);
      expect(Math.abs(adcOf(source, voxel) / adc - 1)).toBeLessThan(1e-6);
    }
  });

  it('has no voxel outside the images, and none before they are decoded', async () => {
    const { workstation, series } = await openedWorkstation(diffusionStudy(VIALS_EXACT));
    const [source] = series;
    if (!source) throw new Error('no series');
    const voxel = (at: Vector3) => voxelSignals(workstation.volumes.getState(), planOf(source), at);
    expect(voxel([0, 0, 40])).toMatchObject({ ok: false, failure: { code: 'INP_E_UNKNOWN_STACK' } });
    await ready(workstation, source);
    expect(voxel([0, 0, 40]).ok).toBe(true);
    expect(voxel([0, 0, 400])).toMatchObject({ ok: false, failure: { code: 'ADC_E_EMPTY_REGION' } });
  });

  it('refuses a region of another space', async () => {
    const { workstation, series } = await vials;
    const [source] = series;
    if (!source) throw new Error('no series');
    const shape = { kind: 'sphere', centre: [0, 0, 40], radius: 8 } as const;
    const region = { ...regionOn(source, shape), seriesUid: 'x', frameOfReferenceUid: 'elsewhere' };
    const means = await measureSignals(workstation, { series: source, plan: planOf(source), region }, options);
    expect(means).toMatchObject({ ok: false, failure: { code: 'INT_E_FOR' } });
  });
});

describe.skipIf(!hasShared('data', 'dwi'))('a real voxel', () => {
  it('of S = 6, 107, 207, 123 at b 0, 40, 273, 800 has ADC −2142.773 × 10⁻⁶ mm²/s', async () => {
    const folder = sharedPath('data', 'dwi', 'philips-achieva-b0-40-273-800-noise-pixels');
    const { workstation, series } = await workstationOf(await importPath(folder));
    const [source] = series;
    const grid = source?.stacks[0]?.grid;
    if (!source || !grid?.ok) throw new Error('no volume');
    await ready(workstation, source);
    // The one slice, at z −60.86; column 185, row 185.
    const world = indexToWorld(grid.value, [185, 185, 0]);
    const signals = voxelSignals(workstation.volumes.getState(), planOf(source), world);
    if (!signals.ok) throw new Error(signals.failure.message);
    expect([...signals.value.values()]).toEqual([6, 107, 207, 123]);
    expect(adcOf(source, signals) * 1e6).toBeCloseTo(-2142.773, 2);
  });
});
