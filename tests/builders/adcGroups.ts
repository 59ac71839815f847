import type { AdcGroup, AdcSignal } from '#core/calibration/diffusion/adcVolume.ts';
import type { Volume } from '#core/imaging/volume.ts';

/** A volume of one row per slice; `change` overrides slope, padding, … */
export function signalVolume(slices: readonly (readonly number[])[], change: Partial<Volume> = {}): Volume {
  return {
    stackId: 's',
    grid: {
      dimensions: [slices[0]?.length ?? 0, 1, slices.length], spacing: [1, 1, 1], origin: [0, 0, 0],
      row: [1, 0, 0], column: [0, 1, 0], normal: [0, 0, 1], frameOfReferenceUid: 'f',
    },
    voxels: Float64Array.from(slices.flat()),
    slope: new Float64Array(slices.length).fill(1),
    intercept: new Float64Array(slices.length),
    ...change,
  }; // prettier-ignore
}

export const adcSignal = (values: readonly number[], change?: Partial<Volume>): AdcSignal => ({
  volume: signalVolume([values], change),
  scale: [1],
});

/** One voxel whose decay is given by these points, one direction each. */
export const decayOf = (points: readonly (readonly [b: number, signal: number])[]): readonly AdcGroup[] =>
  points.map(([b, signal]) => ({ b, directions: [[adcSignal([signal])]] }));
