import type { ColourMap } from '#stores/reading.ts';

/** Colour maps as a reader chooses among them. */
export const COLOUR_MAPS: readonly { readonly value: ColourMap; readonly label: string }[] = [
  { value: 'grey', label: 'Grey' },
  { value: 'inverse-grey', label: 'Inverse grey' },
  { value: 'hot-metal', label: 'Hot metal' },
  { value: 'viridis', label: 'Viridis' },
  { value: 'inferno', label: 'Inferno' },
];
