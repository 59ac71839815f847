import { useState } from 'react';
import { useStore } from 'zustand';
import { changeHands } from '#actions/session/hands.ts';
import type { Workstation } from '#actions/workstation.ts';
import { unusable } from '#core/hands/chord.ts';
import type { CommandId } from '#core/hands/defaultKeys.ts';
import { changeChord, ownerOf, resetKeys, type ChordChange } from '#core/hands/keymap.ts';
import { keyWords } from '#ui/words/keys.ts';
import type { Recording } from './KeyRow.tsx';
import { useChordRecording } from './useChordRecording.ts';

/** A chord that already belongs to another command. */
export interface Conflict {
  readonly change: ChordChange & { readonly after: string };
  readonly owner: CommandId;
}

/** Recording chords: what is waited for, what stood in the way, and the acts of the dialog. */
export function useKeyChanges(workstation: Workstation) {
  const { hands, keymap } = useStore(workstation.hands);
  const [recording, setRecording] = useState<Recording>();
  const [conflict, setConflict] = useState<Conflict>();
  const [problem, setProblem] = useState('');
  const settle = () => {
    setRecording(undefined);
    setConflict(undefined);
    setProblem('');
  };
  const apply = (next: typeof hands) => {
    settle();
    void changeHands(workstation, next);
  };
  useChordRecording(recording !== undefined, (keys) => {
    if (!recording || keys === undefined) return settle();
    const { id, at } = recording;
    const before = keymap[id][at];
    const owner = ownerOf(keymap, keys);
    const reason = unusable(keys);
    if (reason !== undefined) return setProblem(reason);
    if (owner === id) return settle();
    const change = { id, before, after: keys };
    if (owner === undefined) return apply(changeChord(hands, change));
    if (owner === 'rest') return setProblem(keyWords.alwaysCancels(keys));
    settle();
    setConflict({ change, owner });
  });
  return {
    hands,
    keymap,
    recording,
    conflict,
    problem,
    record: (id: CommandId, at: number | undefined) => {
      settle();
      if (at !== undefined) setRecording({ id, at });
    },
    remove: (id: CommandId, at: number) => apply(changeChord(hands, { id, before: keymap[id][at] })),
    swap: () => conflict && apply(changeChord(hands, conflict.change)),
    keep: settle,
    reset: (id?: CommandId) => apply(resetKeys(hands, id)),
    setLayout: (layout: typeof hands.layout) => apply({ ...hands, layout }),
  };
}
