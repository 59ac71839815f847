import type { Summarise } from '#core/statistics/summary.ts';
import { emptySummary } from '#core/statistics/summarise.ts';
import type { KernelModule } from './kernelModule.ts';

/** The compiled twin of `summarise` in core/statistics. Values are copied into the arena, which is freed on return. */
export function summariseKernel({ arena, routine }: KernelModule): Summarise {
  const run = routine('summarise');
  return (values) => {
    arena.reset();
    const output = arena.reserve(10 * Float64Array.BYTES_PER_ELEMENT);
    const input = arena.reserve(values.byteLength);
    arena.float64(input, values.length).set(values);
    run(input, values.length, output);
    const [count = 0, undefinedCount = 0, mean = NaN, sd = NaN, min = NaN, max = NaN, ...rest] = arena.float64(
      output,
      10,
    );
    const [maxPosition = -1, median = NaN, p10 = NaN, p90 = NaN] = rest;
    if (count === 0) return emptySummary(undefinedCount);
    return { count, undefinedCount, mean, sd, min, max, maxPosition, median, p10, p90 };
  };
}
