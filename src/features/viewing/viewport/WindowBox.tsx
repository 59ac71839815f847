import { useState, type PointerEvent as ReactPointerEvent } from 'react';
import { boxWindow } from '#core/viewing/boxWindow.ts';
import type { OverlayView } from '#actions/view/overlayView.ts';
import { pointerAct } from '#actions/view/pointerAct.ts';
import type { Workstation } from '#actions/workstation.ts';
import { toolWords } from '#ui/words/tools.ts';
import { viewportWords } from '#ui/words/viewport.ts';

type Point = readonly [number, number];

interface Props {
  readonly workstation: Workstation;
  readonly overlay: OverlayView;
}

/** A box dragged over the picture: its values fill the window. */
export function WindowBox({ workstation, overlay }: Props) {
  const [box, setBox] = useState<readonly [Point, Point]>();
  const at = (event: ReactPointerEvent<SVGElement>): Point => {
    const { left, top } = event.currentTarget.getBoundingClientRect();
    return [event.clientX - left, event.clientY - top];
  };
  const apply = ([from, to]: readonly [Point, Point]) => {
    const { shown, projection, viewportId } = overlay;
    const found =
      shown.decoded.kind === 'volume' && !overlay.slab
        ? boxWindow(shown.decoded.volume, shown.meaning, { projection, from, to })
        : undefined;
    if (found) return workstation.reading.getState().setViewport(viewportId, { window: found });
    workstation.session.getState().notify({
      id: 'window-box',
      tone: 'info',
      code: 'VIEW_E_WINDOW_BOX',
      message: viewportWords.noWindowFromBox,
    });
  };
  return (
    <svg
      className="marks window-box"
      role="img"
      aria-label={toolWords.tools['window-box'].hint}
      onPointerDown={(event) => {
        if (pointerAct(workstation, event) !== 'tool') return;
        event.stopPropagation();
        event.currentTarget.setPointerCapture(event.pointerId);
        setBox([at(event), at(event)]);
      }}
      onPointerMove={(event) => box && setBox([box[0], at(event)])}
      onPointerUp={() => {
        if (box) apply(box);
        setBox(undefined);
      }}
      onPointerCancel={() => setBox(undefined)}
    >
      {box && (
        <rect
          x={Math.min(box[0][0], box[1][0])}
          y={Math.min(box[0][1], box[1][1])}
          width={Math.abs(box[1][0] - box[0][0])}
          height={Math.abs(box[1][1] - box[0][1])}
        />
      )}
    </svg>
  );
}
