import { useRef, type PointerEvent as ReactPointerEvent } from 'react';
import { add, dot, scale, subtract, type Vector3 } from '#core/geometry/grid.ts';
import { toCanvas, toWorld } from '#core/viewing/projection.ts';
import { angleBetween, turnedBasis } from '#core/viewing/turning.ts';
import { basisOf, onPlane } from '#core/viewing/viewPlanes.ts';
import { shownStack } from '#actions/view/activeView.ts';
import type { OverlayView } from '#actions/view/overlayView.ts';
import { pointerAct } from '#actions/view/pointerAct.ts';
import type { Workstation } from '#actions/workstation.ts';
import type { ViewportState } from '#stores/reading.ts';
import { viewportWords } from '#ui/words/viewport.ts';
import type { CrossingPlane } from './ViewportMarks.tsx';
import { crossingLine } from '#core/viewing/planeLines.ts';

interface Props {
  readonly workstation: Workstation;
  readonly overlay: OverlayView;
  readonly crosshair: Vector3;
  readonly others: readonly CrossingPlane[];
}

/** Handles lie this far from the crossing, as a part of the smaller side of the viewport. */
const REACH = 0.36;

interface Grip {
  readonly start: readonly [number, number];
  readonly views: readonly ViewportState[];
  readonly shift: boolean;
}

/**
 * Handles on the lines of the other planes. Dragging one turns all of them about the line of sight, so that they stay
 * at right angles; with Alt the one held alone; with Shift its plane is moved instead.
 */
export function PlaneHandles({ workstation, overlay, crosshair, others }: Props) {
  const grip = useRef<Grip | undefined>(undefined);
  const { projection, planes } = overlay;
  const centre = toCanvas(projection, crosshair);
  const reach = Math.min(...projection.size) * REACH;
  const { setViewport } = workstation.reading.getState();

  const at = (event: ReactPointerEvent<SVGElement>): readonly [number, number] => {
    const box = (event.currentTarget.ownerSVGElement ?? event.currentTarget).getBoundingClientRect();
    return [event.clientX - box.left, event.clientY - box.top];
  };
  const press = (event: ReactPointerEvent<SVGElement>, { viewportId }: CrossingPlane) => {
    // Alt and Shift say here which planes follow.
    const { button, pointerType, ctrlKey, metaKey } = event;
    const plain = { button, pointerType, ctrlKey, metaKey, altKey: false, shiftKey: false };
    if (pointerAct(workstation, plain) !== 'tool') return;
    event.stopPropagation();
    event.currentTarget.setPointerCapture(event.pointerId);
    const held = others.filter((other) => !event.altKey || other.viewportId === viewportId);
    const views = workstation.reading
      .getState()
      .viewports.filter(({ id }) =>
        event.shiftKey ? id === viewportId : held.some((other) => other.viewportId === id),
      );
    grip.current = { start: at(event), views, shift: event.shiftKey };
  };
  const drag = (event: ReactPointerEvent<SVGElement>, { normal }: CrossingPlane) => {
    const now = grip.current;
    if (!now || event.buttons === 0) return;
    const to = at(event);
    const moved = subtract(toWorld(projection, to), toWorld(projection, now.start));
    const from = (point: readonly [number, number]) => [point[0] - centre[0], point[1] - centre[1]] as const;
    const degrees = angleBetween(from(now.start), from(to));
    for (const view of now.views) {
      const shown = shownStack(workstation, view.stackId);
      if (shown?.decoded.kind !== 'volume') continue;
      const focus = view.focus ?? crosshair;
      if (now.shift) setViewport(view.id, { focus: onPlane(focus, normal, dot(add(focus, moved), normal)) });
      else {
        const basis = basisOf(shown.decoded.volume.grid, view.orientation);
        setViewport(view.id, { orientation: turnedBasis(basis, projection.basis.sight, degrees), focus: crosshair });
      }
    }
  };
  const release = () => {
    grip.current = undefined;
  };

  const handles = others.flatMap((other) => {
    const line = crossingLine({ point: projection.centre, normal: planes.advance }, other);
    if (!line) return [];
    const ends = [1, -1].map((side) => {
      const [x, y] = toCanvas(projection, add(crosshair, scale(line.direction, side * reach * projection.millimetresPerPixel))); // prettier-ignore
      return { side, x, y };
    });
    return [{ other, ends }];
  });
  return (
    <svg className="marks" role="group" aria-label={viewportWords.planeHandles}>
      {handles.flatMap(({ other, ends }) =>
        ends.map(({ side, x, y }) => (
          <circle
            key={`${other.viewportId}${side}`}
            className="plane-handle"
            data-of={other.viewportId}
            cx={x}
            cy={y}
            r={6}
            onPointerDown={(event) => press(event, other)}
            onPointerMove={(event) => drag(event, other)}
            onPointerUp={release}
            onPointerCancel={release}
            onDoubleClick={(event) => event.stopPropagation()}
          >
            <title>{viewportWords.planeHandle(other.viewportId)}</title>
          </circle>
        )),
      )}
    </svg>
  );
}
