import { nearestPlane } from '#core/viewing/viewPlanes.ts';
import { planesIn, planesOf, shownStack } from '#actions/view/activeView.ts';
import { showPlane } from '#actions/view/moveFocus.ts';
import type { Workstation } from '#actions/workstation.ts';
import {
  cellsOf,
  isTiled,
  type BeforeMpr,
  type Layout,
  type Orientation,
  type ReadingState,
  type TileLayout,
  type ViewportState,
} from '#stores/reading.ts';

/** Arranges the viewports; the active one is always among those shown. `mpr` cuts its volume in three planes. */
export function chooseLayout(workstation: Workstation, layout: Layout): void {
  const { reading } = workstation;
  const state = reading.getState();
  if (layout === 'mpr') return showThreePlanes(workstation);
  if (isTiled(layout)) return showTiles(workstation, layout);
  const leaving = state.layout === 'mpr' || isTiled(state.layout) ? state.beforeMpr : undefined;
  const viewports = leaving?.viewports ?? keepActive(state.viewports, state.activeViewport, cellsOf[layout]);
  const active = viewports.findIndex(({ id }) => id === state.activeViewport) < cellsOf[layout];
  state.set({
    layout,
    viewports,
    activeViewport: active ? state.activeViewport : 'A',
    enlarged: undefined,
    beforeMpr: undefined,
    ...(leaving ? crosshairBefore(state, leaving) : {}),
  });
}

/** The lines of the three planes go with them, and so does their tool, unless lines were there before. */
const crosshairBefore = ({ tool }: ReadingState, { crosshair }: BeforeMpr) =>
  ({ crosshair, tool: tool === 'crosshair' && !crosshair ? 'window' : tool }) as const;

/** Three planes and back to the arrangement before (M). */
export function toggleMpr(workstation: Workstation): void {
  const { layout, beforeMpr } = workstation.reading.getState();
  chooseLayout(workstation, layout === 'mpr' ? (beforeMpr?.layout ?? '1x1') : 'mpr');
}

/** The active viewport changes places with the first when a smaller layout would hide it. */
function keepActive(viewports: readonly ViewportState[], activeId: string, cells: number): readonly ViewportState[] {
  const at = viewports.findIndex(({ id }) => id === activeId);
  const [first, active] = [viewports[0], viewports[at]];
  if (at < cells || !first || !active) return viewports;
  return viewports.map((view, index) => {
    if (index === 0) return { ...active, id: first.id };
    return index === at ? { ...first, id: active.id } : view;
  });
}

function showThreePlanes(workstation: Workstation): void {
  const { reading, session } = workstation;
  const state = reading.getState();
  const active = state.viewports.find(({ id }) => id === state.activeViewport);
  const shown = shownStack(workstation, active?.stackId);
  if (!active || !shown || state.layout === 'mpr') return;
  if (shown.decoded.kind !== 'volume') {
    const reason = shown.stack.grid.ok ? 'its images form no regular volume' : shown.stack.grid.failure.message;
    return session.getState().notify({
      id: 'mpr',
      tone: 'warning',
      code: 'VIEW_E_NO_VOLUME',
      message: `Three planes need a volume: ${reason}`,
    });
  }
  const focus = active.focus ?? planesOf(shown, 'native')?.centre;
  const planes: readonly Orientation[] = ['axial', 'coronal', 'sagittal'];
  const viewports = state.viewports.map((view, at): ViewportState => {
    const orientation = planes[at];
    if (orientation === undefined) return view;
    return {
      ...active,
      id: view.id,
      orientation,
      slab: undefined,
      focus,
      zoom: 1,
      pan: [0, 0],
      flipped: false,
      rotation: 0,
    };
  });
  const beforeMpr = isTiled(state.layout)
    ? state.beforeMpr
    : { layout: state.layout, viewports: state.viewports, crosshair: state.crosshair };
  // Lines come with the tool that moves them, as X gives them; a tool that the reader chose is left alone.
  const tool = state.tool === 'window' ? 'crosshair' : state.tool;
  state.set({ layout: 'mpr', viewports, activeViewport: 'A', enlarged: undefined, crosshair: focus, tool, beforeMpr });
}

/** Consecutive slices of the active stack, from the one it is on; the arrangement before is kept to return to. */
function showTiles(workstation: Workstation, layout: TileLayout): void {
  const { reading } = workstation;
  const state = reading.getState();
  const active = state.viewports.find(({ id }) => id === state.activeViewport);
  const shown = shownStack(workstation, active?.stackId);
  const planes = active && shown ? planesIn(shown, { ...active, slab: undefined }) : undefined;
  if (!active || !planes) return;
  const wasWhole = active.slab?.thickness === 'whole';
  const tile: ViewportState = { ...active, orientation: wasWhole ? 'native' : active.orientation, slab: undefined };
  const before = { layout: state.layout, viewports: state.viewports, crosshair: state.crosshair };
  state.set({
    layout,
    viewports: state.viewports.map(({ id }) => ({ ...tile, id })),
    activeViewport: 'A',
    enlarged: undefined,
    crosshair: undefined,
    beforeMpr: isTiled(state.layout) || state.layout === 'mpr' ? state.beforeMpr : before,
  });
  showPlane(workstation, 'A', nearestPlane(planes, tile.focus ?? planes.centre));
}
