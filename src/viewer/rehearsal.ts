import type { Stack } from '#core/imaging/series.ts';
import type { Volume } from '#core/imaging/volume.ts';
import { failed } from '#core/result.ts';
import type { ViewPicture } from './picture.ts';

/** Voxels to a side, and CSS pixels. */
export const REHEARSAL_SIDE = 4;

const STACK: Stack = {
  id: 'rehearsal',
  label: '',
  key: {},
  frames: [],
  grid: failed({ code: 'VIEW_E_REHEARSAL', message: 'A picture nobody sees.' }),
  warnings: [],
};

const VOLUME: Volume = {
  stackId: STACK.id,
  grid: {
    dimensions: [REHEARSAL_SIDE, REHEARSAL_SIDE, 1],
    spacing: [1, 1, 1],
    origin: [0, 0, 0],
    row: [1, 0, 0],
    column: [0, 1, 0],
    normal: [0, 0, 1],
    frameOfReferenceUid: '',
  },
  voxels: new Int16Array(REHEARSAL_SIDE ** 2),
  slope: new Float64Array(1).fill(1),
  intercept: new Float64Array(1),
};

/**
 * A few voxels drawn where nobody looks. A graphics card compiles its programs at the first picture of their kind, which
 * takes a tenth of a second and more: better while nobody waits than before the first image of a study.
 */
export const REHEARSAL: ViewPicture = {
  base: {
    stack: STACK,
    decoded: { kind: 'volume', volume: VOLUME },
    meaning: {
      quantity: 'stored',
      unit: '1',
      factor: new Float64Array(1).fill(1),
      offset: new Float64Array(1),
      record: { formula: '', filled: '', terms: [], candidates: [] },
      warnings: [],
    },
    window: { lower: 0, upper: 1 },
    colourMap: 'grey',
  },
  orientation: 'native',
};
