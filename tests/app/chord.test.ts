import { describe, expect, it } from 'vitest';
import { chord } from '#app/chord.ts';
import { KEYMAP, LISTED_KEYS } from '#app/keymap.ts';

const press = (key: string, change: Partial<Parameters<typeof chord>[0]> = {}) =>
  chord({ key, code: '', ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...change });

describe('chord', () => {
  it.each([
    ['a letter', press('w'), 'W'],
    ['a letter with Shift', press('F', { shiftKey: true }), 'Shift+F'],
    ['a sign that needs Shift', press('?', { shiftKey: true }), '?'],
    ['a sign without Shift', press(','), ','],
    ['plus on most keyboards', press('+', { shiftKey: true }), '+'],
    ['an arrow', press('ArrowUp'), '↑'],
    ['a paging key', press('PageDown'), 'PgDn'],
    ['undo', press('z', { ctrlKey: true }), 'Ctrl+Z'],
    ['undo on a Mac', press('z', { metaKey: true }), 'Ctrl+Z'],
    ['redo', press('Z', { ctrlKey: true, shiftKey: true }), 'Ctrl+Shift+Z'],
    ['a digit', press('3', { code: 'Digit3' }), '3'],
    ['a digit with Shift, whatever sign it makes', press('=', { code: 'Digit0', shiftKey: true }), 'Shift+0'],
    ['escape', press('Escape'), 'Esc'],
    ['space', press(' '), 'Space'],
  ])('names %s', (_name, got, expected) => {
    expect(got).toBe(expected);
  });
});

describe('the key map', () => {
  it('gives no key two meanings', () => {
    const keys = KEYMAP.flatMap((binding) => binding.keys);
    expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
  });

  // ux.md, "Hands"; the brush, the palette and the opacity key belong to later features.
  it.each(['W', 'P', 'L', 'B', 'E', 'C', 'R', 'F', 'S', 'T', '1', '9', '↑', '↓', 'PgUp', 'PgDn', 'Home', 'End', '←', '→', '[', ']', ',', '.', 'N', 'Del', 'Ctrl+Z', 'Ctrl+Shift+Z', 'I', '0', '+', '-', 'M', 'U', 'X', 'K', 'H', '?', 'Esc'])(
    'binds %s',
    (key) => {
      expect(KEYMAP.some((binding) => binding.keys.includes(key))).toBe(true);
    },
  ); // prettier-ignore

  it('lists the nine presets as one line', () => {
    expect(LISTED_KEYS.filter(({ keys }) => keys.some((key) => /^\d/.test(key) && key !== '0'))).toHaveLength(1);
  });
});
