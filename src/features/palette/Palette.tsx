import { useEffect, useId, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { Dialog } from '#ui/Dialog.tsx';
import { KeyHint } from '#ui/KeyHint.tsx';
import { paletteWords } from '#ui/words/palette.ts';
import { searchedItems, type FoundItem, type PaletteItem } from './searchedItems.ts';
import './palette.css';

interface Props {
  readonly items: readonly PaletteItem[];
  readonly onClose: () => void;
}

/** Rows drawn at most: nobody looks further than that instead of typing another letter. */
const MOST = 60;

/** What a key does to the choice among so many rows; undefined where the key is for the text. */
function moved(key: string, at: number, count: number): number | undefined {
  switch (key) {
    case 'ArrowDown':
      return (at + 1) % count;
    case 'ArrowUp':
      return (at - 1 + count) % count;
    case 'PageDown':
      return Math.min(at + 10, count - 1);
    case 'PageUp':
      return Math.max(at - 10, 0);
    default:
      return undefined;
  }
}

/** Everything there is to do, found by typing: a combobox with its list (WAI-ARIA APG, "Editable Combobox With List"). */
export function Palette({ items, onClose }: Props) {
  const [query, setQuery] = useState('');
  const [at, setAt] = useState(0);
  const list = useRef<HTMLUListElement>(null);
  const id = useId();
  const all = useMemo(() => searchedItems(items, query), [items, query]);
  const found = all.slice(0, MOST);
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [at, query]);
  const choose = (chosen: FoundItem | undefined) => {
    if (!chosen) return;
    onClose();
    // After the dialog has given the focus back, so that a command can place it elsewhere.
    setTimeout(chosen.item.run);
  };
  const press = (event: KeyboardEvent) => {
    const next = found.length > 0 ? moved(event.key, at, found.length) : undefined;
    if (event.key === 'Enter' && !event.nativeEvent.isComposing) choose(found[at]);
    else if (next === undefined) return;
    else setAt(next);
    event.preventDefault();
  };
  return (
    <Dialog title={paletteWords.title} size={620} onClose={onClose}>
      <input
        className="palette-input"
        role="combobox"
        aria-label={paletteWords.field}
        aria-expanded={found.length > 0}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={found[at] && `${id}-${at}`}
        placeholder={paletteWords.placeholder}
        autoComplete="off"
        spellCheck={false}
        value={query}
        onChange={({ currentTarget }) => {
          setQuery(currentTarget.value);
          setAt(0);
        }}
        onKeyDown={press}
        data-autofocus
      />
      <ul ref={list} id={`${id}-list`} className="palette-list" role="listbox" aria-label={paletteWords.list}>
        {found.map((one, index) => (
          <li
            key={one.item.id}
            id={`${id}-${index}`}
            role="option"
            aria-selected={index === at}
            onMouseMove={() => setAt(index)}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => choose(one)}
          >
            <Label {...one} />
            <span className="palette-group">{one.item.group}</span>
            {one.item.keys !== undefined && <KeyHint keys={one.item.keys} />}
          </li>
        ))}
      </ul>
      <p className="palette-count" role="status">
        {all.length === 0 ? paletteWords.none : paletteWords.found(all.length)}
      </p>
    </Dialog>
  );
}

const Label = ({ item: { label, detail }, at }: FoundItem) => (
  <span className="palette-label">
    {at.length === 0
      ? label
      : [...label].map((letter, index) => (at.includes(index) ? <mark key={index}>{letter}</mark> : letter))}
    {detail !== undefined && <span className="small"> {detail}</span>}
  </span>
);
