import type { LesionRole } from '#core/regions/region.ts';

const roles: Readonly<Record<Exclude<LesionRole, 'none'>, string>> = {
  target: 'target',
  'non-target': 'non-target',
  reference: 'reference',
};

/** The Measurements panel: every number of the studies on screen, what is measured, and the ways out and to a map. */
export const measurementWords = {
  title: 'Measurements',
  allValues: 'All values',
  suvVariants: 'SUV variants',
  suvVariantsHint: 'SUV variants measured on PET',
  exportResults: 'Export',
  exportCsv: 'CSV, one row per value',
  exportJson: 'JSON with derivations',

  table: 'Measurements of the studies on screen',
  columns: { region: 'Region', on: 'On', values: 'Values' },
  roles,
  node: 'node',
  /** A region that is still being drawn. */
  drawing: 'drawing',
  live: 'live',
  measuring: 'measuring',
  noNumbersYet: 'Measuring',
  notMeasured: 'Not measured: its images are not open. Show the series to measure.',
  /** After their number, which is seen; the word is heard. */
  warning: (count: number) => (count === 1 ? 'warning' : 'warnings'),
  calibratedByHand: 'calibrated by hand',

  noRegions: 'No regions yet',
  /** Before the tools, each with its key. */
  howToDraw: 'Choose a tool and draw on an image:',
  firstTools: {
    'tool-length': 'length',
    'tool-bidirectional': 'two axes',
    'tool-ellipse': 'ellipse',
    'tool-sphere': 'sphere',
    'tool-threshold': 'threshold',
  },

  adcMap: 'ADC map',
  diffusionSeries: 'Diffusion series',
  bValues: 'b-values, s/mm²',
  fit: 'Fit',
  fits: {
    ols: { name: 'OLS', meaning: 'Least squares on ln S over all chosen b-values.' },
    wls: { name: 'WLS', meaning: 'Weighted by the signal squared: less noise from high b-values.' },
    'two-point': { name: 'Two-point', meaning: 'Lowest and highest chosen b-value only.' },
  },
  createMap: 'Create the map',
} as const;
