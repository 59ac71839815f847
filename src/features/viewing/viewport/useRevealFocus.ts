import { useEffect, useRef } from 'react';
import { distance, type Vector3 } from '#core/geometry/grid.ts';
import { panTo, toCanvas } from '#core/viewing/projection.ts';
import { onPlane } from '#core/viewing/viewPlanes.ts';
import type { OverlayView } from '#actions/view/overlayView.ts';
import type { Workstation } from '#actions/workstation.ts';
import type { ViewportState } from '#stores/reading.ts';

/** A point nearer to the edge than this, in pixels, counts as out of sight. */
const MARGIN = 24;

/**
 * When the focus moves sideways (a region was gone to) to a place the zoomed picture does not show, the picture is
 * panned there. Scrolling only moves it along the line of sight, and leaves the picture where it is.
 */
export function useRevealFocus({ reading }: Workstation, view: ViewportState, overlay: OverlayView | undefined) {
  const before = useRef<Vector3 | undefined>(undefined);
  useEffect(() => {
    const focus = view.focus;
    if (!focus || !overlay) return;
    const { projection, planes } = overlay;
    const flat = onPlane(focus, planes.advance, 0);
    const moved = before.current !== undefined && distance(flat, before.current) > 1e-6;
    before.current = flat;
    if (!moved) return;
    const [x, y] = toCanvas(projection, focus);
    const [width, height] = projection.size;
    if (x >= MARGIN && y >= MARGIN && x <= width - MARGIN && y <= height - MARGIN) return;
    reading.getState().setViewport(view.id, { pan: panTo(projection, view, focus) });
  }, [reading, view, overlay]);
}
