import type { PointerEvent } from 'react';
import { useStore } from 'zustand';
import { showPoint, viewDimensions } from '#actions/view/stepDimension.ts';
import type { Workstation } from '#actions/workstation.ts';
import type { FourthDimension } from '#core/imaging/fourthDimension.ts';
import type { ViewportState } from '#stores/reading.ts';
import { axisName, axisSourceText, pointText } from '#ui/dimensionText.ts';
import { viewportWords } from '#ui/words/viewport.ts';
import './dimension.css';

interface Props {
  readonly workstation: Workstation;
  readonly view: ViewportState;
}

/** At the lower edge of a viewport: a slider for each axis along which its images of one place differ. */
export function DimensionSliders({ workstation, view }: Props) {
  const library = useStore(workstation.library);
  const seen = viewDimensions(library, view);
  if (!seen) return null;
  return (
    <div className="dimension-sliders">
      {seen.dimensions.map(({ dimension, index }, axis) => (
        <DimensionSlider
          key={dimension.kind}
          dimension={dimension}
          index={index}
          onIndex={(next) => showPoint(workstation, view.id, { axis, index: next })}
        />
      ))}
    </div>
  );
}

interface SliderProps {
  readonly dimension: FourthDimension;
  readonly index: number;
  readonly onIndex: (index: number) => void;
}

/** After a drag the keys belong to the viewport again; a slider reached by keyboard keeps them. */
const giveFocusBack = ({ currentTarget }: PointerEvent<HTMLElement>) =>
  currentTarget.closest<HTMLElement>('.viewport')?.focus();

function DimensionSlider({ dimension, index, onIndex }: SliderProps) {
  const point = dimension.points[index];
  if (!point) return null;
  const words = viewportWords.pointOf({
    point: pointText(dimension, point),
    at: index + 1,
    count: dimension.points.length,
  });
  return (
    <label className="dimension-slider" title={axisSourceText(dimension)}>
      <span>{words}</span>
      <input
        type="range"
        min={0}
        max={dimension.points.length - 1}
        value={index}
        aria-label={axisName(dimension)}
        aria-valuetext={words}
        onChange={(event) => onIndex(event.currentTarget.valueAsNumber)}
        onPointerUp={giveFocusBack}
      />
    </label>
  );
}
