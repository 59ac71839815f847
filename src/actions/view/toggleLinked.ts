import type { Workstation } from '#actions/workstation.ts';

/** Whether views of the same frame of reference scroll together. */
export function toggleLinked({ reading }: Workstation): void {
  const { linked, set } = reading.getState();
  set({ linked: !linked });
}
