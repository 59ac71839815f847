import type { OverlayView } from '#actions/view/overlayView.ts';
import { changeFusion } from '#actions/view/toggleFusion.ts';
import { moveCrosshair, planeShown, showPlane } from '#actions/view/moveFocus.ts';
import { usualWindow } from '#actions/view/activeView.ts';
import type { Workstation } from '#actions/workstation.ts';
import { toWorld } from '#core/viewing/projection.ts';
import { pointSeen } from './pointSeen.ts';
import type { MouseAct } from '#core/hands/mouse.ts';
import { draggedWindow, zoomedAbout } from '#core/viewing/gestures.ts';
import type { Tool } from '#stores/reading.ts';

/** What a drag does to the view; drawing is not among them. */
export type DragKind = 'window' | 'fusion-window' | 'pan' | 'zoom' | 'scroll' | 'crosshair' | 'opacity';

/** What a drag does that starts with an act of the mouse; Shift windows the fused layer. */
export function dragKind(act: MouseAct, shiftKey: boolean, tool: Tool): DragKind | undefined {
  if (act === 'nothing') return undefined;
  if (act !== 'tool') return act;
  if (tool === 'window') return shiftKey ? 'fusion-window' : 'window';
  return tool === 'pan' || tool === 'zoom' || tool === 'scroll' || tool === 'crosshair' ? tool : undefined;
}

/** Pixels of drag for a step of a turn, and from no to full opacity. */
const TURN_PIXELS = 6;
const OPACITY_PIXELS = 200;

interface Drag {
  readonly kind: DragKind;
  readonly overlay: OverlayView;
  /** CSS pixels from the top left of the viewport. */
  readonly start: readonly [number, number];
}

/** Starts a drag; the function it gives is called with every position of the pointer. */
export function startDrag(workstation: Workstation, { kind, overlay, start }: Drag) {
  const { viewportId, projection, planes, slice, shown } = overlay;
  const { viewports, setViewport } = workstation.reading.getState();
  const view = viewports.find(({ id }) => id === viewportId);
  if (!view) return () => undefined;
  const turning = overlay.slab?.thickness === 'whole' ? planeShown(workstation, viewportId) : undefined;
  const by = (at: readonly [number, number]) => [at[0] - start[0], at[1] - start[1]] as const;
  const moves: Readonly<Record<DragKind, (at: readonly [number, number]) => void>> = {
    window: (at) => setViewport(viewportId, { window: draggedWindow(view.window ?? usualWindow(shown), by(at)) }),
    'fusion-window': (at) => {
      if (view.fusion) changeFusion(workstation, viewportId, { window: draggedWindow(view.fusion.window, by(at)) });
    },
    pan: (at) => {
      const [x, y] = by(at);
      setViewport(viewportId, { pan: [view.pan[0] + x / view.zoom, view.pan[1] + y / view.zoom] });
    },
    zoom: (at) => {
      const middle = [projection.size[0] / 2, projection.size[1] / 2] as const;
      const anchor = [start[0] - middle[0], start[1] - middle[1]] as const;
      setViewport(viewportId, zoomedAbout(view, anchor, Math.exp(-by(at)[1] / 150)));
    },
    scroll: (at) => {
      // A picture through the whole volume turns with the pointer, a step every few pixels.
      if (turning)
        return showPlane(
          workstation,
          viewportId,
          (((turning.index + Math.round(by(at)[0] / TURN_PIXELS)) % turning.count) + turning.count) % turning.count,
        );
      const perPixel = planes.positions.length / Math.max(projection.size[1], 1);
      showPlane(workstation, viewportId, Math.round(slice + by(at)[1] * Math.max(perPixel, 0.1)));
    },
    crosshair: (at) => {
      const point = pointSeen(overlay, toWorld(projection, at));
      if (point) moveCrosshair(workstation, viewportId, point);
    },
    opacity: (at) => {
      const opacity = (view.fusion?.opacity ?? 0) + by(at)[0] / OPACITY_PIXELS;
      changeFusion(workstation, viewportId, { opacity: Math.min(Math.max(opacity, 0), 1) });
    },
  };
  if (kind === 'crosshair') moves.crosshair(start);
  return moves[kind];
}
