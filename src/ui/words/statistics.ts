import type { Statistic } from '#core/measurements/measurement.ts';

/** What a statistic is, for the card of a number: as the specification defines it (pet-suv.md 9, mri-adc.md 6, ct-recist.md 2). */
export const statisticWords = {
  max: 'Largest value among the voxels counted.',
  mean: 'Arithmetic mean of the voxels counted.',
  sd: 'Standard deviation with n − 1.',
  min: 'Smallest value among the voxels counted.',
  median: '50th percentile, linear between order statistics.',
  p10: '10th percentile, linear between order statistics.',
  p90: '90th percentile, linear between order statistics.',
  count: 'Voxels whose centre lies inside the region and that have a value.',
  peak: 'Highest mean of a 1 ml sphere with partial voxels, centred on any voxel of the region (peak-frac, global). The sphere may reach beyond the region.',
  peakLocal:
    'Mean of a 1 ml sphere with partial voxels, centred on the maximum (peak-frac, local). The sphere may reach beyond the region.',
  peakIbsi:
    'Highest mean of the whole voxels within 6.2 mm of a voxel of the region (peak-ibsi, global). They may lie beyond the region.',
  volume: 'Voxels counted × voxel volume; the slice step is measured between positions.',
  tlg: 'Mean × volume of the same voxels.',
  value: 'Value of the voxel under the point.',
  length: 'Distance between the two ends drawn.',
  longAxis: 'Longest diameter in the plane drawn.',
  shortAxis: 'Longest diameter perpendicular to the long axis, inside the lesion.',
  area: 'Area enclosed in the plane drawn.',
  circumference: 'Circumference of the ellipse drawn (Ramanujan).',
  interval: 'Time between the two ends drawn.',
  slope: 'Depth over time between the two ends drawn.',
  psv: 'Peak systolic velocity: the first end of a caliper, the largest of a trace; its magnitude.',
  edv: 'End-diastolic velocity: the second end of a caliper, the last of a trace; negative when flow is reversed.',
  tamax: 'Mean over time of the traced velocity.',
  vti: 'Integral over time of the traced velocity.',
  ri: 'Resistive index (PSV − EDV) / PSV.',
  pi: 'Pulsatility index (PSV − EDV) / TAMAX.',
  sdRatio: 'PSV / EDV.',
  gradient: 'Simplified Bernoulli: 4 v², v in m/s.',
  sum: 'Sum over the target lesions.',
} as const satisfies Readonly<Record<Statistic, string>>;
