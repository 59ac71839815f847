/** Where values lie along one side of a plot, as a share of its length, and the ticks that divide it. */
export interface PlotScale {
  /** 0 at the low end, 1 at the high end; undefined where the scale has no place for the value. */
  readonly share: (value: number) => number | undefined;
  readonly ticks: readonly number[];
  /** Decimals that tell the ticks apart. */
  readonly decimals: number;
}

/** Steps that people count in. */
const STEPS = [1, 2, 5, 10] as const;

/** A linear scale that begins at 0 where all values are positive, with about `count` ticks on round numbers. */
export function linearScale(values: readonly number[], count: number, fromZero = true): PlotScale {
  const finite = values.filter(Number.isFinite);
  const least = Math.min(...finite, ...(fromZero || finite.length === 0 ? [0] : []));
  const most = Math.max(...finite, ...(fromZero || finite.length === 0 ? [0] : []));
  const width = most > least ? most - least : Math.abs(most) || 1;
  const power = 10 ** Math.floor(Math.log10(width / count));
  const step = power * (STEPS.find((factor) => width / (power * factor) <= count) ?? 10);
  const first = Math.floor(least / step + 1e-9);
  const last = Math.max(Math.ceil(most / step - 1e-9), first + 1);
  const decimals = Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
  return {
    share: (value) => (Number.isFinite(value) ? (value - first * step) / ((last - first) * step) : undefined),
    ticks: Array.from({ length: last - first + 1 }, (_, at) => Number(((first + at) * step).toFixed(decimals))),
    decimals,
  };
}

/** A logarithmic scale with a tick at 1, 2 and 5 of each decade; values at or below 0 have no place on it. */
export function logScale(values: readonly number[]): PlotScale {
  const positive = values.filter((value) => Number.isFinite(value) && value > 0);
  if (positive.length === 0) return linearScale([], 4);
  const all = decadesAround(Math.min(...positive), Math.max(...positive));
  const low = all.findLastIndex((tick) => tick <= Math.min(...positive) * (1 + 1e-9));
  const high = all.findIndex((tick) => tick >= Math.max(...positive) * (1 - 1e-9));
  const ticks = all.slice(low, Math.max(high, low + 1) + 1);
  const [bottom, top] = [Math.log(ticks[0] ?? 1), Math.log(ticks.at(-1) ?? 10)];
  return {
    share: (value) => (value > 0 && Number.isFinite(value) ? (Math.log(value) - bottom) / (top - bottom) : undefined),
    ticks,
    decimals: Math.max(0, -Math.floor(Math.log10(ticks[0] ?? 1) + 1e-9)),
  };
}

function decadesAround(least: number, most: number): readonly number[] {
  const [from, to] = [Math.floor(Math.log10(least)), Math.ceil(Math.log10(most)) + 1];
  return Array.from({ length: to - from + 1 }, (_, at) => from + at).flatMap((power) =>
    [1, 2, 5].map((factor) => Number(`${factor}e${power}`)),
  );
}
