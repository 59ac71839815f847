import { createHash } from 'node:crypto';
import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { adcValues, type AdcGroup } from '#core/calibration/diffusion/adcVolume.ts';
import { planAdc } from '#core/calibration/diffusion/planAdc.ts';
import type { Series } from '#core/imaging/series.ts';
import { summarise } from '#core/statistics/summarise.ts';
import { createCodecs } from '#dicom/codecs/codecs.ts';
import { wasmFromDisk } from '#dicom/codecs/wasmFromDisk.ts';
import { decodeStack } from '#dicom/decodeStack.ts';
import { groupIntoStudies } from '#dicom/groupIntoStudies.ts';
import { readInstances } from '#dicom/readInstances.ts';
import { fileSource } from '../../../builders/files.ts';
import { hasShared, sharedPath } from '../../../builders/shared.ts';

const dwi = sharedPath('data', 'dwi');

function filesUnder(folder: string): readonly string[] {
  return readdirSync(folder).flatMap((name) => {
    const file = path.join(folder, name);
    return statSync(file).isDirectory() ? filesUnder(file) : [file];
  });
}

const digest = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

async function open(folder: string) {
  const bytesOf = new Map<string, Uint8Array>();
  const sources = filesUnder(path.join(dwi, folder)).map(fileSource);
  const kept = new Map<string, () => Promise<Uint8Array>>();
  const read = await readInstances(sources, {
    digest: (bytes) => Promise.resolve(digest(bytes)),
    keep: (hash, source) => kept.set(hash, source.bytes),
  });
  const { studies } = groupIntoStudies(read.instances, read.withheld, read.received);
  const series = studies.flatMap((study) => study.series);
  const bytes = async (hash: string) => {
    const known = bytesOf.get(hash) ?? (await kept.get(hash)?.());
    if (!known) throw new Error('unknown file');
    bytesOf.set(hash, known);
    return known;
  };
  return { series, bytes };
}

async function mapOf(folder: string, bValues: readonly number[] | undefined) {
  const { series, bytes } = await open(folder);
  const source = series.find(({ kind }) => kind === 'dwi') as Series;
  const plan = planAdc(source, bValues ? { bValues } : {});
  if (!plan.ok) throw new Error(plan.failure.message);
  const codecs = createCodecs(wasmFromDisk);
  const groups: AdcGroup[] = [];
  for (const { b, directions } of plan.value.groups) {
    const decoded = [];
    for (const repeats of directions) {
      const signals = [];
      for (const { stack, scale } of repeats) {
        const result = await decodeStack(stack, ({ digest: hash }) => bytes(hash), { codecs });
        if (!result.ok || result.value.kind !== 'volume') throw new Error(`cannot decode ${stack.label}`);
        signals.push({ volume: result.value.volume, scale });
      }
      decoded.push(signals);
    }
    groups.push({ b, directions: decoded });
  }
  const grid = groups[0]?.directions[0]?.[0]?.volume.grid;
  if (!grid) throw new Error('no volume');
  const [columns, rows, slices] = grid.dimensions;
  const { adc } = adcValues(groups, 'ols', { from: 0, to: columns * rows * slices });
  /** Rows and columns inclusive, on the slice nearest to z (mm) or with this index. */
  const box = (
    rowRange: readonly [number, number],
    columnRange: readonly [number, number],
    slice: { z: number } | { k: number },
  ) => {
    const k = 'k' in slice ? slice.k : Math.round((slice.z - grid.origin[2]) / (grid.normal[2] * grid.spacing[2]));
    const values: number[] = [];
    for (let j = rowRange[0]; j <= rowRange[1]; j++) {
      for (let i = columnRange[0]; i <= columnRange[1]; i++) values.push(adc[i + columns * (j + rows * k)] ?? NaN);
    }
    const { mean, sd, count } = summarise(Float64Array.from(values));
    return { mean: mean * 1e6, sd: sd * 1e6, count };
  };
  return { plan: plan.value, box, grid };
}

/** Values of ../shared/data/dwi/README.md, 1e-6 mm²/s: log-linear least squares by another program. */
describe.skipIf(!hasShared('data', 'dwi'))('ADC of real series', () => {
  it('Canon, b 0 and 12 directions of 1500', async () => {
    const { plan, box } = await mapOf('canon-galan-b0-1500', undefined);
    expect(plan.name).toBe('ADC(0,1500)');
    const { mean } = box([48, 58], [26, 36], { z: 0 });
    expect(mean).toBeCloseTo(762.633, 2);
  });

  it('Philips, 16 directions of 1000', async () => {
    const { box } = await mapOf('philips-elition-b0-1000', undefined);
    expect(box([72, 82], [84, 94], { z: 23.84 }).mean).toBeCloseTo(757.698, 2);
  });

  it('Siemens XA30 enhanced, 4 directions of 2500', async () => {
    const { box } = await mapOf('siemens-prisma-xa30-enhanced-b0-2500', [0, 2500]);
    expect(box([22, 32], [18, 28], { z: 33.6 }).mean).toBeCloseTo(604.855, 2);
  });

  it('UIH mosaic, b 1.25 and 929.75 from the private attribute', async () => {
    const { plan, box } = await mapOf('uih-umr770-mosaic-b0-930', undefined);
    expect(plan.name).toBe('ADC(1,930)');
    const tiles = [box([32, 42], [12, 22], { k: 9 }).mean, box([32, 42], [12, 22], { k: 10 }).mean];
    expect(tiles.some((mean) => Math.abs(mean - 829.949) < 0.01)).toBe(true);
  });

  it('Siemens Skyra, whose de-identifier dropped the private creator, has b 0 and 1000', async () => {
    const { plan } = await mapOf('siemens-skyra-classic-b0-1000-noise-pixels', undefined);
    expect(plan.available).toEqual([0, 1000]);
    expect(plan.warnings.map(({ code }) => code)).toContain('ADC_W_PRIVATE_CREATOR');
  });

  it('GE writes no standard b on b = 0 images; identical pixels give no positive ADC', async () => {
    const { plan, box } = await mapOf('ge-signa-pioneer-b0-1000-identical-pixels', undefined);
    expect(plan.available).toEqual([0, 1000]);
    expect(box([0, 10], [0, 10], { k: 0 }).count).toBe(0);
  });

  it('Philips noise with b 0, 40, 273, 800 is fitted over four groups', async () => {
    const { plan } = await mapOf('philips-achieva-b0-40-273-800-noise-pixels', undefined);
    expect(plan.available).toEqual([0, 40, 273, 800]);
  });
});
