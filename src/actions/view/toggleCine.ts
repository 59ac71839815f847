import type { Workstation } from '#actions/workstation.ts';

/** A speed at which structures can be followed through a stack. */
const USUAL_RATE = 12;
const RATES = { least: 1, most: 60 };

/** Starts or stops running through the slices of the active viewport. */
export function toggleCine({ reading }: Workstation): void {
  const { cine, activeViewport, set } = reading.getState();
  const running = cine?.viewportId === activeViewport;
  set({
    cine: running ? undefined : { viewportId: activeViewport, framesPerSecond: cine?.framesPerSecond ?? USUAL_RATE },
  });
}

/** Frames per second of a running cine, kept between 1 and 60. */
export function setCineRate({ reading }: Workstation, framesPerSecond: number): void {
  const { cine, set } = reading.getState();
  if (!cine) return;
  set({ cine: { ...cine, framesPerSecond: Math.min(Math.max(framesPerSecond, RATES.least), RATES.most) } });
}
