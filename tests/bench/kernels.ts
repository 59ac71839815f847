import { readFileSync } from 'node:fs';
import { adcValues, type AdcGroup } from '#core/calibration/diffusion/adcVolume.ts';
import type { ValueMeaning } from '#core/calibration/meaning.ts';
import { openSha256, type OpenSha256 } from '#core/digest.ts';
import type { Grid, Vector3 } from '#core/geometry/grid.ts';
import type { Volume } from '#core/imaging/volume.ts';
import { measureRegion } from '#core/measurements/measureRegion.ts';
import { summarise } from '#core/statistics/summarise.ts';
import { loadKernels, type Kernels } from '#kernels/loadKernels.ts';
import { gaussian } from '#phantoms/randomness.ts';
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
    digestRow(kernels.sha256),
    regionRow('HU', { kernels, volume: ct(), meaning: meaningOf('HU', "[hnsf'U]", 1) }),
    ...[4, 2].map((mm) => {
      const suv = { kernels, volume: pet([mm, mm, mm]), meaning: meaningOf('SUVbw', 'g/ml{SUVbw}', 0.01) };
      return regionRow(`SUV, three peaks, voxels of ${mm} mm`, suv);
    }),
    adcRow(kernels.adcValues),
  ];
}

function digestRow(compiled: OpenSha256): BenchRow {
  const bytes = new Uint8Array(2_000_000).map((_, at) => at * 31);
  const digest = (open: OpenSha256) => {
    const running = open();
    running.update(bytes);
    return running.hex();
  };
  const { a, b } = timePair(
    () => digest(compiled),
    () => digest(openSha256),
  );
  return {
    what: 'SHA-256 of 2 MB of voxels, WebAssembly',
    measured: `${a.toFixed(1)} ms`,
    against: `@noble/hashes, ${b.toFixed(1)} ms`,
    ratio: times(b, a),
  };
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

const SIDE = 160;

const ct = (): Volume => ({
  stackId: '1.2.3.4/0',
  grid: GRID,
  voxels: Int16Array.from({ length: SIDE ** 3 }, (_, at) => (at * 7919) % 2000),
  slope: new Float64Array(SIDE).fill(1),
  intercept: new Float64Array(SIDE).fill(-1024),
});

/** Three lesions, 8 to 20 mm in radius, in a body of 5 % noise. */
function pet(spacing: Vector3): Volume {
  const noise = gaussian(7);
  const lesions = [
    { at: [60, 70, 80], radius: 8, uptake: 4 },
    { at: [100, 90, 70], radius: 12, uptake: 8 },
    { at: [80, 60, 100], radius: 20, uptake: 2.5 },
  ];
  const voxels = Int16Array.from({ length: SIDE ** 3 }, (_, n) => {
    const index = [n % SIDE, Math.floor(n / SIDE) % SIDE, Math.floor(n / SIDE ** 2)];
    const distance = (at: readonly number[]) =>
      Math.hypot(...index.map((value, axis) => (value - (at[axis] ?? 0)) * (spacing[axis] ?? 0)));
    const uptake = lesions.find(({ at, radius }) => distance(at) < radius)?.uptake ?? 1;
    return 100 * uptake * (1 + 0.05 * noise());
  });
  return { ...ct(), voxels, grid: { ...GRID, spacing }, intercept: new Float64Array(SIDE) };
}

const meaningOf = (quantity: 'HU' | 'SUVbw', unit: string, factor: number): ValueMeaning => ({
  quantity,
  unit,
  factor: new Float64Array(SIDE).fill(factor),
  offset: new Float64Array(SIDE),
  record: { formula: quantity, filled: quantity, terms: [], candidates: [] },
  warnings: [],
});

/** A sphere of 10⁶ voxels: voxels, statistics, diameters, digest and derivation; for SUV three peak searches too. */
function regionRow(what: string, { kernels, volume, meaning }: Measured): BenchRow {
  const { dimensions, spacing } = volume.grid;
  const centre: Vector3 = [
    (dimensions[0] * spacing[0]) / 2,
    (dimensions[1] * spacing[1]) / 2,
    (dimensions[2] * spacing[2]) / 2,
  ];
  const radius = Math.cbrt((1.02e6 * spacing[0] * spacing[1] * spacing[2] * 3) / 4 / Math.PI);
  const sphere = region({ shape: { kind: 'sphere', centre, radius } });
  const request = { region: sphere, volume, meaning, modality: 'CT', seriesUid: '1.2.3.4', instanceUids: [] };
  const count = measureRegion(request, kernels.summarise, kernels)[0]?.derivation?.voxels.count ?? 0;
  const source = volume.voxels.subarray(0, count);
  const target = new Float64Array(count);
  const median = (work: () => unknown, runs?: number) => quantile(timeRuns(work, runs), 0.5);
  const copy = median(() => target.set(source));
  const whole = median(() => measureRegion(request, kernels.summarise, kernels), 9);
  return {
    what: `Measure ${what} in a sphere of ${count.toLocaleString('en')} voxels, digest included`,
    measured: `${whole.toFixed(0)} ms, ${mebivoxels(count, whole)}`,
    against: `copy of as many voxels to 64-bit floats, ${mebivoxels(count, copy)}`,
    ratio: `${(whole / copy).toFixed(0)} × the copy`,
  };
}

interface Measured {
  readonly kernels: Kernels;
  readonly volume: Volume;
  readonly meaning: ValueMeaning;
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
