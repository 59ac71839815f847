import { describe, expect, it } from 'vitest';
import { chord, isIncomplete, unusable } from '#core/hands/chord.ts';

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

describe('a chord being recorded', () => {
  it.each(['Control', 'Shift', 'Alt', 'Meta', 'AltGraph', 'Dead'])('waits after %s alone', (key) => {
    expect(isIncomplete({ key })).toBe(true);
  });

  it('is complete with a letter', () => {
    expect(isIncomplete({ key: 'w' })).toBe(false);
  });

  it.each(['Ctrl+W', 'Ctrl+T', 'Tab', 'Shift+Tab', 'Enter', 'Esc'])('cannot be %s, and says why', (keys) => {
    expect(unusable(keys)).toContain(keys);
  });

  it.each(['W', 'Ctrl+Z', 'Space', 'Shift+F', 'F5', '?'])('can be %s', (keys) => {
    expect(unusable(keys)).toBeUndefined();
  });
});
