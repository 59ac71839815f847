import { useEffect } from 'react';
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

/** A key that is held works until it is let go, or the page is left. */
export function useHeldKeys(workstation: Workstation): void {
  useEffect(() => {
    const release = () => letGo(workstation);
    window.addEventListener('keyup', release);
    window.addEventListener('blur', release);
    return () => {
      window.removeEventListener('keyup', release);
      window.removeEventListener('blur', release);
    };
  }, [workstation]);
}
