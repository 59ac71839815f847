import type { KeyboardEvent, PointerEvent } from 'react';
import { shownNumber } from '#ui/shownQuantity.ts';
import { curvesWords } from '#ui/words/curves.ts';
import { linearScale, logScale } from './plotScale.ts';

export interface PlotPoint {
  readonly x: number;
  /** NaN where there is no value. */
  readonly y: number;
  /** Half of the bar through the point. */
  readonly spread?: number | undefined;
  /** Drawn as a ring: it does not enter the fit. */
  readonly hollow?: boolean;
}

export interface PlotLine {
  /** Which of the two it is: the selected region, or the voxel under the cursor. */
  readonly of: 'region' | 'cursor';
  readonly points: readonly PlotPoint[];
  /** Drawn instead of joining the points. */
  readonly fit?: ((x: number) => number) | undefined;
}

interface Props {
  readonly lines: readonly PlotLine[];
  readonly xName: string;
  readonly yName: string;
  readonly logarithmic?: boolean;
  /** The point that is read out, by its position in the lines. */
  readonly at: number;
  /** Each point in words. */
  readonly words: readonly string[];
  readonly onAt: (index: number) => void;
  /** The pointer or the focus has left the plot. */
  readonly onLeave?: (() => void) | undefined;
  /** Enter or a click on a point. */
  readonly onChoose?: ((index: number) => void) | undefined;
}

const SIZE = { width: 400, height: 240 };
const INSET = { left: 54, right: 22, top: 26, bottom: 38 };
const PLOT = { width: SIZE.width - INSET.left - INSET.right, height: SIZE.height - INSET.top - INSET.bottom };
const FIT_STEPS = 60;

const STEPS_OF_KEYS: Readonly<Record<string, number>> = {
  ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1, PageUp: 5, PageDown: -5, Home: -Infinity, End: Infinity,
}; // prettier-ignore

/**
 * Points with their spread over an axis. It is one slider for the keyboard and for screen readers: arrows go from point
 * to point, each told in words; the table beside it holds the same numbers.
 */
export function CurvePlot({ lines, xName, yName, logarithmic = false, at, words, onAt, onLeave, onChoose }: Props) {
  const points = lines.flatMap((line) => line.points);
  const spreads = points.flatMap(({ y, spread = 0 }) => (logarithmic ? [y] : [y - spread, y + spread]));
  const across = linearScale(points.map(({ x }) => x), 6); // prettier-ignore
  const up = logarithmic ? logScale(spreads) : linearScale(spreads, 5);
  const x = (value: number) => INSET.left + (across.share(value) ?? 0) * PLOT.width;
  const y = (value: number) => {
    const share = up.share(value);
    return share === undefined ? undefined : INSET.top + (1 - share) * PLOT.height;
  };
  const places = lines[0]?.points.map((point) => x(point.x)) ?? [];
  const last = places.length - 1;
  const nearest = (event: PointerEvent<SVGElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    const pointer = ((event.clientX - box.left) / box.width) * SIZE.width;
    return places.reduce(
      (best, place, index) => (Math.abs(place - pointer) < Math.abs((places[best] ?? 0) - pointer) ? index : best),
      0,
    );
  };
  const press = (event: KeyboardEvent) => {
    const step = STEPS_OF_KEYS[event.key];
    if (event.key === 'Enter') onChoose?.(at);
    if (step === undefined) return;
    event.preventDefault();
    onAt(Math.min(Math.max(at + step, 0), last));
  };
  return (
    <div
      className="curve-plot"
      role="slider"
      tabIndex={0}
      aria-label={curvesWords.plot({ yName, xName })}
      aria-valuemin={0}
      aria-valuemax={Math.max(last, 0)}
      aria-valuenow={at}
      aria-valuetext={words[at] ?? curvesWords.noPoint}
      onKeyDown={press}
      onBlur={onLeave}
      onPointerLeave={onLeave}
    >
      <svg
        viewBox={`0 0 ${SIZE.width} ${SIZE.height}`}
        aria-hidden="true"
        onPointerMove={(event) => onAt(nearest(event))}
        onClick={() => onChoose?.(at)}
      >
        <g className="curve-axis">
          {up.ticks.map((tick) => (
            <g key={tick}>
              <line x1={INSET.left} x2={SIZE.width - INSET.right} y1={y(tick)} y2={y(tick)} />
              <text x={INSET.left - 6} y={(y(tick) ?? 0) + 4} textAnchor="end">
                {shownNumber(tick, up.decimals)}
              </text>
            </g>
          ))}
          {across.ticks.map((tick) => (
            <text key={tick} x={x(tick)} y={SIZE.height - INSET.bottom + 15} textAnchor="middle">
              {shownNumber(tick, across.decimals)}
            </text>
          ))}
          <text x={INSET.left + PLOT.width / 2} y={SIZE.height - 4} textAnchor="middle">
            {xName}
          </text>
          <text x={2} y={10}>
            {yName}
          </text>
        </g>
        {places[at] !== undefined && (
          <line className="curve-cursor" x1={places[at]} x2={places[at]} y1={INSET.top} y2={INSET.top + PLOT.height} />
        )}
        {lines.map((line) => (
          <LineMarks key={line.of} line={line} x={x} y={y} at={at} />
        ))}
      </svg>
    </div>
  );
}

interface MarksProps {
  readonly line: PlotLine;
  readonly x: (value: number) => number;
  readonly y: (value: number) => number | undefined;
  readonly at: number;
}

function LineMarks({ line: { of, points, fit }, x, y, at }: MarksProps) {
  const placed = points.flatMap((point, index) => {
    const cy = y(point.y);
    return cy === undefined ? [] : [{ ...point, index, cx: x(point.x), cy }];
  });
  const highest = Math.max(...points.map((point) => point.x));
  const line = fit
    ? Array.from({ length: FIT_STEPS + 1 }, (_, step) => (highest * step) / FIT_STEPS).flatMap((value) => {
        const height = y(fit(value));
        return height === undefined ? [] : [[x(value), height]];
      })
    : placed.map(({ cx, cy }) => [cx, cy]);
  return (
    <g className="curve-line" data-of={of}>
      <polyline points={line.map((place) => place.join(',')).join(' ')} />
      {placed.map(({ index, cx, cy, y: value, spread, hollow }) => (
        <g key={index} data-hollow={hollow === true} data-at={index === at}>
          {spread !== undefined && (
            <line className="curve-spread" x1={cx} x2={cx} y1={y(value - spread) ?? cy} y2={y(value + spread) ?? cy} />
          )}
          <circle cx={cx} cy={cy} r={index === at ? 5 : 3.5} />
        </g>
      ))}
    </g>
  );
}
