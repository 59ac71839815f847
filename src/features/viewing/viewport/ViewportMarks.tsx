import { scale, type Vector3 } from '#core/geometry/grid.ts';
import { orientationLetters } from '#core/geometry/orientation.ts';
import { toCanvas } from '#core/viewing/projection.ts';
import { crossingLine } from '#core/viewing/planeLines.ts';
import { scaleBarLength } from '#core/viewing/scaleBar.ts';
import type { OverlayView } from '#actions/view/overlayView.ts';
import { shownNumber } from '#ui/shownQuantity.ts';

/** Letters of the patient's sides at the edges, as the picture lies now. */
export function OrientationLetters({ planes, projection: { basis } }: OverlayView) {
  if (!planes.placed) return null;
  const edges = [
    { edge: 'left', direction: scale(basis.right, -1) },
    { edge: 'right', direction: basis.right },
    { edge: 'top', direction: scale(basis.down, -1) },
    { edge: 'bottom', direction: basis.down },
  ] as const;
  return edges.map(({ edge, direction }) => (
    <span key={edge} className={`edge ${edge}`}>
      {orientationLetters(direction)}
    </span>
  ));
}

/** Longest scale bar, as a part of the width of the viewport. */
const BAR_PART = 0.25;

export function ScaleBar({ planes, projection: { millimetresPerPixel, size } }: OverlayView) {
  if (!planes.scaled) return null;
  const length = scaleBarLength(millimetresPerPixel, size[0] * BAR_PART);
  const text = length >= 10 ? `${shownNumber(length / 10, 0)} cm` : `${shownNumber(length, length < 1 ? 1 : 0)} mm`;
  return (
    <div className="scale-bar" style={{ width: length / millimetresPerPixel }}>
      {text}
    </div>
  );
}

export interface CrossingPlane {
  readonly viewportId: string;
  readonly point: Vector3;
  readonly normal: Vector3;
}

interface CrosshairProps {
  readonly overlay: OverlayView;
  /** Without one, thin lines without an opening. */
  readonly crosshair: Vector3 | undefined;
  /** The planes other viewports of this space show. */
  readonly others: readonly CrossingPlane[];
}

/** Lines are left open around the point, so that what is looked at stays free. */
const OPENING = 14;
const FAR = 4000;

/** Where the planes of the other viewports cut this one, and the point they meet in. */
export function Crosshair({ overlay: { projection, planes }, crosshair, others }: CrosshairProps) {
  const [x, y] = toCanvas(projection, crosshair ?? projection.centre);
  const opening = crosshair ? OPENING : 0;
  const lines = others.flatMap(({ viewportId, point, normal }) => {
    const line = crossingLine({ point: projection.centre, normal: planes.advance }, { point, normal });
    if (!line) return [];
    const from = toCanvas(projection, line.point);
    const [ex, ey] = toCanvas(projection, [
      line.point[0] + line.direction[0],
      line.point[1] + line.direction[1],
      line.point[2] + line.direction[2],
    ]);
    const length = Math.hypot(ex - from[0], ey - from[1]);
    const along = [(ex - from[0]) / length, (ey - from[1]) / length] as const;
    const middle = (x - from[0]) * along[0] + (y - from[1]) * along[1];
    return [{ viewportId, from, along, middle }];
  });
  return (
    <svg className="marks" aria-hidden="true" data-reference={crosshair === undefined}>
      {lines.map(({ viewportId, from, along, middle }) =>
        [-1, 1].map((side) => (
          <line
            key={`${viewportId}${side}`}
            className="crosshair-line"
            data-of={viewportId}
            x1={from[0] + along[0] * (middle + side * opening)}
            y1={from[1] + along[1] * (middle + side * opening)}
            x2={from[0] + along[0] * (middle + side * FAR)}
            y2={from[1] + along[1] * (middle + side * FAR)}
          />
        )),
      )}
      {crosshair && lines.length === 0 && (
        <path className="crosshair-line" d={`M${x - 22} ${y}h16m12 0h16M${x} ${y - 22}v16m0 12v16`} />
      )}
    </svg>
  );
}
