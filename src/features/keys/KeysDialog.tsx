import { Dialog } from '#ui/Dialog.tsx';
import { KeyHint } from '#ui/KeyHint.tsx';

export interface ListedKey {
  readonly group: string;
  /** Several ways to the same thing. */
  readonly keys: readonly string[];
  readonly label: string;
}

interface Props {
  readonly keys: readonly ListedKey[];
  readonly onClose: () => void;
}

const MOUSE: readonly ListedKey[] = [
  { group: 'Mouse', keys: ['Left drag'], label: 'The chosen tool (window at first)' },
  { group: 'Mouse', keys: ['Right drag'], label: 'Zoom' },
  { group: 'Mouse', keys: ['Middle drag'], label: 'Pan' },
  { group: 'Mouse', keys: ['Wheel'], label: 'Slices' },
  { group: 'Mouse', keys: ['Ctrl+Wheel'], label: 'Zoom' },
  { group: 'Mouse', keys: ['Alt+Drag'], label: 'Slices, fast' },
  { group: 'Mouse', keys: ['Double click'], label: 'One viewport large, and back' },
];

/** Every key there is, grouped, as a list that can be printed. */
export function KeysDialog({ keys, onClose }: Props) {
  const all = [...keys, ...MOUSE];
  const groups = [...new Set(all.map(({ group }) => group))];
  return (
    <Dialog title="Keys and mouse" size={900} onClose={onClose}>
      <div className="key-groups">
        {groups.map((group) => (
          <div key={group} role="group" aria-label={group}>
            <h3>{group}</h3>
            <dl>
              {all
                .filter((one) => one.group === group)
                .map(({ keys: ways, label }) => (
                  <div key={label}>
                    <dt>
                      {ways.map((way) => (
                        <KeyHint key={way} keys={way} />
                      ))}
                    </dt>
                    <dd>{label}</dd>
                  </div>
                ))}
            </dl>
          </div>
        ))}
      </div>
    </Dialog>
  );
}
