import type { Workstation } from '#actions/workstation.ts';

/** Shows or hides everything drawn on the images (H). */
export function hideRegions({ reading }: Workstation): void {
  const { regionsHidden, set } = reading.getState();
  set({ regionsHidden: !regionsHidden });
}
