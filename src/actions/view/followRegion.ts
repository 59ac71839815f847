import { dot } from '#core/geometry/grid.ts';
import { inverse, mapDirection, mapPoint, transformBetween } from '#core/geometry/registration.ts';
import { regionCentre } from '#core/regions/editing.ts';
import { regionReach } from '#core/regions/reach.ts';
import type { Region } from '#core/regions/region.ts';
import { nearestPlane } from '#core/viewing/viewPlanes.ts';
import { frameOfReference, planesIn, shownStack, visibleViewports } from '#actions/view/activeView.ts';
import type { Workstation } from '#actions/workstation.ts';
import { isTiled } from '#stores/reading.ts';

/**
 * Brings the linked views of a region's space, or of one registered to it, to the centre of the region where their plane
 * does not meet it. Views that show it already stay as the reader left them.
 */
export function followRegion({ reading, trail, library, volumes }: Workstation, region: Region): void {
  const state = reading.getState();
  const centre = regionCentre(region.shape);
  // An image on its own has no space that others share; tiles turn by the page.
  if (!state.linked || !centre || region.image || isTiled(state.layout)) return;
  for (const view of visibleViewports(state)) {
    const shown = shownStack({ library, volumes }, view.stackId);
    const planes = shown && planesIn(shown, view);
    const space = shown && frameOfReference(shown);
    const way = transformBetween(trail.getState().read.registrations, region.frameOfReferenceUid, space);
    if (!way || !planes || view.slab?.thickness === 'whole') continue;
    const focus = mapPoint(way, centre);
    const at = nearestPlane(planes, view.focus ?? planes.centre);
    const away = Math.abs((planes.positions[at] ?? 0) - dot(focus, planes.advance));
    const isMet = away <= regionReach(region.shape, mapDirection(inverse(way), planes.advance));
    if (!isMet && at !== nearestPlane(planes, focus)) state.setViewport(view.id, { focus });
  }
}
