import { COMMAND_IDS, DEFAULT_KEYS, type CommandId, type Keymap } from './defaultKeys.ts';
import type { Hands } from './hands.ts';
import { keymapFrom, LEFT_HAND_KEYS } from './leftHand.ts';

const shipped = ({ layout }: Pick<Hands, 'layout'>): Keymap => (layout === 'left-hand' ? LEFT_HAND_KEYS : DEFAULT_KEYS);

/**
 * The keys in force. A chord belongs to one command: what a person chose goes before a shipped key, and of two choices
 * the one listed first.
 */
export function keymapOf(hands: Pick<Hands, 'layout' | 'keys'>): Keymap {
  const base = shipped(hands);
  const owner = new Map<string, CommandId>();
  const claim = (id: CommandId, chords: readonly string[] | undefined) => {
    for (const keys of chords ?? []) if (!owner.has(keys)) owner.set(keys, id);
  };
  for (const id of COMMAND_IDS) claim(id, hands.keys[id]);
  for (const id of COMMAND_IDS) if (!hands.keys[id]) claim(id, base[id]);
  return keymapFrom((id) => (hands.keys[id] ?? base[id]).filter((keys) => owner.get(keys) === id));
}

/** The command a chord belongs to. */
export const ownerOf = (keymap: Keymap, keys: string): CommandId | undefined =>
  COMMAND_IDS.find((id) => keymap[id].includes(keys));

/** Shipped keys that a command does not have because another command was given them. */
export function takenFrom(hands: Hands, keymap: Keymap, id: CommandId): readonly { keys: string; by: CommandId }[] {
  if (hands.keys[id]) return [];
  return shipped(hands)[id].flatMap((keys) => {
    const by = ownerOf(keymap, keys);
    return by === undefined || by === id ? [] : [{ keys, by }];
  });
}

export interface ChordChange {
  readonly id: CommandId;
  /** The chord replaced; absent: one more. */
  readonly before?: string | undefined;
  /** Absent: the chord is taken away. */
  readonly after?: string | undefined;
}

const replaced = (chords: readonly string[], { before, after }: Omit<ChordChange, 'id'>): readonly string[] => {
  const next = before === undefined ? [...chords, after] : chords.map((keys) => (keys === before ? after : keys));
  return [...new Set(next.filter((keys) => keys !== undefined))];
};

/**
 * A chord of a command changed. A chord that belongs to another command changes places with the one it replaces; where
 * it replaces none, the other command loses it.
 */
export function changeChord(hands: Hands, change: ChordChange): Hands {
  const keymap = keymapOf(hands);
  const { id, before, after } = change;
  const other = after === undefined ? undefined : ownerOf(keymap, after);
  const swapped =
    other === undefined || other === id ? {} : { [other]: replaced(keymap[other], { before: after, after: before }) };
  return { ...hands, keys: { ...hands.keys, ...swapped, [id]: replaced(keymap[id], change) } };
}

/** The shipped keys of one command, or of all. */
export function resetKeys(hands: Hands, id?: CommandId): Hands {
  const keys = Object.fromEntries(Object.entries(hands.keys).filter(([kept]) => id !== undefined && kept !== id));
  return { ...hands, keys };
}
