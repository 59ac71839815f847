import { regionCentre } from '#core/regions/editing.ts';
import { showStack } from '#actions/images/showStack.ts';
import type { Workstation } from '#actions/workstation.ts';
import { cellsOf } from '#stores/reading.ts';
import { findStack } from '#stores/library.ts';

/** Selects a region and brings every view of its space to it; a view is opened when none shows it. */
export async function goToRegion(workstation: Workstation, regionId: string): Promise<void> {
  const { reading, trail, library } = workstation;
  const region = trail.getState().read.regions.find(({ id }) => id === regionId);
  if (!region) return;
  reading.getState().set({ selectedRegion: regionId });
  const focus = regionCentre(region.shape);
  const { viewports, layout, activeViewport } = reading.getState();
  const views = viewports.slice(0, cellsOf[layout]).filter(({ stackId }) => {
    // An image on its own has no space that others share.
    if (region.image) return stackId === region.stackId;
    const stack = stackId === undefined ? undefined : findStack(library.getState(), stackId)?.stack;
    return stack?.grid.ok === true && stack.grid.value.frameOfReferenceUid === region.frameOfReferenceUid;
  });
  if (views.length === 0) return showStack(workstation, activeViewport, region.stackId, focus ? { focus } : {});
  if (focus) for (const { id } of views) reading.getState().setViewport(id, { focus });
}
