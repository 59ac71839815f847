import type { CommandId } from '#core/hands/defaultKeys.ts';
import { KeyHint } from '#ui/KeyHint.tsx';

export interface ListedCommand {
  readonly id: CommandId;
  readonly group: string;
  readonly label: string;
}

/** The place of a chord that is being recorded; `at` is its number in the row, past the last one for a new chord. */
export interface Recording {
  readonly id: CommandId;
  readonly at: number;
}

/** Chords a command can have. */
const MOST = 4;

interface Props {
  readonly command: ListedCommand;
  readonly chords: readonly string[];
  readonly changed: boolean;
  readonly recording: Recording | undefined;
  /** Shipped keys that went to other commands, in words. */
  readonly note: string;
  readonly onRecord: (at: number | undefined) => void;
  readonly onRemove: (at: number) => void;
  readonly onReset: () => void;
}

/** One command with its keys: a press on a key waits for another in its place. */
export function KeyRow({ command, chords, changed, recording, note, onRecord, onRemove, onReset }: Props) {
  const { id, label } = command;
  const at = recording?.id === id ? recording.at : undefined;
  const fixed = id === 'rest';
  return (
    <div className="key-row" role="group" aria-label={label}>
      <span className="key-label">
        {label}
        {note && <span className="small">{note}</span>}
      </span>
      <span className="key-chords">
        {chords.map((keys, index) =>
          fixed ? (
            <KeyHint key={index} keys={keys} />
          ) : (
            <button
              key={index}
              type="button"
              className="key-change"
              aria-pressed={at === index}
              aria-label={`${keys}, change the key of ${label}`}
              onClick={() => onRecord(at === index ? undefined : index)}
            >
              {at === index ? 'Press a key' : <KeyHint keys={keys} />}
            </button>
          ),
        )}
        {at !== undefined && at < chords.length && (
          <button type="button" className="key-change small-button" onClick={() => onRemove(at)}>
            No key
          </button>
        )}
        {!fixed && chords.length < MOST && (
          <button
            type="button"
            className="key-change small-button"
            aria-pressed={at === chords.length}
            aria-label={`Add a key for ${label}`}
            onClick={() => onRecord(at === chords.length ? undefined : chords.length)}
          >
            {at === chords.length ? 'Press a key' : '+'}
          </button>
        )}
        {changed && (
          <button type="button" className="key-change small-button" aria-label={`Reset ${label}`} onClick={onReset}>
            Reset
          </button>
        )}
      </span>
    </div>
  );
}
