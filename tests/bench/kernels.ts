import { readFileSync } from 'node:fs';
import { adcValues, type AdcGroup } from '#core/calibration/diffusion/adcVolume.ts';
import type { ValueMeaning } from '#core/calibration/meaning.ts';
import type { Grid } from '#core/geometry/grid.ts';
import type { Volume } from '#core/imaging/volume.ts';
import { measureRegion } from '#core/measurements/measureRegion.ts';
import { summarise } from '#core/statistics/summarise.ts';
import { loadKernels, type Kernels } from '#kernels/loadKernels.ts';
import { region } from '../builders/ledger.ts';
import { quantile, timePair, timeRuns, times, type BenchRow } from './timing.ts';

const mebivoxels = (voxels: number, ms: number) => `${(voxels / ms / 1000).toFixed(0)} Mvoxel/s`;

/** The compiled loops beside their plain twins, and a whole region measurement beside a copy of the same memory. */
export async function kernelRows(): Promise<readonly BenchRow[]> {
  const kernels = await loadKernels(readFileSync('src/kernels/readout.wasm'));
  const values = Float64Array.from({ length: 1_572_864 }, (_, at) => Math.sin(at * 12.9898) * 1000 + (at % 977));
  const summary = timePair(
    () => kernels.summarise(values),
    () => summarise(values),
  );
  return [
    {
      what: 'Statistics of 1.57 M values, WebAssembly SIMD',
      measured: `${summary.a.toFixed(1)} ms`,
      against: `plain TypeScript twin, ${summary.b.toFixed(1)} ms`,
      ratio: times(summary.b, summary.a),
    },
    regionRow(kernels.summarise),
    adcRow(kernels.adcValues),
  ];
}

const GRID: Grid = {
  dimensions: [160, 160, 160],
  spacing: [0.8, 0.8, 1.25],
  origin: [0, 0, 0],
  row: [1, 0, 0],
  column: [0, 1, 0],
  normal: [0, 0, 1],
  frameOfReferenceUid: '1.2.3.9',
};

/** A sphere of 10⁶ voxels in a CT of 1.25 mm: voxels, statistics, diameters, digest and derivation. */
function regionRow(kernel: typeof summarise): BenchRow {
  const size = 160;
  const grid = GRID;
  const voxels = Int16Array.from({ length: size ** 3 }, (_, at) => (at * 7919) % 2000);
  const volume: Volume = {
    stackId: '1.2.3.4/0',
    grid,
    voxels,
    slope: new Float64Array(size).fill(1),
    intercept: new Float64Array(size).fill(-1024),
  };
  const sphere = region({ shape: { kind: 'sphere', centre: [64, 64, 100], radius: 58 } });
  const meaning: ValueMeaning = {
    quantity: 'HU',
    unit: "[hnsf'U]",
    factor: new Float64Array(size).fill(1),
    offset: new Float64Array(size),
    record: { formula: 'HU = V', filled: 'HU = V', terms: [], candidates: [] },
    warnings: [],
  };
  const request = { region: sphere, volume, meaning, modality: 'CT', seriesUid: '1.2.3.4', instanceUids: [] };
  const measured = measureRegion(request, kernel);
  const count = measured[0]?.derivation?.voxels.count ?? 0;
  const source = voxels.subarray(0, count);
  const target = new Float64Array(count);
  const copy = quantile(
    timeRuns(() => target.set(source)),
    0.5,
  );
  const whole = quantile(
    timeRuns(() => measureRegion(request, kernel), 7),
    0.5,
  );
  return {
    what: `Measure a sphere of ${count.toLocaleString('en')} voxels, digest and axes included`,
    measured: `${whole.toFixed(0)} ms, ${mebivoxels(count, whole)}`,
    against: `copy of as many voxels to 64-bit floats, ${mebivoxels(count, copy)}`,
    ratio: `${(whole / copy).toFixed(0)} × the copy`,
  };
}

/** A DWI of 128 × 128 × 30 voxels with four b-values: the compiled fit beside its plain twin. */
export function adcRow(kernel: Kernels['adcValues']): BenchRow {
  const voxels = 128 * 128 * 30;
  const grid: Grid = { ...GRID, dimensions: [128, 128, 30], spacing: [2, 2, 4] };
  const groups: AdcGroup[] = [0, 100, 500, 1000].map((b) => ({
    b,
    directions: [
      [
        {
          scale: Array<number>(30).fill(1),
          volume: {
            stackId: `b${b}`,
            grid,
            voxels: Int16Array.from(
              { length: voxels },
              (_, at) => (600 + (at % 400)) * Math.exp(-b * (0.4e-3 + (at % 97) * 2e-5)),
            ),
            slope: new Float64Array(30).fill(1),
            intercept: new Float64Array(30),
          },
        },
      ],
    ],
  }));
  const range = { from: 0, to: voxels };
  const { a, b } = timePair(
    () => kernel(groups, 'ols', range),
    () => adcValues(groups, 'ols', range),
    5,
  );
  return {
    what: 'ADC map of 491 520 voxels, four b-values, OLS, WebAssembly',
    measured: `${a.toFixed(0)} ms`,
    against: `plain TypeScript twin, ${b.toFixed(0)} ms`,
    ratio: times(b, a),
  };
}
