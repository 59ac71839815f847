import type { Vector3 } from '#core/geometry/grid.ts';
import { mapPoint, transformBetween } from '#core/geometry/registration.ts';
import { basisOf, nearestPlane, onPlane } from '#core/viewing/viewPlanes.ts';
import { frontAngle, frontBasis, TURN_STEP, TURNS } from '#core/viewing/turning.ts';
import { frameOfReference, planesIn, shownStack, visibleViewports } from '#actions/view/activeView.ts';
import { followFocus, waysFollowed } from '#actions/view/followFocus.ts';
import type { Workstation } from '#actions/workstation.ts';
import { isTiled } from '#stores/reading.ts';

/**
 * Shows another plane of one viewport; linked views follow. A picture through the whole volume has no planes to go
 * through: it turns, and its index counts the steps of the turn. Tiles turn the page.
 */
export function showPlane(workstation: Workstation, viewportId: string, index: number): void {
  const { reading } = workstation;
  const { viewports, layout, linked, setViewport } = reading.getState();
  const view = viewports.find(({ id }) => id === viewportId);
  const shown = shownStack(workstation, view?.stackId);
  const planes = view && shown ? planesIn(shown, view) : undefined;
  if (!view || !shown || !planes) return;
  if (view.slab?.thickness === 'whole') return setViewport(viewportId, { orientation: frontBasis(index * TURN_STEP) });
  if (isTiled(layout)) return showPage(workstation, viewportId, index);
  const position = planes.positions[Math.min(Math.max(index, 0), planes.positions.length - 1)];
  if (position === undefined) return;
  const focus = onPlane(view.focus ?? planes.centre, planes.advance, position);
  setViewport(viewportId, { focus });
  if (linked) followFocus(workstation, viewportId, { focus, advance: planes.advance });
}

/** Shows the page of consecutive slices in which one tile shows this slice; the last page is full. */
function showPage(workstation: Workstation, viewportId: string, index: number): void {
  const { reading } = workstation;
  const tiles = visibleViewports(reading.getState());
  const at = tiles.findIndex(({ id }) => id === viewportId);
  const shown = shownStack(workstation, tiles[0]?.stackId);
  for (const [tile, view] of tiles.entries()) {
    const planes = shown && planesIn(shown, view);
    if (!planes) continue;
    const start = Math.min(Math.max(index - at, 0), Math.max(planes.positions.length - tiles.length, 0));
    const position = planes.positions[Math.min(start + tile, planes.positions.length - 1)] ?? 0;
    const focus = onPlane(view.focus ?? planes.centre, planes.advance, position);
    reading.getState().setViewport(view.id, { focus });
  }
}

/** The plane a viewport shows, of how many, and whether the last is followed by the first; undefined while empty. */
export function planeShown(workstation: Workstation, viewportId: string) {
  const view = workstation.reading.getState().viewports.find(({ id }) => id === viewportId);
  const shown = shownStack(workstation, view?.stackId);
  const planes = view && shown ? planesIn(shown, view) : undefined;
  if (!view || !shown || !planes) return undefined;
  if (view.slab?.thickness === 'whole' && shown.decoded.kind === 'volume') {
    const angle = frontAngle(basisOf(shown.decoded.volume.grid, view.orientation)) ?? 0;
    return { index: Math.round(angle / TURN_STEP) % TURNS, count: TURNS, wraps: true };
  }
  return {
    index: nearestPlane(planes, view.focus ?? planes.centre),
    count: planes.positions.length,
    wraps: false,
  };
}

/** Brings every view of a frame of reference, or of one registered to it, to a point in LPS mm, with the crosshair. */
export function moveCrosshair(workstation: Workstation, viewportId: string, point: Vector3): void {
  const { reading } = workstation;
  const state = reading.getState();
  const own = shownStack(workstation, state.viewports.find(({ id }) => id === viewportId)?.stackId);
  const space = own && frameOfReference(own);
  state.set({ crosshair: point });
  if (!space) return;
  const registrations = waysFollowed(workstation);
  for (const view of visibleViewports(state)) {
    const shown = shownStack(workstation, view.stackId);
    const way = shown && transformBetween(registrations, space, frameOfReference(shown));
    if (way) state.setViewport(view.id, { focus: mapPoint(way, point) });
  }
}
