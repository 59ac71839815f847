import type { Vector3 } from '#core/geometry/grid.ts';
import type { Ellipsoid } from '../scene.ts';

export interface AdcTruth {
  readonly name: string;
  readonly centre: Vector3;
  /** mm; within half of it the value is exact. */
  readonly radius: number;
  /** mm²/s. */
  readonly adc: number;
}

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

export interface Tissue extends Omit<Ellipsoid, 'value'> {
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
  /** What the scanner's ADC maps say of their unit: nothing, or a real world value mapping. */
  readonly maps: readonly MapUnit[];
}

export type MapUnit = 'unstated' | 'mapped';

export const VIALS_EXACT: DiffusionPhantom = {
  id: 'vials-exact',
  words: 'ADC vials, no noise',
  tissues: WATER,
  noise: 0,
  maps: ['unstated', 'mapped'],
};
export const VIALS_NOISY: DiffusionPhantom = {
  id: 'vials-noise',
  words: 'ADC vials, Rician noise',
  tissues: WATER,
  noise: 12,
  maps: ['unstated', 'mapped'],
};
export const HEAD_NOISY: DiffusionPhantom = {
  id: 'head',
  words: 'Diffusion head',
  tissues: HEAD,
  noise: 9,
  maps: ['unstated'],
};
