import type { AdcFit } from '#core/calibration/diffusion/adcFit.ts';

type OfferedFit = Exclude<AdcFit, 'wls-2'>;

const fits: Readonly<Record<OfferedFit, string>> = { ols: 'OLS', wls: 'WLS', nlls: 'NLLS', 'two-point': 'Two-point' };

/** The curve panel: a region over the axis of its series, as a curve over time or as a decay over b. */
export const curvesWords = {
  title: 'Curve',
  noAxis: {
    title: 'No axis to draw over',
    remedy:
      'The series in the active viewport has one image per place. Choose one with time points, b-values, echoes or phases.',
  },
  axis: 'Axis',
  plot: ({ yName, xName }: Readonly<Record<'yName' | 'xName', string>>) => `${yName} over ${xName}`,
  noPoint: 'no point',

  measuring: (region: string) => `Measuring ${region}`,
  reading: 'Reading the images',
  cancelled: 'Cancelled.',
  again: (work: string) => `${work} again`,

  noRegion: {
    title: 'No region selected',
    remedy: (axis: string) => `Draw a region, or select one: its mean is drawn over ${axis.toLowerCase()}.`,
  },
  quantity: 'Quantity',
  meanOf: ({ region, quantity, unit }: Readonly<Record<'region' | 'quantity' | 'unit', string>>) =>
    `${region}: ${quantity} mean ± SD, ${unit}`,
  exportCsv: 'Export CSV',
  pointValue: ({ place, value, voxels }: { readonly place: string; readonly value: string; readonly voxels: number }) =>
    `${place}: ${value}, ${voxels} ${voxels === 1 ? 'voxel' : 'voxels'}`,

  table: (name: string) => `Values of ${name}`,
  columns: { point: 'Point', mean: (unit: string) => `Mean, ${unit}`, sd: 'SD', voxels: 'Voxels' },

  decay: {
    fit: 'Fit',
    fits,
    logarithmic: 'Logarithmic',
    adcOfVoxel: (map: string) => `Voxel under the cursor, ${map}`,
    /** How to see the decay of a voxel: beside that of a region, or alone. */
    pointToSee: 'Point at the images to see the decay of a voxel.',
    selectOrPoint: 'Select a region, or point at the images, to see the decay of a voxel.',
    bAxis: 'b-value, s/mm²',
    signalAxis: 'Signal',
    point: ({ b, signal, isFitted }: { readonly b: number; readonly signal: string; readonly isFitted: boolean }) =>
      `b ${b}\u00a0s/mm²: ${signal}${isFitted ? '' : ', not in the fit'}`,
    noSignal: 'no positive signal',
    columns: { b: 'b, s/mm²', signal: 'Mean signal', inFit: 'In the fit' },
    yes: 'yes',
    no: 'no',
  },
} as const;
