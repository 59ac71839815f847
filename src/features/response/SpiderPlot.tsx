import type { EvaluatedTimePoint } from '#core/response/evaluateTargets.ts';
import { spiderLines, spiderRange, type SpiderLine } from '#features/response/spiderLines.ts';
import { spreadLabels } from '#features/response/spreadLabels.ts';
import type { SubjectResponse } from '#features/response/subjectResponses.ts';
import { shownDate } from '#ui/dates.ts';
import { shownNumber } from '#ui/shownQuantity.ts';
import { responseWords } from '#ui/words/response.ts';

const SIZE = { width: 400, height: 200 };
const INSET = { left: 44, right: 56, top: 10, bottom: 26 };

/** A name and the space above it, px of the drawing. */
const LABEL_HEIGHT = 12;

interface Props {
  readonly response: SubjectResponse;
  readonly points: readonly EvaluatedTimePoint[];
}

/** Percent change from baseline of each target and of their sum, with the lines of −30 % and +20 %. */
export function SpiderPlot({ response: { targets }, points }: Props) {
  if (points.length < 2) return null;
  const lines = spiderLines(targets, points);
  const [lowest, highest] = spiderRange(lines);
  const x = (index: number) => INSET.left + (index / (points.length - 1)) * (SIZE.width - INSET.left - INSET.right);
  const y = (change: number) =>
    INSET.top + ((highest - change) / (highest - lowest)) * (SIZE.height - INSET.top - INSET.bottom);
  const labels = spreadLabels(
    lines.map(({ changes }) => y(lastOf(changes) ?? 0)),
    { gap: LABEL_HEIGHT, top: INSET.top, bottom: SIZE.height - INSET.bottom },
  );
  return (
    <figure className="spider">
      <svg viewBox={`0 0 ${SIZE.width} ${SIZE.height}`} role="img" aria-label={description(lines)}>
        {[-30, 0, 20].map((change) => (
          <g key={change} className="spider-guide" data-zero={change === 0}>
            <line x1={INSET.left} x2={SIZE.width - INSET.right} y1={y(change)} y2={y(change)} />
            <text x={INSET.left - 6} y={y(change) + 4} textAnchor="end">
              {shownNumber(change, 0, true)} %
            </text>
          </g>
        ))}
        {points.map(({ label, date }, index) => (
          <text key={label} className="spider-date" x={x(index)} y={SIZE.height - 6} textAnchor="middle">
            {shownDate(date)}
          </text>
        ))}
        {lines.map((line, index) => (
          <SpiderPath key={line.name} line={line} x={x} y={y} labelAt={labels[index]} />
        ))}
      </svg>
      <figcaption className="small">{responseWords.plotCaption}</figcaption>
    </figure>
  );
}

interface PathProps {
  readonly line: SpiderLine;
  readonly x: (index: number) => number;
  readonly y: (change: number) => number;
  /** Height of its name: beside the last dot, or moved out of the way of the other names. */
  readonly labelAt: number | undefined;
}

const lastOf = (changes: SpiderLine['changes']) => changes.findLast((change) => change !== undefined);

function SpiderPath({ line: { name, changes }, x, y, labelAt }: PathProps) {
  const dots = changes.flatMap((change, index) => (change === undefined ? [] : [[x(index), y(change)] as const]));
  const last = dots.at(-1);
  return (
    <g className="spider-line" data-sum={name === responseWords.sum}>
      <polyline points={dots.map((dot) => dot.join(',')).join(' ')} />
      {dots.map(([cx, cy]) => (
        <circle key={cx} cx={cx} cy={cy} r={name === responseWords.sum ? 3.5 : 2.5} />
      ))}
      {last && (
        <text x={last[0] + 7} y={(labelAt ?? last[1]) + 4}>
          {name}
        </text>
      )}
    </g>
  );
}

function description(lines: readonly SpiderLine[]): string {
  const ends = lines.map(({ name, changes }) => {
    const last = lastOf(changes);
    return last === undefined ? name : `${name} ${shownNumber(last, 1, true)} %`;
  });
  return responseWords.plotDescription(ends);
}
