import { useEffect } from 'react';
import type { Workstation } from '#actions/workstation.ts';
import { COMMANDS, type Command, type ShellCommands } from '#app/commands.ts';
import { chord } from '#core/hands/chord.ts';
import type { Keymap } from '#core/hands/defaultKeys.ts';
import { ownerOf } from '#core/hands/keymap.ts';

/** Things that use letters or arrows themselves. */
const TYPING = 'input:not([type="checkbox"]):not([type="radio"]), textarea, select, [contenteditable="true"]';
const STEERING =
  '[role="tab"], [role="menu"], [role="listbox"], [role="radiogroup"], [role="slider"], [role="region"][tabindex]';
const STEERING_KEYS = ['↑', '↓', '←', '→', 'PgUp', 'PgDn', 'Home', 'End'];

/** The command a key press asks for; undefined where the focused element or an open dialog uses the key itself. */
function commandFor(event: KeyboardEvent, keymap: Keymap, reading: boolean): Command | undefined {
  if (event.defaultPrevented || event.isComposing) return undefined;
  const target = event.target instanceof Element ? event.target : undefined;
  if (document.querySelector('[aria-modal="true"]')) return undefined;
  const pressed = chord(event);
  // "?" is Shift and another key on most keyboards; "Shift+0" is ")" on many, so the digit's code decides there.
  const id = ownerOf(keymap, pressed);
  // No one types with Ctrl: the list of commands opens from a field as well.
  if (target?.closest(TYPING) && !(id === 'palette' && event.ctrlKey)) return undefined;
  if (STEERING_KEYS.includes(pressed) && target?.closest(STEERING)) return undefined;
  if (pressed === 'Space' && target?.closest('button, a, summary, input')) return undefined;
  const command = id && COMMANDS[id];
  return command && (reading || command.everywhere) ? command : undefined;
}

/** Sends key presses to the commands they belong to while the screen is there. */
export function useKeymap(workstation: Workstation, shell: ShellCommands, reading: boolean): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const command = commandFor(event, workstation.hands.getState().keymap, reading);
      if (!command) return;
      event.preventDefault();
      command.run(workstation, shell);
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [workstation, shell, reading]);
}
