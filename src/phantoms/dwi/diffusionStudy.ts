import type { Grid, Vector3 } from '#core/geometry/grid.ts';
import type { DataSet } from '#core/imaging/dataset.ts';
import { phantomFile, text, type PhantomFile, type PhantomSeries } from '../phantomFile.ts';
import { gaussian } from '../randomness.ts';
import { paint, slicesOf } from '../scene.ts';
import type { DiffusionPhantom, Tissue } from './diffusionHead.ts';
import { seriesOf } from './mrSeries.ts';
import { scannerMaps } from './scannerMaps.ts';

/** s/mm²; three directions each above 0. */
export const B_VALUES = [0, 50, 100, 400, 800, 1000] as const;

const DIRECTIONS: readonly Vector3[] = [
  [1, 0, 0],
  [0, 1, 0],
  [0, 0, 1],
];

/** Weighted images in three directions, the scanner's trace and its ADC map in 10⁻⁶ mm²/s, as three series. */
export function diffusionStudy(phantom: DiffusionPhantom): readonly PhantomFile[] {
  return [...directionSeries(phantom), ...traceSeries(phantom), ...scannerMaps(phantom)];
}

function directionSeries(phantom: DiffusionPhantom): readonly PhantomFile[] {
  const series = seriesOf(phantom, 'directions', 1);
  const weightings = B_VALUES.flatMap((b): readonly Omit<Weighting, 'index'>[] =>
    b === 0 ? [{ b, direction: undefined }] : DIRECTIONS.map((direction) => ({ b, direction })),
  );
  return weightings.flatMap(({ b, direction }, index) => weighted(series, phantom, { b, index, direction }));
}

function traceSeries(phantom: DiffusionPhantom): readonly PhantomFile[] {
  const series = seriesOf(phantom, 'trace', 2);
  return B_VALUES.flatMap((b, index) =>
    weighted(series, phantom, { b, index, direction: b === 0 ? undefined : 'trace' }),
  );
}

interface Weighting {
  readonly b: number;
  /** Counts the volumes of the series: seeds the noise and numbers the images. */
  readonly index: number;
  readonly direction: Vector3 | 'trace' | undefined;
}

/** One volume. Without noise 32-bit values keep ADC exact to 1e-6; with noise 16 bits are what a scanner writes. */
function weighted(
  series: PhantomSeries,
  { tissues, noise }: DiffusionPhantom,
  { b, index, direction }: Weighting,
): readonly PhantomFile[] {
  const { grid } = series;
  const signal = paint(
    grid,
    tissues.map((tissue) => ({ ...tissue, value: tissue.s0 * Math.exp(-b * tissue.adc) })),
    0,
  );
  const exact = noise === 0 ? exactSignal(grid, tissues, b) : undefined;
  const random = gaussian(1000 * series.number + index + 1);
  // Three directions averaged into a trace have less noise.
  const sigma = direction === 'trace' ? noise / Math.sqrt(3) : noise;
  return slicesOf(grid, signal).map((values, slice) => {
    const size = values.length;
    const stored = exact
      ? Uint32Array.from(exact.subarray(slice * size, (slice + 1) * size), (value) => Math.round(value * 1e6))
      : Uint16Array.from(values, (value) => Math.round(Math.hypot(value + sigma * random(), sigma * random()) * 4));
    return phantomFile(series, {
      slice,
      number: index * grid.dimensions[2] + slice + 1,
      stored,
      slope: exact ? '0.000001' : '0.25',
      intercept: '0',
      attributes: { ...imageType(direction), ...diffusionAttributes(b, direction) },
    });
  });
}

/**
 * Painted signals are 32-bit floats; an exact phantom takes its values in 64 bits from one tissue per voxel: the last
 * whose share is at least half.
 */
function exactSignal(grid: Grid, tissues: readonly Tissue[], b: number): Float64Array {
  const signals = new Float64Array(grid.dimensions.reduce((product, size) => product * size, 1));
  for (const tissue of tissues) {
    const share = paint(grid, [{ ...tissue, value: 1 }], 0);
    const signal = tissue.s0 * Math.exp(-b * tissue.adc);
    share.forEach((part, at) => {
      if (part >= 0.5) signals[at] = signal;
    });
  }
  return signals;
}

const imageType = (direction: Weighting['direction']): DataSet => ({
  '00080008':
    direction === 'trace'
      ? text('CS', 'DERIVED', 'PRIMARY', 'DIFFUSION', 'TRACEW')
      : text('CS', 'ORIGINAL', 'PRIMARY', 'DIFFUSION', 'NONE'),
});

function diffusionAttributes(b: number, direction: Weighting['direction']): DataSet {
  const directionality = direction === undefined ? 'NONE' : direction === 'trace' ? 'ISOTROPIC' : 'DIRECTIONAL';
  return {
    '00189075': text('CS', directionality),
    '00189087': text('FD', b),
    ...(Array.isArray(direction) ? { '00189089': text('FD', ...(direction as Vector3)) } : {}),
  };
}
