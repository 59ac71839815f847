import type { VoxelQuantity } from '#core/quantities.ts';

export interface WindowPreset {
  readonly name: string;
  readonly lower: number;
  readonly upper: number;
}

const levelWidth = (name: string, level: number, width: number): WindowPreset => ({
  name,
  lower: level - width / 2,
  upper: level + width / 2,
});
const from = (upper: number, factor = 1): WindowPreset => ({ name: `0–${upper}`, lower: 0, upper: upper * factor });

/** HU. */
const CT = [
  levelWidth('Lung', -600, 1500),
  levelWidth('Bone', 400, 1800),
  levelWidth('Soft tissue', 40, 400),
  levelWidth('Liver', 60, 160),
  levelWidth('Brain', 40, 80),
];
const SUV = [from(5), from(10), from(15), from(20), from(2.5)];
/** Named in the unit they are shown in, 10⁻⁶ mm²/s (mri-adc.md). */
const ADC = [from(3000, 1e-6), from(2000, 1e-6), from(1500, 1e-6)];

/**
 * Windows offered by the keys 1 to 9, in the unit of the quantity. Where values have no common scale they are the
 * window the stack came with, half and twice as wide.
 */
export function windowPresets(
  quantity: VoxelQuantity,
  usual: { readonly lower: number; readonly upper: number },
): readonly WindowPreset[] {
  if (quantity === 'HU') return CT;
  if (quantity === 'ADC') return ADC;
  if (quantity.startsWith('SU')) return SUV;
  const level = (usual.lower + usual.upper) / 2;
  const width = usual.upper - usual.lower;
  return [
    levelWidth('As stored', level, width),
    levelWidth('Narrow', level, width / 2),
    levelWidth('Wide', level, width * 2),
  ];
}

/** The name of the preset a window equals, if any. */
export function presetName(
  presets: readonly WindowPreset[],
  window: { readonly lower: number; readonly upper: number },
): string | undefined {
  const near = (a: number, b: number) => Math.abs(a - b) <= 1e-6 * Math.abs(window.upper - window.lower);
  return presets.find(({ lower, upper }) => near(lower, window.lower) && near(upper, window.upper))?.name;
}
