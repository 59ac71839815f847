import { useStore } from 'zustand';
import { dot, subtract } from '#core/geometry/grid.ts';
import { toCanvas } from '#core/viewing/projection.ts';
import { stepAt } from '#core/viewing/viewPlanes.ts';
import { frameOfReference } from '#actions/view/activeView.ts';
import type { OverlayView } from '#actions/view/overlayView.ts';
import type { Workstation } from '#actions/workstation.ts';
import { registeringWords } from '#ui/words/registering.ts';

interface Props {
  readonly workstation: Workstation;
  readonly overlay: OverlayView;
}

/** The points of pairs set so far that lie on the slice shown, numbered alike in both spaces. */
export function RegistrationMarks({ workstation, overlay }: Props) {
  const registering = useStore(workstation.reading, (state) => state.registering);
  const space = frameOfReference(overlay.shown);
  if (!registering || !space || ![registering.from, registering.to].includes(space)) return null;
  const { projection, planes, slice } = overlay;
  const half = stepAt(planes, slice) / 2;
  const marks = registering.pairs.flatMap((pair, at) => {
    const point = space === registering.from ? pair.from : pair.to;
    const isHere = Math.abs(dot(subtract(point, projection.centre), planes.advance)) <= half + 1e-6;
    return isHere ? [{ name: String(at + 1), at: toCanvas(projection, point) }] : [];
  });
  if (marks.length === 0) return null;
  return (
    <svg
      className="marks projection-marks"
      role="img"
      aria-label={registeringWords.pairs(marks.map(({ name }) => name).join(', '))}
    >
      {marks.map(({ name, at: [x, y] }) => (
        <g key={name}>
          <circle cx={x} cy={y} r={5} />
          <text x={x + 8} y={y - 6}>
            {name}
          </text>
        </g>
      ))}
    </svg>
  );
}
