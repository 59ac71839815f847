import { describe, expect, it } from 'vitest';
import { coloursOf, reversed } from '#viewer/colourMaps.ts';

const luminance = ([r, g, b]: readonly [number, number, number]) => 0.2126 * r + 0.7152 * g + 0.0722 * b;

describe('colour maps', () => {
  it.each(['grey', 'hot-metal', 'viridis', 'inferno'] as const)('%s grows brighter all the way', (map) => {
    const brightness = coloursOf(map).map(luminance);
    brightness.slice(1).forEach((value, at) => expect(value).toBeGreaterThan(brightness[at] ?? NaN));
  });

  it('inverse grey is grey from the other end', () => {
    expect(coloursOf('inverse-grey')).toEqual(reversed(coloursOf('grey')));
  });

  it('hot metal runs black, red, yellow, white', () => {
    const list = coloursOf('hot-metal');
    expect(list[0]).toEqual([0, 0, 0]);
    expect(list.at(-1)).toEqual([1, 1, 1]);
  });
});
