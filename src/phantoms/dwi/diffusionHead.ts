import type { Grid, Vector3 } from '#core/geometry/grid.ts';
import type { DataSet } from '#core/imaging/dataset.ts';
import { phantomFile, phantomSpace, text, type PhantomFile, type PhantomSeries } from '../phantomFile.ts';
import { gaussian } from '../randomness.ts';
import { paint, slicesOf, type Ellipsoid } from '../scene.ts';

export interface AdcTruth {
  readonly name: string;
  readonly centre: Vector3;
  /** mm; within half of it the value is exact. */
  readonly radius: number;
  /** mm²/s. */
  readonly adc: number;
}

/** s/mm²; three directions each above 0. */
export const B_VALUES = [0, 50, 100, 400, 800, 1000] as const;

const DIRECTIONS: readonly Vector3[] = [
  [1, 0, 0],
  [0, 1, 0],
  [0, 0, 1],
];

/** Vials of known ADC on a ring in the middle slice (mri-adc.md), 0.1 to 2.4 × 10⁻³ mm²/s. */
export const VIALS: readonly AdcTruth[] = [0.1, 0.3, 0.6, 0.8, 1.0, 1.4, 2.0, 2.4].map((milli, index) => {
  const angle = (index * Math.PI) / 4;
  return {
    name: `vial ${milli}`,
    centre: [60 * Math.cos(angle), 60 * Math.sin(angle), 40],
    radius: 13,
    adc: milli * 1e-3,
  };
});

/** The lesion of the head: restricted diffusion in white matter. */
export const HEAD_LESION: AdcTruth = { name: 'lesion', centre: [-34, -14, 50], radius: 11, adc: 0.62e-3 };

interface Tissue extends Omit<Ellipsoid, 'value'> {
  readonly adc: number;
  /** Signal without diffusion weighting. */
  readonly s0: number;
}

const round = ({ centre, radius }: AdcTruth): Omit<Ellipsoid, 'value'> => ({
  centre,
  semiAxes: [radius, radius, radius],
});

/** A head: scalp, brain of grey and white matter, ventricles, a lesion. */
const HEAD: readonly Tissue[] = [
  { centre: [0, 0, 44], semiAxes: [80, 98, 92], adc: 0.2e-3, s0: 260 },
  { centre: [0, 0, 44], semiAxes: [72, 90, 84], adc: 0.82e-3, s0: 900 },
  { centre: [-32, 2, 46], semiAxes: [26, 62, 48], angle: -6, adc: 0.72e-3, s0: 720 },
  { centre: [32, 2, 46], semiAxes: [26, 62, 48], angle: 6, adc: 0.72e-3, s0: 720 },
  { centre: [-10, -8, 48], semiAxes: [6, 26, 18], angle: -14, adc: 3e-3, s0: 1500 },
  { centre: [10, -8, 48], semiAxes: [6, 26, 18], angle: 14, adc: 3e-3, s0: 1500 },
  { ...round(HEAD_LESION), adc: HEAD_LESION.adc, s0: 1050 },
];

/** A cylinder of water with the vials. */
const WATER: readonly Tissue[] = [
  { centre: [0, 0, 40], semiAxes: [94, 94, 400], adc: 2.2e-3, s0: 1000 },
  ...VIALS.map((vial) => ({ ...round(vial), adc: vial.adc, s0: 1000 })),
];

export interface DiffusionPhantom {
  readonly id: string;
  readonly words: string;
  readonly tissues: readonly Tissue[];
  /** SD of the noise of the real and imaginary channel; 0 is exact. */
  readonly noise: number;
}

export const VIALS_EXACT: DiffusionPhantom = {
  id: 'vials-exact',
  words: 'ADC vials, no noise',
  tissues: WATER,
  noise: 0,
};
export const VIALS_NOISY: DiffusionPhantom = {
  id: 'vials-noise',
  words: 'ADC vials, Rician noise',
  tissues: WATER,
  noise: 12,
};
export const HEAD_NOISY: DiffusionPhantom = { id: 'head', words: 'Diffusion head', tissues: HEAD, noise: 9 };

const MR_IMAGE_STORAGE = '1.2.840.10008.5.1.4.1.1.4';

const mrModules: DataSet = {
  '00180020': text('CS', 'EP'),
  '00180021': text('CS', 'SK'),
  '00180022': text('CS', ''),
  '00180023': text('CS', '2D'),
  '00180080': text('DS', '5200'),
  '00180081': text('DS', '74'),
  '00180083': text('DS', '1'),
  '00180084': text('DS', '123.2'),
  '00180087': text('DS', '3'),
  '00180091': text('IS', '1'),
  '00181314': text('DS', '90'),
  '00185100': text('CS', 'HFS'),
};

const gridOf = (study: string): Grid => ({
  dimensions: [96, 96, 16],
  spacing: [2.2, 2.2, 5],
  origin: [-104.5, -104.5, 0],
  row: [1, 0, 0],
  column: [0, 1, 0],
  normal: [0, 0, 1],
  frameOfReferenceUid: phantomSpace(study),
});

function seriesOf({ id, words }: DiffusionPhantom, name: string, number: number): PhantomSeries {
  const study = `Diffusion ${id}`;
  return {
    name: `diffusion/${id}/${name}`,
    sopClassUid: MR_IMAGE_STORAGE,
    modality: 'MR',
    patientId: 'PHANTOM-DWI',
    patientName: 'Phantom^Diffusion',
    study,
    studyDescription: words,
    description: { directions: 'ep2d_diff 3 directions', trace: 'ep2d_diff trace', adc: 'ep2d_diff ADC' }[name] ?? name,
    bodyPart: 'HEAD',
    number,
    date: '20250110',
    time: '140000.00',
    grid: gridOf(study),
    attributes: mrModules,
  };
}

/** Weighted images in three directions, the scanner's trace and its ADC map in 10⁻⁶ mm²/s, as three series. */
export function diffusionStudy(phantom: DiffusionPhantom): readonly PhantomFile[] {
  return [...directionSeries(phantom), ...traceSeries(phantom), ...scannerMap(phantom)];
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

/** The scanner's map: stored values in 10⁻⁶ mm²/s, no unit in the header, as most scanners write it. */
function scannerMap(phantom: DiffusionPhantom): readonly PhantomFile[] {
  const series = seriesOf(phantom, 'adc', 3);
  const adc = paint(
    series.grid,
    phantom.tissues.map((tissue) => ({ ...tissue, value: tissue.adc * 1e6 })),
    0,
  );
  return slicesOf(series.grid, adc).map((values, slice) =>
    phantomFile(series, {
      slice,
      number: slice + 1,
      stored: Uint16Array.from(values, Math.round),
      slope: '1',
      intercept: '0',
      attributes: { '00080008': text('CS', 'DERIVED', 'PRIMARY', 'DIFFUSION', 'ADC') },
    }),
  );
}
