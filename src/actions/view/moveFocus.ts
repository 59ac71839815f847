import { dot, type Vector3 } from '#core/geometry/grid.ts';
import { nearestPlane, onPlane } from '#core/viewing/viewPlanes.ts';
import { frameOfReference, planesOf, shownStack, visibleViewports } from '#actions/view/activeView.ts';
import type { Workstation } from '#actions/workstation.ts';

/** Views whose slices advance along directions nearer than this cosine (6 degrees) scroll together. */
const LINKED_COSINE = 0.995;

/** Shows another plane of one viewport; linked views of the same frame of reference and direction follow. */
export function showPlane(workstation: Workstation, viewportId: string, index: number): void {
  const { reading } = workstation;
  const view = reading.getState().viewports.find(({ id }) => id === viewportId);
  const shown = shownStack(workstation, view?.stackId);
  const planes = view && shown ? planesOf(shown, view.orientation) : undefined;
  if (!view || !shown || !planes) return;
  const position = planes.positions[Math.min(Math.max(index, 0), planes.positions.length - 1)];
  if (position === undefined) return;
  const focus = onPlane(view.focus ?? planes.centre, planes.advance, position);
  reading.getState().setViewport(viewportId, { focus });
  if (reading.getState().linked) followFocus(workstation, viewportId, { focus, advance: planes.advance });
}

function followFocus(
  workstation: Workstation,
  leaderId: string,
  { focus, advance }: { readonly focus: Vector3; readonly advance: Vector3 },
) {
  const { reading } = workstation;
  const leader = shownStack(workstation, reading.getState().viewports.find(({ id }) => id === leaderId)?.stackId);
  const space = leader && frameOfReference(leader);
  if (!space) return;
  for (const view of visibleViewports(reading.getState())) {
    const shown = shownStack(workstation, view.stackId);
    if (view.id === leaderId || !shown || frameOfReference(shown) !== space) continue;
    const planes = planesOf(shown, view.orientation);
    if (!planes || Math.abs(dot(planes.advance, advance)) < LINKED_COSINE) continue;
    const moved = onPlane(view.focus ?? planes.centre, planes.advance, dot(focus, planes.advance));
    reading.getState().setViewport(view.id, { focus: moved });
  }
}

/** The plane a viewport shows, and of how many; undefined while nothing is decoded. */
export function planeShown(workstation: Workstation, viewportId: string) {
  const view = workstation.reading.getState().viewports.find(({ id }) => id === viewportId);
  const shown = shownStack(workstation, view?.stackId);
  const planes = view && shown ? planesOf(shown, view.orientation) : undefined;
  if (!view || !planes) return undefined;
  return { index: nearestPlane(planes, view.focus ?? planes.centre), count: planes.positions.length };
}

/** Brings every view of a frame of reference to a point in LPS mm, and the crosshair with it. */
export function moveCrosshair(workstation: Workstation, viewportId: string, point: Vector3): void {
  const { reading } = workstation;
  const state = reading.getState();
  const own = shownStack(workstation, state.viewports.find(({ id }) => id === viewportId)?.stackId);
  const space = own && frameOfReference(own);
  state.set({ crosshair: point });
  if (!space) return;
  for (const view of visibleViewports(state)) {
    const shown = shownStack(workstation, view.stackId);
    if (shown && frameOfReference(shown) === space) state.setViewport(view.id, { focus: point });
  }
}
