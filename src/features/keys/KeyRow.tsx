import type { CommandId } from '#core/hands/defaultKeys.ts';
import { KeyHint } from '#ui/KeyHint.tsx';
import { keyWords } from '#ui/words/keys.ts';

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
              aria-label={keyWords.change(keys, label)}
              onClick={() => onRecord(at === index ? undefined : index)}
            >
              {at === index ? keyWords.pressKey : <KeyHint keys={keys} />}
            </button>
          ),
        )}
        {at !== undefined && at < chords.length && (
          <button type="button" className="key-change small-button" onClick={() => onRemove(at)}>
            {keyWords.noKey}
          </button>
        )}
        {!fixed && chords.length < MOST && (
          <button
            type="button"
            className="key-change small-button"
            aria-pressed={at === chords.length}
            aria-label={keyWords.add(label)}
            onClick={() => onRecord(at === chords.length ? undefined : chords.length)}
          >
            {at === chords.length ? keyWords.pressKey : '+'}
          </button>
        )}
        {changed && (
          <button
            type="button"
            className="key-change small-button"
            aria-label={keyWords.resetOf(label)}
            onClick={onReset}
          >
            {keyWords.reset}
          </button>
        )}
      </span>
    </div>
  );
}
