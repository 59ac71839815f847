import { stackTimes } from '#core/viewing/cine.ts';
import { shownStack } from '#actions/view/activeView.ts';
import type { Workstation } from '#actions/workstation.ts';

/** A speed at which structures can be followed through a stack. */
const USUAL_RATE = 12;

/** Starts or stops running through the slices of the active viewport; a cine at the rate it was taken. */
export function toggleCine(workstation: Workstation): void {
  const { cine, activeViewport, set } = workstation.reading.getState();
  const running = cine?.viewportId === activeViewport;
  const framesPerSecond = trueRate(workstation, activeViewport) ?? cine?.framesPerSecond ?? USUAL_RATE;
  set({ cine: running ? undefined : { viewportId: activeViewport, framesPerSecond } });
}

/** Frames per second that the header of a cine states; undefined for other stacks. */
function trueRate(workstation: Workstation, viewportId: string): number | undefined {
  const view = workstation.reading.getState().viewports.find(({ id }) => id === viewportId);
  const shown = shownStack(workstation, view?.stackId);
  const times = shown && stackTimes(shown.stack);
  return times?.ok ? times.value.rate : undefined;
}
