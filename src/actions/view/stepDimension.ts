import { fourthDimensions, type FourthDimension } from '#core/imaging/fourthDimension.ts';
import type { Series } from '#core/imaging/series.ts';
import { decodeStack } from '#actions/images/decodeStack.ts';
import { visibleViewports } from '#actions/view/activeView.ts';
import type { Workstation } from '#actions/workstation.ts';
import { findStack, type LibraryState } from '#stores/library.ts';
import type { ViewportState } from '#stores/reading.ts';

/** The axes a viewport can be moved along, and where it is on each. */
export interface ViewDimensions {
  readonly series: Series;
  /** Of the picture, or of the fused layer where the picture itself has none. */
  readonly layer: 'base' | 'fusion';
  readonly dimensions: readonly { readonly dimension: FourthDimension; readonly index: number }[];
}

type Seen = Pick<ViewportState, 'stackId' | 'fusion'>;

/** Headers are looked at once per stack; stacks of one axis share the object, so that it says when the axis changes. */
const known = new WeakMap<Series, Map<string, readonly FourthDimension[]>>();

function dimensionsOf(series: Series, stackId: string): readonly FourthDimension[] {
  const kept = known.get(series) ?? new Map<string, readonly FourthDimension[]>();
  known.set(series, kept);
  const earlier = [...kept.values()].flat();
  const found =
    kept.get(stackId) ??
    fourthDimensions(series, stackId).map((axis) => earlier.find((other) => isSameAxis(axis, other)) ?? axis);
  kept.set(stackId, found);
  return found;
}

const isSameAxis = (a: FourthDimension, b: FourthDimension) =>
  a.kind === b.kind && a.points.length === b.points.length && a.points[0]?.stackId === b.points[0]?.stackId;

/** The axes of what a viewport shows; undefined where it has one image per place. */
export function viewDimensions(library: LibraryState, { stackId, fusion }: Seen): ViewDimensions | undefined {
  const layers = [
    { layer: 'base', id: stackId },
    { layer: 'fusion', id: fusion?.stackId },
  ] as const;
  for (const { layer, id } of layers) {
    const found = id === undefined ? undefined : findStack(library, id);
    const dimensions = found && dimensionsOf(found.series, found.stack.id);
    if (!found || !dimensions || dimensions.length === 0) continue;
    const at = ({ points }: FourthDimension) => points.findIndex(({ stackId: point }) => point === id);
    return {
      series: found.series,
      layer,
      dimensions: dimensions.map((dimension) => ({ dimension, index: at(dimension) })),
    };
  }
  return undefined;
}

/** Steps the active viewport along its leading axis (0) or the next one, staying on the place and the window. */
export function stepDimension(workstation: Workstation, by: number, axis = 0): void {
  const { reading, library } = workstation;
  const { viewports, activeViewport } = reading.getState();
  const view = viewports.find(({ id }) => id === activeViewport);
  const at = view && viewDimensions(library.getState(), view)?.dimensions[axis];
  if (at) showPoint(workstation, activeViewport, { axis, index: at.index + by });
}

/**
 * Shows another point of an axis of a viewport. Views of the same series step along while views are linked, each from
 * where it is; the neighbours in the direction of the step are decoded ahead.
 */
export function showPoint(
  workstation: Workstation,
  viewportId: string,
  { axis, index }: { readonly axis: number; readonly index: number },
): void {
  const { reading, library } = workstation;
  const state = reading.getState();
  const own = state.viewports.find(({ id }) => id === viewportId);
  const seen = own && viewDimensions(library.getState(), own);
  const at = seen?.dimensions[axis];
  if (!seen || !at) return;
  const by = clamped(at.dimension, index) - at.index;
  if (by === 0) return;
  const along = state.linked ? visibleViewports(state) : [];
  const views = [own, ...along.filter(({ id }) => id !== viewportId)];
  // Tiles share a stack, so all targets are found before the first is shown.
  const targets = views.flatMap((view) =>
    targetOf(library.getState(), view, { of: seen, kind: at.dimension.kind, by }),
  );
  for (const { view, layer, stackId } of targets) {
    if (layer === 'base') state.setViewport(view.id, { stackId });
    else if (view.fusion) state.setViewport(view.id, { fusion: { ...view.fusion, stackId } });
  }
  void decodeAhead(workstation, at.dimension, { index: at.index + by, direction: Math.sign(by) });
}

const clamped = ({ points }: FourthDimension, index: number) => Math.min(Math.max(index, 0), points.length - 1);

function targetOf(
  library: LibraryState,
  view: ViewportState,
  { of, kind, by }: { readonly of: ViewDimensions; readonly kind: FourthDimension['kind']; readonly by: number },
) {
  const seen = viewDimensions(library, view);
  const at = seen?.dimensions.find(({ dimension }) => dimension.kind === kind);
  if (!seen || !at || seen.series.seriesUid !== of.series.seriesUid) return [];
  const point = at.dimension.points[clamped(at.dimension, at.index + by)];
  return point ? [{ view, layer: seen.layer, stackId: point.stackId }] : [];
}

/** So many neighbours in the direction of the last step are made ready. */
const AHEAD = 2;

/** Larger volumes are not decoded before they are asked for, voxels: 64 million are 256 MB of 32-bit values. */
const AHEAD_LIMIT = 64e6;

async function decodeAhead(
  workstation: Workstation,
  { points }: FourthDimension,
  { index, direction }: { readonly index: number; readonly direction: number },
): Promise<void> {
  const ids = Array.from({ length: AHEAD + 1 }, (_, step) => points[index + step * direction]?.stackId);
  for (const [step, id] of ids.entries()) {
    if (id === undefined || (step > 0 && isLarge(workstation, id))) return;
    if (!(await decodeStack(workstation, id)).ok) return;
  }
}

function isLarge({ library }: Workstation, stackId: string): boolean {
  const frames = findStack(library.getState(), stackId)?.stack.frames ?? [];
  return frames.reduce((voxels, { size: [columns, rows] }) => voxels + columns * rows, 0) > AHEAD_LIMIT;
}
