import { COMMAND_IDS, DEFAULT_KEYS, type CommandId, type Keymap } from './defaultKeys.ts';

/**
 * Letters that change places for a reader whose left hand holds the mouse: the tools come under the right hand, what
 * was there goes to the left. Pairs, so that no key gets two meanings.
 */
const PAIRS = ['WO', 'EI', 'RU', 'TY', 'SK', 'FH', 'CM', 'BN'] as const;

const PARTNER = new Map(PAIRS.flatMap(([left = '', right = '']) => [[left, right] as const, [right, left] as const]));

/** Letters alone or with Shift move; those with Ctrl are the same in every program and stay. */
function otherSide(keys: string): string {
  const letter = keys.slice(-1);
  const rest = keys.slice(0, -1);
  return rest === '' || rest === 'Shift+' ? rest + (PARTNER.get(letter) ?? letter) : keys;
}

/** A key map from the chords of each command. */
export function keymapFrom(chordsOf: (id: CommandId) => readonly string[]): Keymap {
  const keymap: Record<CommandId, readonly string[]> = { ...DEFAULT_KEYS };
  for (const id of COMMAND_IDS) keymap[id] = chordsOf(id);
  return keymap;
}

/** The shipped layout for the left hand on the mouse. */
export const LEFT_HAND_KEYS: Keymap = keymapFrom((id) => DEFAULT_KEYS[id].map(otherSide));
