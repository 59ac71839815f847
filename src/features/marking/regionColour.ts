import type { Region } from '#core/regions/region.ts';

/** Bright on black and on white, apart from one another, and none of the colours of a verdict or an error. */
const COLOURS = ['#5ad1ff', '#ffe066', '#d7a6ff', '#7dff9b', '#ff9ecb', '#9fb4ff', '#e6ff7a', '#ffb38a'];

/** One colour a lesion: the same name has the same colour at every time point. */
export function regionColour(regions: readonly Region[], { name }: Region): string {
  const names = [...new Set(regions.map((region) => region.name))];
  const at = names.indexOf(name);
  return COLOURS[(at < 0 ? names.length : at) % COLOURS.length] ?? '#5ad1ff';
}
