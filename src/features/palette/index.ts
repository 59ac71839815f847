export { Palette } from './Palette.tsx';
export type { PaletteItem } from './searchedItems.ts';
