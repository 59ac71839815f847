import { describe, expect, it } from 'vitest';
import { calibrate } from '#core/calibration/calibrate.ts';
import { adcValues, type AdcGroup } from '#core/calibration/diffusion/adcVolume.ts';
import { medianOfPositive } from '#core/calibration/diffusion/medianOfPositive.ts';
import { planAdc } from '#core/calibration/diffusion/planAdc.ts';
import { worldToIndex, type Vector3 } from '#core/geometry/grid.ts';
import { modalityValue } from '#core/imaging/volume.ts';
import {
  HEAD_LESION,
  HEAD_NOISY,
  VIALS,
  VIALS_EXACT,
  VIALS_NOISY,
  type DiffusionPhantom,
} from '#phantoms/dwi/diffusionHead.ts';
import { B_VALUES, diffusionStudy } from '#phantoms/dwi/diffusionStudy.ts';
import { importSources, sourceOf } from '../builders/files.ts';
import { PhantomHeader } from '../builders/phantomHeader.ts';
import { decodedVolume } from '../builders/pipeline.ts';

async function studyOf(phantom: DiffusionPhantom) {
  const imported = await importSources(diffusionStudy(phantom).map(({ name, bytes }) => sourceOf(name, bytes)));
  const series = imported.manifest.studies.flatMap((study) => study.series);
  return { imported, series };
}

/** ADC of the voxels around a point, from the series with this description. */
async function fitted(phantom: DiffusionPhantom, description: string) {
  const { imported, series } = await studyOf(phantom);
  const source = series.find((one) => one.description === description);
  if (!source) throw new Error(`no ${description}`);
  const plan = planAdc(source);
  if (!plan.ok) throw new Error(plan.failure.message);
  const groups: AdcGroup[] = [];
  for (const { b, directions } of plan.value.groups) {
    const decoded = [];
    for (const repeats of directions) {
      const signals = [];
      for (const { stack, scale } of repeats) signals.push({ volume: await decodedVolume(stack, imported), scale });
      decoded.push(signals);
    }
    groups.push({ b, directions: decoded });
  }
  const grid = groups[0]?.directions[0]?.[0]?.volume.grid;
  if (!grid) throw new Error('no volume');
  const [columns, rows] = grid.dimensions;
  const adcAt = (world: Vector3) => {
    const [i = 0, j = 0, k = 0] = worldToIndex(grid, world).map(Math.round);
    const at = i + columns * (j + rows * k);
    return adcValues(groups, 'ols', { from: at, to: at + 1 }).adc[0] ?? NaN;
  };
  return { plan: plan.value, adcAt };
}

describe('the diffusion phantoms', () => {
  it('are a weighted series, a trace series and two ADC maps', async () => {
    const { series } = await studyOf(VIALS_EXACT);
    expect(series.map(({ kind, stacks }) => [kind, stacks.length])).toEqual([
      ['dwi', 16],
      ['dwi', 6],
      ['adc', 1],
      ['adc', 1],
    ]);
  });

  it.each(['ep2d_diff 3 directions', 'ep2d_diff trace'])('%s gives every vial exact to 1e-6', async (description) => {
    const { plan, adcAt } = await fitted(VIALS_EXACT, description);
    expect(plan.available).toEqual([...B_VALUES]);
    for (const { centre, adc } of VIALS) expect(Math.abs(adcAt(centre) / adc - 1)).toBeLessThan(1e-6);
  });

  it('with noise the lesion stays within a few percent', async () => {
    const { adcAt } = await fitted(HEAD_NOISY, 'ep2d_diff 3 directions');
    const [x, y, z] = HEAD_LESION.centre;
    const around = [-4, -2, 0, 2, 4].flatMap((dx) => [-4, -2, 0, 2, 4].map((dy) => adcAt([x + dx, y + dy, z])));
    const mean = around.reduce((sum, adc) => sum + adc, 0) / around.length;
    expect(Math.abs(mean / HEAD_LESION.adc - 1)).toBeLessThan(0.05);
  });

  it.each([
    { description: 'ep2d_diff ADC', warnings: ['ADC_W_UNIT_GUESSED'], words: 'no unit: read as 1e-6 mm²/s, and said' },
    { description: 'ep2d_diff ADC in um2/s', warnings: [], words: 'its unit' },
  ])('the scanner map $description states $words', async ({ description, warnings }) => {
    const { imported, series } = await studyOf(VIALS_EXACT);
    const map = series.find((one) => one.description === description);
    const [stack] = map?.stacks ?? [];
    if (!map || !stack) throw new Error('no map');
    const volume = await decodedVolume(stack, imported);
    const meaning = calibrate(map, stack, 'ADC', { sample: () => medianOfPositive(volume) });
    if (!meaning.ok) throw new Error(meaning.failure.message);
    expect(meaning.value.warnings.map(({ code }) => code)).toEqual(warnings);
    for (const { centre, adc } of VIALS) {
      const [i = 0, j = 0, k = 0] = worldToIndex(volume.grid, centre).map(Math.round);
      expect(modalityValue(volume, i, j, k) * (meaning.value.factor[k] ?? NaN)).toBeCloseTo(adc, 9);
    }
  });

  it('with noise the background is Rician: mean σ·√(π/2), SD σ·√(2 − π/2) of one channel (σ = 12)', () => {
    const corner = diffusionStudy(VIALS_NOISY)
      .filter(({ name }) => name.includes('/directions/'))
      .slice(0, 16)
      .flatMap(({ bytes }) => {
        const header = new PhantomHeader(bytes);
        return Array.from({ length: 144 }, (_, at) => header.value(at % 12, Math.floor(at / 12)));
      });
    const mean = corner.reduce((sum, value) => sum + value, 0) / corner.length;
    const sd = Math.sqrt(corner.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (corner.length - 1));
    // 2304 values: the standard error of the mean is 0.16, of the SD about 0.12.
    expect(Math.abs(mean - 12 * Math.sqrt(Math.PI / 2))).toBeLessThan(0.6);
    expect(Math.abs(sd - 12 * Math.sqrt(2 - Math.PI / 2))).toBeLessThan(0.5);
  });
});
