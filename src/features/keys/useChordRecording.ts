import { useEffect, useRef } from 'react';
import { chord, isIncomplete } from '#core/hands/chord.ts';

/** Keys that keep moving through the page while a chord is waited for, so that it can be left by keyboard. */
const PASSING = ['Tab', 'Enter'];

/** While active, the next chord pressed anywhere is handed over and does nothing else; Esc gives undefined. */
export function useChordRecording(active: boolean, onChord: (keys: string | undefined) => void): void {
  const latest = useRef(onChord);
  useEffect(() => {
    latest.current = onChord;
  });
  useEffect(() => {
    if (!active) return;
    const press = (event: KeyboardEvent) => {
      if (PASSING.includes(event.key)) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      if (!isIncomplete(event)) latest.current(event.key === 'Escape' ? undefined : chord(event));
    };
    window.addEventListener('keydown', press, { capture: true });
    return () => window.removeEventListener('keydown', press, { capture: true });
  }, [active]);
}
