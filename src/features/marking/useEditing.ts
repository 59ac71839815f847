import { useRef, useState, type PointerEvent as ReactPointerEvent } from 'react';
import { subtract, type Vector3 } from '#core/geometry/grid.ts';
import { moveHandle, translate } from '#core/regions/editing.ts';
import type { Region } from '#core/regions/region.ts';
import { toWorld } from '#core/viewing/projection.ts';
import { previewRegion } from '#actions/regions/previewRegion.ts';
import { changeRegion } from '#actions/regions/regions.ts';
import type { OverlayView } from '#actions/view/overlayView.ts';
import { pointerAct } from '#actions/view/pointerAct.ts';
import type { Workstation } from '#actions/workstation.ts';

interface Edit {
  readonly before: Region;
  readonly after: Region;
  /** The number of the handle held; without one the whole region moves. */
  readonly handle: number | undefined;
  readonly start: Vector3;
}

/** Selecting a region and dragging it, or a handle of it. The change is kept when the button is let go. */
export function useEditing(workstation: Workstation, view: OverlayView) {
  const [edit, setEdit] = useState<Edit>();
  const latest = useRef<Edit | undefined>(undefined);
  const put = (next: Edit | undefined) => {
    latest.current = next;
    setEdit(next);
  };
  const at = (event: ReactPointerEvent<SVGElement>): Vector3 => {
    const box = (event.currentTarget.ownerSVGElement ?? event.currentTarget).getBoundingClientRect();
    return toWorld(view.projection, [event.clientX - box.left, event.clientY - box.top]);
  };
  const moved = (now: Edit, to: Vector3): Region => {
    const shape =
      now.handle === undefined
        ? translate(now.before.shape, subtract(to, now.start))
        : moveHandle(now.before.shape, now.handle, to, view.planes.advance);
    return { ...now.before, shape };
  };
  const discard = () => {
    put(undefined);
    previewRegion(workstation, undefined);
  };
  const end = () => {
    const now = latest.current;
    discard();
    if (now && now.after !== now.before) void changeRegion(workstation, now.before, now.after);
  };
  return {
    /** The region as it is being dragged. */
    edited: edit?.after,
    handlers: (region: Region, handle?: number) => ({
      onPointerDown: (event: ReactPointerEvent<SVGElement>) => {
        if (pointerAct(workstation, event) !== 'tool') return;
        event.stopPropagation();
        event.currentTarget.setPointerCapture(event.pointerId);
        workstation.reading.getState().set({ selectedRegion: region.id });
        put({ before: region, after: region, handle, start: at(event) });
      },
      onPointerMove: (event: ReactPointerEvent<SVGElement>) => {
        const now = latest.current;
        if (!now || event.buttons === 0) return;
        const after = moved(now, at(event));
        put({ ...now, after });
        previewRegion(workstation, after);
      },
      onPointerUp: (event: ReactPointerEvent) => {
        if (latest.current && event.buttons === 0) end();
      },
      onPointerCancel: discard,
      onDoubleClick: (event: { stopPropagation: () => void }) => event.stopPropagation(),
    }),
  };
}
