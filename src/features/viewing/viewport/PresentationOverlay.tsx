import { useStore } from 'zustand';
import { dot, indexToWorld, subtract } from '#core/geometry/grid.ts';
import type { Frame } from '#core/imaging/series.ts';
import type { Place, PresentationGraphic } from '#core/viewing/presentationGraphics.ts';
import { displayedArea } from '#core/viewing/presentationLook.ts';
import { graphicOutline, pixelPlace, shutterOutline } from '#core/viewing/presentationPlaces.ts';
import { concerns } from '#core/viewing/presentationState.ts';
import { toCanvas } from '#core/viewing/projection.ts';
import { frameGrid } from '#core/viewing/viewPlanes.ts';
import { sectionView, type OverlayView } from '#actions/view/overlayView.ts';
import type { Workstation } from '#actions/workstation.ts';
import { seriesWords } from '#ui/words/series.ts';

interface Props {
  readonly workstation: Workstation;
  readonly overlay: OverlayView;
}

/** A plane is that of a frame when their normals differ by less than this cosine: reformats have no drawings. */
const SAME_NORMAL = 1 - 1e-6;

/** Drawings and shutters of the presentation state that is applied, where the picture shows one of its images. */
export function PresentationOverlay({ workstation, overlay }: Props) {
  const applied = useStore(workstation.reading, (state) => state.presentation);
  const seen = applied && frameSeen(overlay);
  if (!applied || !seen) return null;
  const { state } = applied;
  const { frame, index } = seen;
  const image = { sopInstanceUid: frame.instance.sopInstanceUid, frame: frame.frame };
  if (!concerns(state.images, image)) return null;
  const grid = frameGrid(frame, frame.size, index, overlay.planes.placed);
  // Drawings count from the corner of the first pixel, the grid from its centre.
  const canvas = ([x, y]: Place): Place => toCanvas(overlay.projection, indexToWorld(grid, [x - 0.5, y - 0.5, 0]));
  const facts = { ...state, area: displayedArea(state, frame) };
  const drawings = state.annotations.filter(({ images }) => images.length === 0 || concerns(images, image));
  const [width, height] = overlay.projection.size;
  return (
    <svg className="marks" role="img" aria-label={seriesWords.presentation.title}>
      {state.shutters.map((shutter, at) => (
        <path
          key={at}
          className="presentation-shutter"
          d={`M0 0H${width}V${height}H0Z${pathOf(shutterOutline(shutter).map(canvas), true)}`}
        />
      ))}
      {drawings
        .flatMap(({ graphics }) => graphics)
        .map((graphic, at) => (
          <Drawing key={at} graphic={graphic} place={(point) => canvas(pixelPlace(point, graphic, facts))} />
        ))}
    </svg>
  );
}

/** The frame whose own plane the picture shows, and where it stands in its stack. */
function frameSeen(overlay: OverlayView): { readonly frame: Frame; readonly index: number } | undefined {
  const { shown, planes } = overlay;
  const { point, halfThickness } = sectionView(overlay);
  const index = shown.stack.frames.findIndex((frame, at) => {
    const { origin, normal } = frameGrid(frame, frame.size, at, planes.placed);
    const isParallel = Math.abs(dot(normal, planes.advance)) >= SAME_NORMAL;
    return isParallel && Math.abs(dot(subtract(origin, point), planes.advance)) < halfThickness;
  });
  const frame = shown.stack.frames[index];
  return frame && { frame, index };
}

function pathOf(points: readonly Place[], closed: boolean): string {
  if (points.length === 0) return '';
  return `M${points.map(([x, y]) => `${x.toFixed(2)} ${y.toFixed(2)}`).join('L')}${closed ? 'Z' : ''}`;
}

/** Arms of the cross that marks a point, px. */
const CROSS = 5;

interface DrawingProps {
  readonly graphic: PresentationGraphic;
  readonly place: (point: Place) => Place;
}

/** One drawing, not to be touched: it is someone else's, and no measurement. */
function Drawing({ graphic, place }: DrawingProps) {
  if (graphic.kind === 'text') {
    const [x, y] = place(graphic.at);
    return (
      <text className="presentation-text" x={x} y={y}>
        {graphic.lines.map((line, at) => (
          <tspan key={at} x={x} dy="1.2em">
            {line}
          </tspan>
        ))}
      </text>
    );
  }
  if (graphic.kind === 'points') {
    const crosses = graphic.points.map(place).map(([x, y]) => `M${x - CROSS} ${y}h${2 * CROSS}M${x} ${y - CROSS}v${2 * CROSS}`); // prettier-ignore
    return <path className="presentation-line" d={crosses.join('')} />;
  }
  const { points, closed } = graphicOutline(graphic);
  return <path className="presentation-line" d={pathOf(points.map(place), closed)} />;
}
