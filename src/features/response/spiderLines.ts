import type { EvaluatedTimePoint } from '#core/response/evaluateTargets.ts';
import type { TargetLine } from '#features/response/subjectResponses.ts';
import { responseWords } from '#ui/words/response.ts';

/** Percent change from baseline at each time point; undefined where there is no value. */
export interface SpiderLine {
  readonly name: string;
  readonly changes: readonly (number | undefined)[];
}

/**
 * One line for each target, of the lengths that enter the sum, and one for the sum. A target of no size at baseline has
 * no percent.
 */
export function spiderLines(
  targets: readonly TargetLine[],
  points: readonly EvaluatedTimePoint[],
): readonly SpiderLine[] {
  const lines = targets.flatMap(({ name, lengths }) => {
    const [baseline] = lengths;
    if (baseline === undefined || baseline <= 0) return [];
    const changes = lengths.map((length) =>
      length === undefined ? undefined : (100 * (length - baseline)) / baseline,
    );
    return [{ name, changes }];
  });
  const sums = points.map(({ changeFromBaseline }, index) => (index === 0 ? 0 : changeFromBaseline));
  return [...lines, { name: responseWords.sum, changes: sums }];
}

/** The scale always shows the cut-offs −30 % and +20 %, and all of every line. */
export function spiderRange(lines: readonly SpiderLine[]): readonly [number, number] {
  const values = lines.flatMap(({ changes }) => changes.filter((change) => change !== undefined));
  const lowest = Math.min(-40, ...values);
  const highest = Math.max(30, ...values);
  return [Math.floor(lowest / 10) * 10, Math.ceil(highest / 10) * 10];
}
