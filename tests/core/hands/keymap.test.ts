import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { COMMAND_IDS, DEFAULT_KEYS, type Keymap } from '#core/hands/defaultKeys.ts';
import { STANDARD_HANDS, type Hands } from '#core/hands/hands.ts';
import { changeChord, keymapOf, ownerOf, resetKeys, takenFrom } from '#core/hands/keymap.ts';

const chordsOf = (keymap: Keymap) => COMMAND_IDS.flatMap((id) => keymap[id]);
const repeated = (chords: readonly string[]) => chords.filter((keys, at) => chords.indexOf(keys) !== at);

describe('the shipped layouts', () => {
  it.each(['standard', 'left-hand'] as const)('%s gives no key two meanings', (layout) => {
    expect(repeated(chordsOf(keymapOf({ layout, keys: {} })))).toEqual([]);
  });

  it('bind the same letters, in other places', () => {
    const letters = (layout: Hands['layout']) =>
      chordsOf(keymapOf({ layout, keys: {} })).filter((keys) => /^[A-Z]$/.test(keys));
    expect(letters('left-hand').toSorted()).toEqual(letters('standard').toSorted());
    expect(letters('left-hand')).not.toEqual(letters('standard'));
  });

  // ux.md, "Hands"; the brush belongs to a later feature.
  it.each(['W', 'P', 'L', 'B', 'E', 'C', 'R', 'F', 'S', 'T', '1', '9', '↑', '↓', 'PgUp', 'PgDn', 'Home', 'End', '←', '→', '[', ']', ',', '.', 'N', 'Del', 'Ctrl+Z', 'Ctrl+Shift+Z', 'I', '0', '+', '-', 'M', 'U', 'O', 'X', 'K', 'H', '?', 'Ctrl+K', 'Esc'])(
    'bind %s',
    (keys) => {
      expect(ownerOf(DEFAULT_KEYS, keys)).toBeDefined();
    },
  ); // prettier-ignore

  it('for the left hand on the mouse put the tools used most on the right half of the keyboard', () => {
    const { 'tool-window': window, 'tool-sphere': sphere, 'tool-ellipse': ellipse, undo } = keymapOf({ layout: 'left-hand', keys: {} }); // prettier-ignore
    expect([window, sphere, ellipse]).toEqual([['O'], ['K'], ['I']]);
    expect(undo).toEqual(['Ctrl+Z']);
  });
});

describe('a changed chord', () => {
  const map = (hands: Hands) => keymapOf(hands);

  it('takes the place of the one before', () => {
    const hands = changeChord(STANDARD_HANDS, { id: 'redo', before: 'Ctrl+Y', after: 'F9' });
    expect(map(hands).redo).toEqual(['Ctrl+Shift+Z', 'F9']);
    expect(ownerOf(map(hands), 'Ctrl+Y')).toBeUndefined();
  });

  it('that belongs to another command changes places with it', () => {
    const hands = changeChord(STANDARD_HANDS, { id: 'tool-sphere', before: 'S', after: 'W' });
    expect(map(hands)['tool-sphere']).toEqual(['W']);
    expect(map(hands)['tool-window']).toEqual(['S']);
  });

  it('added to a command is taken from the one that had it', () => {
    const hands = changeChord(STANDARD_HANDS, { id: 'tool-pan', after: 'W' });
    expect(map(hands)['tool-pan']).toEqual(['W']);
    expect(map(hands)['tool-window']).toEqual([]);
  });

  it('can be no chord at all', () => {
    const hands = changeChord(STANDARD_HANDS, { id: 'region-delete', before: 'Backspace' });
    expect(map(hands)['region-delete']).toEqual(['Del']);
  });

  it('goes before a shipped one, which its command then lacks and says so, and comes back with a reset', () => {
    const hands: Hands = { ...STANDARD_HANDS, keys: { mirror: ['W'] } };
    expect(map(hands)['tool-window']).toEqual([]);
    expect(takenFrom(hands, map(hands), 'tool-window')).toEqual([{ keys: 'W', by: 'mirror' }]);
    expect(takenFrom(hands, map(hands), 'mirror')).toEqual([]);
    expect(map(resetKeys(hands, 'mirror'))['tool-window']).toEqual(['W']);
  });

  it('is reset for one command or for all', () => {
    const hands: Hands = { ...STANDARD_HANDS, keys: { mirror: ['F8'], invert: ['F9'] } };
    expect(resetKeys(hands, 'mirror').keys).toEqual({ invert: ['F9'] });
    expect(map(resetKeys(hands))).toEqual(DEFAULT_KEYS);
  });

  it('never leaves a key with two meanings, whatever is changed in whatever order', () => {
    const chord = fc.constantFrom('A', 'B', 'W', 'S', 'F9', 'Ctrl+Z', 'Shift+W', 'Space', '1');
    const change = fc.record({
      id: fc.constantFrom(...COMMAND_IDS),
      at: fc.nat(3),
      after: fc.option(chord, { nil: undefined }),
    });
    const layout = fc.constantFrom('standard' as const, 'left-hand' as const);
    fc.assert(
      fc.property(layout, fc.array(change, { maxLength: 12 }), (shipped, changes) => {
        let hands: Hands = { ...STANDARD_HANDS, layout: shipped };
        for (const { id, at, after } of changes) hands = changeChord(hands, { id, before: map(hands)[id][at], after });
        expect(repeated(chordsOf(map(hands)))).toEqual([]);
        expect(repeated(chordsOf(map({ ...hands, layout: 'standard' })))).toEqual([]);
      }),
    );
  });
});
