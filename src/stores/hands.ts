import { createStore } from 'zustand/vanilla';
import type { Keymap } from '#core/hands/defaultKeys.ts';
import { STANDARD_HANDS, type Hands } from '#core/hands/hands.ts';
import { keymapOf } from '#core/hands/keymap.ts';

/** How the person who reads works keys and mouse. */
export interface HandsState {
  readonly hands: Hands;
  /** The keys that `hands` puts in force, worked out once. */
  readonly keymap: Keymap;
  readonly setHands: (hands: Hands) => void;
}

export const createHands = () =>
  createStore<HandsState>()((set) => ({
    hands: STANDARD_HANDS,
    keymap: keymapOf(STANDARD_HANDS),
    setHands: (hands) => set({ hands, keymap: keymapOf(hands) }),
  }));
