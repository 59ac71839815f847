/** Milliseconds of each of `runs` calls, after `warmUp` uncounted ones. */
export function timeRuns(work: () => unknown, runs = 15, warmUp = 3): readonly number[] {
  for (let run = 0; run < warmUp; run++) work();
  return Array.from({ length: runs }, () => {
    const start = performance.now();
    work();
    return performance.now() - start;
  });
}

/** The two in turn, A B A B …, so that a drift of the machine's speed falls on both. */
export function timePair(a: () => unknown, b: () => unknown, runs = 15) {
  a();
  b();
  const times = { a: [] as number[], b: [] as number[] };
  for (let run = 0; run < runs; run++) {
    times.a.push(...timeRuns(a, 1, 0));
    times.b.push(...timeRuns(b, 1, 0));
  }
  return { a: quantile(times.a, 0.5), b: quantile(times.b, 0.5) };
}

export function quantile(values: readonly number[], p: number): number {
  const sorted = [...values].sort((x, y) => x - y);
  return sorted[Math.min(sorted.length - 1, Math.round(p * (sorted.length - 1)))] ?? NaN;
}

/** One row of the bench table: what was done, the measure, and the ratio to a named alternative of the same run. */
export interface BenchRow {
  readonly what: string;
  readonly measured: string;
  readonly against: string;
  readonly ratio: string;
}

export const times = (slow: number, fast: number) => `${(slow / fast).toFixed(1)} ×`;
