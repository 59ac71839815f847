import { useEffect } from 'react';
import { useStore } from 'zustand';
import { frameAfter, stackTimes } from '#core/viewing/cine.ts';
import { shownStack } from '#actions/view/activeView.ts';
import { planeShown, showPlane } from '#actions/view/moveFocus.ts';
import type { Workstation } from '#actions/workstation.ts';
import type { CineState } from '#stores/reading.ts';

/**
 * Runs through the slices, round and round, until stopped. Which frame is due follows from the time that has passed, so
 * that a slow machine drops frames instead of slowing the heart down.
 */
export function useCine(workstation: Workstation) {
  const cine = useStore(workstation.reading, (state) => state.cine);
  useEffect(() => (cine ? play(workstation, cine) : undefined), [workstation, cine]);
}

function play(workstation: Workstation, { viewportId, framesPerSecond }: CineState) {
  const view = workstation.reading.getState().viewports.find(({ id }) => id === viewportId);
  const shown = shownStack(workstation, view?.stackId);
  const times = shown && stackTimes(shown.stack);
  // At its own rate a cine follows the true times, which need not be even.
  const seconds = times?.ok && times.value.rate === framesPerSecond ? times.value.seconds : undefined;
  const begun = performance.now();
  const start = planeShown(workstation, viewportId)?.index ?? 0;
  let handle = 0;
  const step = (now: number) => {
    handle = requestAnimationFrame(step);
    const at = planeShown(workstation, viewportId);
    if (!at) return;
    const elapsed = Math.max(0, now - begun) / 1000;
    const due = frameAfter(elapsed, start, { count: at.count, rate: framesPerSecond, seconds });
    if (due !== at.index) showPlane(workstation, viewportId, due);
  };
  handle = requestAnimationFrame(step);
  return () => cancelAnimationFrame(handle);
}
