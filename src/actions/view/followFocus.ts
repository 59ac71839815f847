import { dot, subtract, type Vector3 } from '#core/geometry/grid.ts';
import { mapDirection, mapPoint, transformBetween, type Registration } from '#core/geometry/registration.ts';
import { onPlane } from '#core/viewing/viewPlanes.ts';
import { frameOfReference, planesIn, shownStack, visibleViewports, type ShownStack } from '#actions/view/activeView.ts';
import type { Workstation } from '#actions/workstation.ts';
import type { SliceLink, ViewportState } from '#stores/reading.ts';

/** Views whose slices advance along directions nearer than this cosine (6 degrees) scroll together by position. */
const LINKED_COSINE = 0.995;

/** By distance, views of the same anatomical plane scroll together (37 degrees): time points are never quite parallel. */
const SAME_PLANE_COSINE = 0.8;

interface Lead {
  readonly focus: Vector3;
  readonly advance: Vector3;
}

/** Moves the views that are linked to one that was scrolled: by "link here", by their common space, or a registration. */
export function followFocus(workstation: Workstation, leaderId: string, lead: Lead): void {
  const { reading } = workstation;
  const state = reading.getState();
  const leader = state.viewports.find(({ id }) => id === leaderId);
  const own = shownStack(workstation, leader?.stackId);
  if (!leader || !own) return;
  for (const view of visibleViewports(state)) {
    const shown = shownStack(workstation, view.stackId);
    if (view.id === leaderId || !shown || view.slab?.thickness === 'whole') continue;
    const links = [anchorOf(state.sliceLinks, leader), anchorOf(state.sliceLinks, view)] as const;
    const [from, to] = links;
    const moved = from && to ? byDistance(lead, { from, to }, { view, shown }) : byPosition(workstation, { own, lead }, { view, shown }); // prettier-ignore
    if (moved) reading.getState().setViewport(view.id, { focus: moved });
  }
}

interface Follower {
  readonly view: ViewportState;
  readonly shown: ShownStack;
}

/** A link holds for the stack it was made with: another series in the view is not tied. */
const anchorOf = (links: readonly SliceLink[], { id, stackId }: ViewportState) =>
  links.find((link) => link.viewportId === id && link.stackId === stackId)?.focus;

/** As far from its own anchor as the leader is from the leader's, along its own slices. */
function byDistance(
  { focus, advance }: Lead,
  { from, to }: { readonly from: Vector3; readonly to: Vector3 },
  { view, shown }: Follower,
): Vector3 | undefined {
  const planes = planesIn(shown, view);
  const cosine = planes && dot(planes.advance, advance);
  if (!planes || cosine === undefined || Math.abs(cosine) < SAME_PLANE_COSINE) return undefined;
  const scrolled = dot(subtract(focus, from), advance) * Math.sign(cosine);
  return onPlane(view.focus ?? planes.centre, planes.advance, dot(to, planes.advance) + scrolled);
}

/** The ways between spaces that views follow: none while a reader sets points, each view by itself. */
export const waysFollowed = ({ reading, trail }: Workstation): readonly Registration[] =>
  reading.getState().registering ? [] : trail.getState().read.registrations;

function byPosition(
  workstation: Workstation,
  { own, lead }: { readonly own: ShownStack; readonly lead: Lead },
  { view, shown }: Follower,
): Vector3 | undefined {
  const way = transformBetween(waysFollowed(workstation), frameOfReference(own), frameOfReference(shown));
  const planes = way && planesIn(shown, view);
  if (!planes || Math.abs(dot(planes.advance, mapDirection(way, lead.advance))) < LINKED_COSINE) return undefined;
  return onPlane(view.focus ?? planes.centre, planes.advance, dot(mapPoint(way, lead.focus), planes.advance));
}
