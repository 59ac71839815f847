import { cross, type Vector3 } from './grid.ts';

/** Components of a unit direction below this (5.7 degrees) get no letter: scanner tilt noise would clutter the edge. */
const LETTER_THRESHOLD = 0.1;

const LETTERS = [
  { component: 0, positive: 'L', negative: 'R' },
  { component: 1, positive: 'P', negative: 'A' },
  { component: 2, positive: 'H', negative: 'F' },
] as const;

/**
 * Letters of a direction in LPS, the strongest first ("R", "LP", "HA"), as Patient Orientation (0020,0020) writes them
 * for a biped (PS3.3 C.7.6.1.1.1). Empty for the zero vector.
 */
export function orientationLetters(direction: Vector3): string {
  const length = Math.hypot(...direction);
  if (!(length > 0)) return '';
  return LETTERS.map(({ component, positive, negative }) => ({
    strength: Math.abs(direction[component]) / length,
    letter: direction[component] > 0 ? positive : negative,
  }))
    .filter(({ strength }) => strength > LETTER_THRESHOLD)
    .sort((a, b) => b.strength - a.strength)
    .map(({ letter }) => letter)
    .join('');
}

export type AnatomicalPlane = 'axial' | 'coronal' | 'sagittal';

/** Unit vectors (LPS) of a view: along the screen to the right, down it, and into it. */
export interface ViewBasis {
  readonly right: Vector3;
  readonly down: Vector3;
  readonly sight: Vector3;
}

const SCREEN: Readonly<Record<AnatomicalPlane, { readonly right: Vector3; readonly down: Vector3 }>> = {
  axial: { right: [1, 0, 0], down: [0, 1, 0] },
  coronal: { right: [1, 0, 0], down: [0, 0, -1] },
  sagittal: { right: [0, 1, 0], down: [0, 0, -1] },
};

/**
 * Radiological convention: axial from the feet, coronal from the front (patient's left on the right of the screen),
 * sagittal from the patient's left (anterior on the left of the screen).
 */
export function reformatBasis(plane: AnatomicalPlane): ViewBasis {
  const { right, down } = SCREEN[plane];
  return { right, down, sight: cross(right, down) };
}
