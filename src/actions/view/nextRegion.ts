import { goToRegion } from '#actions/regions/goToRegion.ts';
import type { Workstation } from '#actions/workstation.ts';

/** Goes to the next region of the studies on screen, in the order drawn, round and round. */
export const nextRegion = (workstation: Workstation): void => step(workstation, 1);

export const previousRegion = (workstation: Workstation): void => step(workstation, -1);

function step(workstation: Workstation, by: number): void {
  const { reading, trail } = workstation;
  const { studyUids, selectedRegion } = reading.getState();
  const regions = trail.getState().read.regions.filter(({ studyUid }) => studyUids.includes(studyUid));
  const at = regions.findIndex(({ id }) => id === selectedRegion);
  const start = at < 0 && by < 0 ? 0 : at;
  const next = regions[(start + by + regions.length) % regions.length];
  if (next) void goToRegion(workstation, next.id);
}
