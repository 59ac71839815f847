import type { Cutoff, Judgeable, Judgement, Protocol, Verdict } from '#core/protocol/cutoff.ts';
import type { Failure } from '#core/result.ts';

/** Percent rules are evaluated on unrounded values with this tolerance (ct-recist.md, statistics.md section 2). */
const TOLERANCE = 1e-9;

/** Every result against every cut-off that applies to it, in the order of the results. */
export function judgeAll({ cutoffs }: Protocol, results: readonly Judgeable[]): readonly Judgement[] {
  return results.flatMap((result) =>
    cutoffs
      .filter((cutoff) => appliesTo(cutoff, result))
      .map((cutoff) => ({ cutoff, result, verdict: judge(result, cutoff) })),
  );
}

/** A cut-off is only ever compared with the same quantity, variant, statistic and basis, inside its scope. */
export function appliesTo(cutoff: Cutoff, result: Judgeable): boolean {
  return (
    cutoff.quantity === result.quantity &&
    cutoff.statistic === result.statistic &&
    cutoff.basis === result.basis &&
    (cutoff.modality === undefined || cutoff.modality === result.modality) &&
    (cutoff.organ === undefined || cutoff.organ === result.organ)
  );
}

/**
 * Four verdicts (design decision 5). `beyond` means the comparison holds. Where the cut-off lies inside the
 * repeatability band around the value, a repeat of the scan could fall on the other side: `cannot-tell`.
 */
export function judge(result: Judgeable, cutoff: Cutoff): Verdict {
  const { measured, absolute, tracer } = result;
  if (!measured.ok) return growthFromZero(result, cutoff) ?? { kind: 'not-computable', reason: measured.failure };
  const otherTracer = tracerMismatch(cutoff, tracer);
  if (otherTracer) return { kind: 'not-computable', reason: otherTracer };
  const { value, unit } = measured.value;
  if (unit !== cutoff.unit) return notComparable(`The cut-off is in ${cutoff.unit}, the result in ${unit}.`);
  if (!Number.isFinite(value)) return notComparable('The result is not a number.');
  const distance = distanceOf(value, cutoff);
  const holds = isBeyond(value, cutoff);
  const second = holds && cutoff.atLeast ? secondCondition(cutoff.atLeast, absolute) : holds;
  if (typeof second !== 'boolean') return second;
  const interval = intervalOf(cutoff.comparator === '|x|>=' ? Math.abs(value) : value, cutoff);
  if (interval && interval[0] < cutoff.value && cutoff.value < interval[1]) {
    return { kind: 'cannot-tell', distance, interval };
  }
  return { kind: second ? 'beyond' : 'within', distance, ...(interval ? { interval } : {}) };
}

/** A cut-off of one tracer says nothing of another: shown with the reason, not left out. */
function tracerMismatch({ tracer: asked }: Cutoff, tracer: string | undefined): Failure | undefined {
  if (asked === undefined || asked.toLowerCase() === tracer?.toLowerCase()) return undefined;
  const found =
    tracer === undefined ? 'the radiopharmaceutical of this series is not stated' : `this series is ${tracer}`;
  return { code: 'PRO_E_TRACER', message: `The cut-off applies to ${asked}; ${found}.`, tag: '(0054,0016)' };
}

/**
 * Growth from 0 is more than any percentage, so only the second condition of a cut-off on growth decides ("N = 0:
 * S >= 5", ct-recist.md section 5, T2). Undefined for every other change and cut-off.
 */
function growthFromZero({ fromZero, absolute }: Judgeable, cutoff: Cutoff): Verdict | undefined {
  const onGrowth = cutoff.comparator === '>' || cutoff.comparator === '>=';
  if (!fromZero || !absolute || absolute.value <= 0 || !onGrowth) return undefined;
  const second = cutoff.atLeast ? secondCondition(cutoff.atLeast, absolute) : true;
  if (typeof second !== 'boolean') return second;
  const distance = absolute.value - (cutoff.atLeast?.value ?? 0);
  return { kind: second ? 'beyond' : 'within', distance, distanceUnit: absolute.unit };
}

function isBeyond(value: number, { comparator, value: limit }: Cutoff): boolean {
  switch (comparator) {
    case '>':
      return value > limit + TOLERANCE * Math.abs(limit);
    case '>=':
      return value >= limit - TOLERANCE * Math.abs(limit);
    case '<':
      return value < limit - TOLERANCE * Math.abs(limit);
    case '<=':
      return value <= limit + TOLERANCE * Math.abs(limit);
    case '|x|>=':
      // A repeat is acceptable when |d| < limit - 1e-9 (statistics.md section 2, strict).
      return Math.abs(value) >= limit - TOLERANCE;
  }
}

const distanceOf = (value: number, { comparator, value: limit }: Cutoff) =>
  (comparator === '|x|>=' ? Math.abs(value) : value) - limit;

function secondCondition(
  { value, unit }: { readonly value: number; readonly unit: string },
  absolute: Judgeable['absolute'],
): boolean | Verdict {
  if (!absolute) return notComparable(`The cut-off also asks for ${value} ${unit}; the absolute change is not known.`);
  if (absolute.unit !== unit)
    return notComparable(`The cut-off also asks for ${unit}; the change is in ${absolute.unit}.`);
  return Math.abs(absolute.value) >= value - TOLERANCE;
}

/** 95 % band of a repeat: relative to the value for %, otherwise in the unit of the cut-off. */
function intervalOf(value: number, { repeatability, unit, basis }: Cutoff): readonly [number, number] | undefined {
  if (!repeatability) return undefined;
  const relative = repeatability.unit === '%' && !(unit === '%' && basis !== 'value');
  const half = relative ? (Math.abs(value) * repeatability.value) / 100 : repeatability.value;
  return [value - half, value + half];
}

const notComparable = (message: string): Verdict => ({
  kind: 'not-computable',
  reason: { code: 'PRO_E_UNIT', message },
});
