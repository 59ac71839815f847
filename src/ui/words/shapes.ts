import type { RegionShape } from '#core/regions/region.ts';

const names: Readonly<Record<RegionShape['kind'], string>> = {
  point: 'probe',
  length: 'length',
  bidirectional: 'two axes',
  ellipse: 'ellipse',
  rectangle: 'rectangle',
  freehand: 'freehand',
  spline: 'spline',
  sphere: 'sphere',
  box: 'box',
  contours: 'contours',
  threshold: 'threshold VOI',
  mask: 'segmentation',
  whole: 'whole volume',
};

/** What the shapes of regions are called in the trail: as the reader called them when drawing. */
export const shapeWords = {
  names,
  /** An ellipse of equal axes. */
  circle: 'circle',
  threshold: (rule: string) => `${names.threshold} ${rule}`,
  fractionOfMax: (percent: string) => `≥ ${percent} % of max`,
  atLeast: (value: string) => `≥ ${value}`,
  /** Enough of a shape to see what moved. */
  radiusAt: ({ radius, position }: Readonly<Record<'radius' | 'position', string>>) => `r ${radius} mm at ${position}`,
  at: (position: string) => `at ${position}`,
} as const;
