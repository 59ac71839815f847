import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fuzzyMatch } from '#features/palette/fuzzy.ts';
import { searchedItems, type PaletteItem } from '#features/palette/searchedItems.ts';

describe('a fuzzy match', () => {
  it.each([
    ['sph', 'Sphere', [0, 1, 2]],
    ['tvoi', 'Threshold VOI', [0, 10, 11, 12]],
    ['SOFT T', 'Soft tissue', [0, 1, 2, 3, 5]],
    ['zurich', 'Zürich', [0, 1, 2, 3, 4, 5]],
    ['', 'anything', []],
  ])('of "%s" in "%s" finds the letters where a reader would', (query, text, at) => {
    expect(fuzzyMatch(query, text)?.at).toEqual(at);
  });

  it.each([
    ['xyz', 'Sphere'],
    ['erehps', 'Sphere'],
    ['sphere!', 'Sphere'],
    ['a', ''],
  ])('of "%s" is none in "%s"', (query, text) => {
    expect(fuzzyMatch(query, text)).toBeUndefined();
  });

  it('finds letters that only the nearest way has', () => {
    expect(fuzzyMatch('abc', 'axbc b')?.at).toEqual([0, 2, 3]);
  });

  it('misses no text that holds the letters in order', () => {
    const letter = fc.constantFrom('a', 'b', 'c', ' ', '-');
    fc.assert(
      fc.property(fc.array(fc.tuple(letter, fc.boolean()), { maxLength: 14 }), (pairs) => {
        const text = pairs.map(([one]) => one).join('');
        const query = pairs.flatMap(([one, kept]) => (kept ? [one] : [])).join('');
        expect(fuzzyMatch(query, text)).toBeDefined();
      }),
    );
  });

  it('names places in order that hold the letters, for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme-ascii' }), fc.string({ unit: 'grapheme-ascii' }), (query, text) => {
        const { at } = fuzzyMatch(query, text) ?? { at: [] };
        expect(at).toEqual(at.toSorted((one, other) => one - other));
        expect(new Set(at).size).toBe(at.length);
        const wanted = query.replaceAll(/\s/g, '').toLowerCase();
        if (at.length > 0) expect(at.map((place) => text[place]?.toLowerCase()).join('')).toBe(wanted);
      }),
    );
  });
});

describe('the items of the palette', () => {
  const item = (label: string, group = 'Tools', detail?: string): PaletteItem => ({
    id: label,
    group,
    label,
    detail,
    run: () => undefined,
  });
  const items = [item('Hide regions'), item('Sphere'), item('Spline'), item('T1', 'Region', 'Sphere in the liver'), item('Four views', 'Layout')]; // prettier-ignore
  const labels = (query: string) => searchedItems(items, query).map((found) => found.item.label);

  it('are all there before anything is typed, in their order', () => {
    expect(labels('')).toEqual(['Hide regions', 'Sphere', 'Spline', 'T1', 'Four views']);
  });

  it('put a name before words beside it', () => {
    expect(labels('sphere')).toEqual(['Sphere', 'T1']);
  });

  it('are found by their group', () => {
    expect(labels('layout')).toEqual(['Four views']);
  });

  it('are none for words that fit nothing', () => {
    expect(labels('qqq')).toEqual([]);
  });
});
