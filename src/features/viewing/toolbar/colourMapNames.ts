import type { ColourMap } from '#stores/reading.ts';
import { viewMenuWords } from '#ui/words/viewMenus.ts';

const MAPS = ['grey', 'inverse-grey', 'hot-metal', 'viridis', 'inferno'] as const satisfies readonly ColourMap[];

/** Colour maps as a reader chooses among them. */
export const COLOUR_MAPS: readonly { readonly value: ColourMap; readonly label: string }[] = MAPS.map((value) => ({
  value,
  label: viewMenuWords.colourMaps[value],
}));
