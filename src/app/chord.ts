type Pressed = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>;

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
