import { useStore } from 'zustand';
import { regionCentre } from '#core/regions/editing.ts';
import { toCanvas } from '#core/viewing/projection.ts';
import { frameOfReference } from '#actions/view/activeView.ts';
import type { OverlayView } from '#actions/view/overlayView.ts';
import type { Workstation } from '#actions/workstation.ts';
import { viewportWords } from '#ui/words/viewport.ts';

interface Props {
  readonly workstation: Workstation;
  readonly overlay: OverlayView;
}

/** Where regions lie in a picture that looks through them: rings with names. Outlines would suggest a plane. */
export function ProjectionMarks({ workstation, overlay }: Props) {
  const regions = useStore(workstation.trail, (state) => state.read.regions);
  const hidden = useStore(workstation.reading, (state) => state.regionsHidden);
  const space = frameOfReference(overlay.shown);
  if (hidden || !space) return null;
  const marks = regions.flatMap(({ id, name, shape, frameOfReferenceUid }) => {
    const centre = frameOfReferenceUid === space ? regionCentre(shape) : undefined;
    return centre ? [{ id, name, at: toCanvas(overlay.projection, centre) }] : [];
  });
  return (
    <svg
      className="marks projection-marks"
      role="img"
      aria-label={viewportWords.regions(marks.map(({ name }) => name).join(', '))}
    >
      {marks.map(({ id, name, at: [x, y] }) => (
        <g key={id}>
          <circle cx={x} cy={y} r={9} />
          <text x={x + 12} y={y + 4}>
            {name}
          </text>
        </g>
      ))}
    </svg>
  );
}
