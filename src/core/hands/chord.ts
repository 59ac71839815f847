/** What a key press says of itself (UI Events, KeyboardEvent). */
export interface Pressed {
  readonly key: string;
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
}

const NAMES: Readonly<Record<string, string>> = {
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  PageUp: 'PgUp',
  PageDown: 'PgDn',
  Delete: 'Del',
  Escape: 'Esc',
  ' ': 'Space',
};

/**
 * A key press as the key map writes it: "Ctrl+Shift+Z", "PgUp", "?". The command key counts as Ctrl. Shift is named
 * with letters, digits and named keys; of a sign like "?" it is part already.
 */
export function chord({ key, code, ctrlKey, metaKey, altKey, shiftKey }: Pressed): string {
  const digit = /^Digit(\d)$/.exec(code)?.[1];
  const name = digit !== undefined && shiftKey ? digit : (NAMES[key] ?? (key.length === 1 ? key.toUpperCase() : key));
  const isSign = name.length === 1 && name.toLowerCase() === name && !/\d/.test(name) && !'↑↓←→'.includes(name);
  return [
    ...(ctrlKey || metaKey ? ['Ctrl'] : []),
    ...(altKey ? ['Alt'] : []),
    ...(shiftKey && !isSign ? ['Shift'] : []),
    name,
  ].join('+');
}

const MODIFIERS = ['Control', 'Shift', 'Alt', 'Meta', 'AltGraph', 'CapsLock', 'Dead', 'Unidentified', 'Process'];

/** A modifier alone, or a key that is no key yet: more is to come. */
export const isIncomplete = ({ key }: Pick<Pressed, 'key'>): boolean => MODIFIERS.includes(key);

const KEPT_BY_BROWSERS = ['Ctrl+W', 'Ctrl+T', 'Ctrl+N', 'Ctrl+Shift+W', 'Ctrl+Shift+T', 'Ctrl+Shift+N', 'Ctrl+Q'];
const KEPT_BY_FOCUS = ['Tab', 'Shift+Tab', 'Enter', 'Shift+Enter'];

/** Why a chord cannot be given to a command, as a sentence; undefined where it can. */
export function unusable(keys: string): string | undefined {
  if (KEPT_BY_BROWSERS.includes(keys)) return `${keys} belongs to the browser and never reaches this page.`;
  if (KEPT_BY_FOCUS.includes(keys))
    return `${keys} moves through the page and presses its buttons. Choose another key.`;
  if (keys === 'Esc') return 'Esc always cancels. Choose another key.';
  return undefined;
}
