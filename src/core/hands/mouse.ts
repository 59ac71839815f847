export const MOUSE_BUTTONS = ['Left', 'Middle', 'Right'] as const;
export const MOUSE_MODIFIERS = ['', 'Shift+', 'Alt+', 'Ctrl+'] as const;

export type MouseButton = (typeof MOUSE_BUTTONS)[number];
export type MouseChord = `${(typeof MOUSE_MODIFIERS)[number]}${MouseButton}`;

/** What a drag with a button does. `tool` is the tool in hand; the others act on the view whatever the tool. */
export const MOUSE_ACTS = ['tool', 'window', 'zoom', 'pan', 'scroll', 'nothing'] as const;
export type MouseAct = (typeof MOUSE_ACTS)[number];

/** A button with a modifier that is not bound does what the button does alone. */
export type MouseBindings = Readonly<Partial<Record<MouseChord, MouseAct>>>;

export const DEFAULT_MOUSE: MouseBindings = { Left: 'tool', 'Alt+Left': 'scroll', Middle: 'pan', Right: 'zoom' };

export const MOUSE_CHORDS: readonly MouseChord[] = MOUSE_BUTTONS.flatMap((button) =>
  MOUSE_MODIFIERS.map((modifier): MouseChord => `${modifier}${button}`),
);

/** A press as pointer events state it (Pointer Events 3): 0 left, 1 middle, 2 right. */
export interface MousePress {
  readonly button: number;
  readonly altKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
}

/** What a press starts. Of several modifiers Ctrl (or the command key) counts before Alt, Alt before Shift. */
export function mouseAct(bindings: MouseBindings, press: MousePress): MouseAct {
  const button = MOUSE_BUTTONS[press.button];
  if (!button) return 'nothing';
  const modifier = press.ctrlKey || press.metaKey ? 'Ctrl+' : press.altKey ? 'Alt+' : press.shiftKey ? 'Shift+' : '';
  return bindings[`${modifier}${button}`] ?? bindings[button] ?? 'nothing';
}

/** Left and right change places, with every modifier. */
export function swappedButtons(bindings: MouseBindings): MouseBindings {
  const other = (chord: MouseChord) =>
    MOUSE_CHORDS.find((known) => known === (chord.endsWith('Left') ? chord.replace('Left', 'Right') : chord.replace('Right', 'Left'))) ?? chord; // prettier-ignore
  return Object.fromEntries(
    MOUSE_CHORDS.flatMap((chord) => {
      const act = bindings[chord];
      return act === undefined ? [] : [[other(chord), act]];
    }),
  );
}

/** Without a button for the tool nothing could be drawn or selected. */
export const hasToolButton = (bindings: MouseBindings): boolean =>
  MOUSE_CHORDS.some((chord) => bindings[chord] === 'tool');
