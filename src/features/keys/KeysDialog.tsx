import { Button, NativeSelect, TextInput } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { useState } from 'react';
import type { Workstation } from '#actions/workstation.ts';
import { takenFrom } from '#core/hands/keymap.ts';
import { Dialog } from '#ui/Dialog.tsx';
import { commandWords } from '#ui/words/commands.ts';
import { gestureWords } from '#ui/words/gestures.ts';
import { keyWords } from '#ui/words/keys.ts';
import { KeyRow, type ListedCommand } from './KeyRow.tsx';
import { MouseSettings } from './MouseSettings.tsx';
import { useKeyChanges } from './useKeyChanges.ts';

interface Props {
  readonly workstation: Workstation;
  /** Every command there is, in the order of the list. */
  readonly commands: readonly ListedCommand[];
  readonly onClose: () => void;
}

const LAYOUTS = [
  { value: 'standard', label: keyWords.layouts.standard },
  { value: 'left-hand', label: keyWords.layouts['left-hand'] },
] as const;

/** Every command with its keys, and the mouse: to read, to print and to change. Kept for the person who reads. */
export function KeysDialog({ workstation, commands, onClose }: Props) {
  const changes = useKeyChanges(workstation);
  const { hands, keymap, conflict } = changes;
  const [filter, setFilter] = useState('');
  const labelOf = (id: string) => commands.find((command) => command.id === id)?.label ?? id;
  const words = filter.toLowerCase().split(/\s+/).filter(Boolean);
  const listed = commands.filter(({ id, group, label }) => {
    const text = [group, label, ...keymap[id]].join(' ').toLowerCase();
    return words.every((word) => text.includes(word));
  });
  const groups = [...new Set(listed.map(({ group }) => group))];
  return (
    <Dialog title={commandWords.keysAndMouse} size={980} onClose={onClose}>
      <div className="keys-dialog">
        <div className="key-tools key-controls">
          <TextInput
            size="xs"
            label={keyWords.filter}
            placeholder={keyWords.filterHint}
            value={filter}
            onChange={({ currentTarget }) => setFilter(currentTarget.value)}
            data-autofocus
          />
          <NativeSelect
            size="xs"
            label={keyWords.layout}
            value={hands.layout}
            data={[...LAYOUTS]}
            onChange={({ currentTarget }) => {
              const chosen = LAYOUTS.find(({ value }) => value === currentTarget.value);
              if (chosen) changes.setLayout(chosen.value);
            }}
          />
          <Button
            size="xs"
            variant="default"
            disabled={Object.keys(hands.keys).length === 0}
            onClick={() => changes.reset()}
          >
            {keyWords.resetAll}
          </Button>
          <Button
            size="xs"
            variant="default"
            leftSection={<IconPrinter size={14} aria-hidden="true" />}
            onClick={() => window.print()}
          >
            {keyWords.print}
          </Button>
        </div>
        <div role="alert" className="key-problem">
          {changes.problem}
          {conflict && (
            <>
              {keyWords.belongsTo(conflict.change.after, labelOf(conflict.owner))}{' '}
              <Button size="compact-xs" onClick={changes.swap}>
                {conflict.change.before === undefined ? keyWords.take : keyWords.swap}
              </Button>{' '}
              <Button size="compact-xs" variant="default" onClick={changes.keep}>
                {keyWords.leave}
              </Button>
            </>
          )}
        </div>
        <div className="key-groups">
          {groups.map((group) => (
            <div key={group} role="group" aria-label={group}>
              <h3>{group}</h3>
              {listed
                .filter((command) => command.group === group)
                .map((command) => (
                  <KeyRow
                    key={command.id}
                    command={command}
                    chords={keymap[command.id]}
                    changed={hands.keys[command.id] !== undefined}
                    recording={changes.recording}
                    note={takenFrom(hands, keymap, command.id)
                      .map(({ keys, by }) => keyWords.isWith(keys, labelOf(by)))
                      .join('; ')}
                    onRecord={(at) => changes.record(command.id, at)}
                    onRemove={(at) => changes.remove(command.id, at)}
                    onReset={() => changes.reset(command.id)}
                  />
                ))}
            </div>
          ))}
          {words.length === 0 && <FixedGestures />}
        </div>
        {listed.length === 0 && <p role="status">{keyWords.none}</p>}
        <MouseSettings workstation={workstation} />
      </div>
    </Dialog>
  );
}

const FixedGestures = () => (
  <>
    {gestureWords.map(({ group, gestures }) => (
      <div key={group} role="group" aria-label={group}>
        <h3>{group}</h3>
        <dl>
          {gestures.map(([gesture, meaning]) => (
            <div key={gesture} className="key-row">
              <dt className="key-label">{meaning}</dt>
              <dd>{gesture}</dd>
            </div>
          ))}
        </dl>
      </div>
    ))}
  </>
);
