import { useEffect } from 'react';
import type { Workstation } from '#actions/workstation.ts';
import { chord } from '#app/chord.ts';
import { KEYMAP, type KeyBinding, type ShellCommands } from '#app/keymap.ts';

/** Things that use letters or arrows themselves. */
const TYPING = 'input:not([type="checkbox"]):not([type="radio"]), textarea, select, [contenteditable="true"]';
const STEERING =
  '[role="tab"], [role="menu"], [role="listbox"], [role="radiogroup"], [role="slider"], [role="region"][tabindex]';
const STEERING_KEYS = ['↑', '↓', '←', '→', 'PgUp', 'PgDn', 'Home', 'End'];

/** The binding a key press asks for; undefined where the focused element or an open dialog uses the key itself. */
function bindingFor(event: KeyboardEvent, reading: boolean): KeyBinding | undefined {
  if (event.defaultPrevented || event.isComposing) return undefined;
  const target = event.target instanceof Element ? event.target : undefined;
  if (target?.closest(TYPING) || document.querySelector('[aria-modal="true"]')) return undefined;
  const pressed = chord(event);
  if (STEERING_KEYS.includes(pressed) && target?.closest(STEERING)) return undefined;
  if (pressed === 'Space' && target?.closest('button, a, summary, input')) return undefined;
  // "?" is Shift and another key on most keyboards; "Shift+0" is ")" on many, so the digit's code decides there.
  return KEYMAP.find(({ keys, everywhere }) => (reading || everywhere) && keys.includes(pressed));
}

/** Sends key presses to the key map while the screen is there. */
export function useKeymap(workstation: Workstation, shell: ShellCommands, reading: boolean): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const binding = bindingFor(event, reading);
      if (!binding) return;
      event.preventDefault();
      binding.run(workstation, shell);
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [workstation, shell, reading]);
}
