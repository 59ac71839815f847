export type ColourMap = 'grey' | 'inverse-grey' | 'hot-metal' | 'viridis' | 'inferno';

/** Red, green and blue from 0 to 1, evenly spaced from the lower to the upper end of the window. */
type Colours = readonly (readonly [number, number, number])[];

const colours = (...hex: readonly string[]): Colours =>
  hex.map((code) => [0, 2, 4].map((at) => parseInt(code.slice(at, at + 2), 16) / 255) as [number, number, number]);

/** viridis and inferno: every eighth of the tables of matplotlib (CC0), perceptually uniform. */
const MAPS: Readonly<Record<ColourMap, Colours>> = {
  grey: colours('000000', 'ffffff'),
  'inverse-grey': colours('ffffff', '000000'),
  'hot-metal': colours('000000', '800000', 'ff0000', 'ff8000', 'ffff00', 'ffff80', 'ffffff'),
  viridis: colours('440154', '472d7b', '3b528b', '2c728e', '21918c', '28ae80', '5ec962', 'addc30', 'fde725'),
  inferno: colours('000004', '210c4a', '57106e', '8a226a', 'bc3754', 'e45a31', 'f98e09', 'f9cb35', 'fcffa4'),
};

export const coloursOf = (map: ColourMap): Colours => MAPS[map];

/** The map read from the other end: for MONOCHROME1 and falling scales. */
export const reversed = (list: Colours): Colours => [...list].reverse();
