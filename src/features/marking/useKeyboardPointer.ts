import { useEffect, useRef, useState } from 'react';
import { toWorld } from '#core/viewing/projection.ts';
import type { Vector3 } from '#core/geometry/grid.ts';
import type { OverlayView } from '#actions/view/overlayView.ts';

interface Commands {
  readonly press: (at: Vector3) => void;
  readonly move: (at: Vector3) => void;
  readonly release: (at: Vector3) => void;
}

const STEP = 1;
const LARGE_STEP = 10;
const DIRECTIONS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/**
 * Drawing without a mouse: with a drawing tool and the viewport focused, Space brings a pointer to its middle, arrows
 * move it (Shift: faster), Space sets a point; Esc takes the pointer away. CSS pixels; undefined while there is none.
 */
export function useKeyboardPointer(view: OverlayView, active: boolean, commands: Commands) {
  const [pointer, setPointer] = useState<readonly [number, number]>();
  const latest = useRef({ view, pointer, commands });
  useEffect(() => {
    latest.current = { view, pointer, commands };
  });
  useEffect(() => {
    if (!active) return;
    const press = (event: KeyboardEvent) => {
      const { view: now, pointer: at, commands: run } = latest.current;
      const focused = document.activeElement?.getAttribute('data-viewport') === now.viewportId;
      if (!focused) return;
      const direction = at && DIRECTIONS[event.key];
      if (event.key !== ' ' && !direction && !(at && event.key === 'Escape')) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      if (event.key === 'Escape') return setPointer(undefined);
      if (!at) return setPointer([now.projection.size[0] / 2, now.projection.size[1] / 2]);
      if (!direction) {
        run.press(toWorld(now.projection, at));
        return run.release(toWorld(now.projection, at));
      }
      const step = event.shiftKey ? LARGE_STEP : STEP;
      const moved = [at[0] + direction[0] * step, at[1] + direction[1] * step] as const;
      setPointer(moved);
      run.move(toWorld(now.projection, moved));
    };
    window.addEventListener('keydown', press, { capture: true });
    return () => {
      window.removeEventListener('keydown', press, { capture: true });
      setPointer(undefined);
    };
  }, [active]);
  return pointer;
}
