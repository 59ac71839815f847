import { useEffect } from 'react';
import { stepOpacity } from '#actions/view/toggleFusion.ts';
import { letGo, shareWindow } from '#actions/view/viewSwitches.ts';
import type { Workstation } from '#actions/workstation.ts';

/** Windows that follow one another while they are synchronised: the view the reader changes leads. */
export function useSyncedWindows(workstation: Workstation): void {
  useEffect(() => {
    let sharing = false;
    return workstation.reading.subscribe((now, before) => {
      if (sharing || !now.windowsSynced || now.viewports === before.viewports) return;
      const changed = now.viewports.find((view) => {
        const earlier = before.viewports.find(({ id }) => id === view.id);
        return view.id === now.activeViewport && view.stackId === earlier?.stackId && view.window !== earlier?.window;
      });
      if (!changed?.window) return;
      sharing = true;
      shareWindow(workstation, changed.id, changed.window);
      sharing = false;
    });
  }, [workstation]);
}

/** Steps of the opacity that the arrows take while its key is held. */
const OPACITY_STEPS: Readonly<Record<string, number>> = { ArrowUp: 1, ArrowRight: 1, ArrowDown: -1, ArrowLeft: -1 };

/** A key that is held works until it is let go, or the page is left; the arrows beside it belong to it. */
export function useHeldKeys(workstation: Workstation): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const steps = OPACITY_STEPS[event.key];
      if (steps === undefined || workstation.reading.getState().held !== 'opacity') return;
      event.preventDefault();
      event.stopImmediatePropagation();
      stepOpacity(workstation, steps);
    };
    const release = ({ key }: KeyboardEvent) => {
      if (!(key in OPACITY_STEPS)) letGo(workstation);
    };
    const leave = () => letGo(workstation);
    window.addEventListener('keydown', press, { capture: true });
    window.addEventListener('keyup', release);
    window.addEventListener('blur', leave);
    return () => {
      window.removeEventListener('keydown', press, { capture: true });
      window.removeEventListener('keyup', release);
      window.removeEventListener('blur', leave);
    };
  }, [workstation]);
}
