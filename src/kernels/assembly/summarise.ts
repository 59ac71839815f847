import { interpolated, select } from './orderStatistics';

/**
 * First-order statistics of `length` f64 values; values that are not finite are left out. Writes ten f64 to `output`:
 * count, left out, mean, sd (n-1), min, max, position of the first maximum, median, p10, p90; only the first two where
 * nothing is finite. The values are reordered. Sums run in four interleaved lanes (position modulo 4) that are added as
 * (0 + 1) + (2 + 3): the plain twin adds in the same order, so that both give the same bits.
 */
export function summarise(values: usize, length: i32, output: usize): void {
  const count = moments(values, length, output);
  store<f64>(output, <f64>count);
  store<f64>(output, <f64>(length - count), 8);
  if (count == 0) return;
  if (count < length) keepFinite(values, length);
  percentiles(values, count, output);
}

// @ts-ignore: decorator
@inline
function finiteMask(value: v128): v128 {
  return f64x2.eq(f64x2.sub(value, value), f64x2.splat(0));
}

// @ts-ignore: decorator
@inline
function isFiniteNumber(value: f64): bool {
  return value - value == 0;
}

function sum(values: usize, length: i32): f64 {
  let even = f64x2.splat(0);
  let odd = f64x2.splat(0);
  const vectored = length & ~3;
  const end = values + (<usize>vectored << 3);
  for (let p = values; p < end; p += 32) {
    const first = v128.load(p);
    const second = v128.load(p, 16);
    even = f64x2.add(even, v128.and(first, finiteMask(first)));
    odd = f64x2.add(odd, v128.and(second, finiteMask(second)));
  }
  let lane0 = f64x2.extract_lane(even, 0);
  let lane1 = f64x2.extract_lane(even, 1);
  let lane2 = f64x2.extract_lane(odd, 0);
  if (vectored < length) lane0 += finiteOrZero(load<f64>(end));
  if (vectored + 1 < length) lane1 += finiteOrZero(load<f64>(end, 8));
  if (vectored + 2 < length) lane2 += finiteOrZero(load<f64>(end, 16));
  return lane0 + lane1 + (lane2 + f64x2.extract_lane(odd, 1));
}

function finiteOrZero(value: f64): f64 {
  return isFiniteNumber(value) ? value : 0;
}

function squaredDeviations(values: usize, length: i32, mean: f64): f64 {
  const centre = f64x2.splat(mean);
  let even = f64x2.splat(0);
  let odd = f64x2.splat(0);
  const vectored = length & ~3;
  const end = values + (<usize>vectored << 3);
  for (let p = values; p < end; p += 32) {
    const first = v128.load(p);
    const second = v128.load(p, 16);
    const a = v128.and(f64x2.sub(first, centre), finiteMask(first));
    const b = v128.and(f64x2.sub(second, centre), finiteMask(second));
    even = f64x2.add(even, f64x2.mul(a, a));
    odd = f64x2.add(odd, f64x2.mul(b, b));
  }
  let lane0 = f64x2.extract_lane(even, 0);
  let lane1 = f64x2.extract_lane(even, 1);
  let lane2 = f64x2.extract_lane(odd, 0);
  if (vectored < length) lane0 += squared(load<f64>(end), mean);
  if (vectored + 1 < length) lane1 += squared(load<f64>(end, 8), mean);
  if (vectored + 2 < length) lane2 += squared(load<f64>(end, 16), mean);
  return lane0 + lane1 + (lane2 + f64x2.extract_lane(odd, 1));
}

function squared(value: f64, mean: f64): f64 {
  return isFiniteNumber(value) ? (value - mean) * (value - mean) : 0;
}

/** Mean, SD, extremes; returns the number of finite values. */
function moments(values: usize, length: i32, output: usize): i32 {
  let finite = i64x2.splat(0);
  let lows = f64x2.splat(Infinity);
  let highs = f64x2.splat(-Infinity);
  const vectored = length & ~1;
  const end = values + (<usize>vectored << 3);
  for (let p = values; p < end; p += 16) {
    const value = v128.load(p);
    const mask = finiteMask(value);
    finite = i64x2.sub(finite, mask);
    lows = f64x2.pmin(lows, v128.bitselect(value, lows, mask));
    highs = f64x2.pmax(highs, v128.bitselect(value, highs, mask));
  }
  let count = <i32>(i64x2.extract_lane(finite, 0) + i64x2.extract_lane(finite, 1));
  let low = min(f64x2.extract_lane(lows, 0), f64x2.extract_lane(lows, 1));
  let high = max(f64x2.extract_lane(highs, 0), f64x2.extract_lane(highs, 1));
  if (vectored < length && isFiniteNumber(load<f64>(end))) {
    count++;
    low = min(low, load<f64>(end));
    high = max(high, load<f64>(end));
  }
  if (count == 0) return 0;
  const mean = sum(values, length) / <f64>count;
  store<f64>(output, mean, 16);
  store<f64>(output, count > 1 ? sqrt(squaredDeviations(values, length, mean) / <f64>(count - 1)) : NaN, 24);
  // Adding zero turns -0, whose choice would depend on the lanes, into 0.
  store<f64>(output, low + 0, 32);
  store<f64>(output, high + 0, 40);
  store<f64>(output, <f64>firstPosition(values, high), 48);
  return count;
}

function firstPosition(values: usize, wanted: f64): i32 {
  let position = 0;
  while (load<f64>(values + (<usize>position << 3)) != wanted) position++;
  return position;
}

function keepFinite(values: usize, length: i32): void {
  let kept = values;
  const end = values + (<usize>length << 3);
  for (let p = values; p < end; p += 8) {
    const value = load<f64>(p);
    if (!isFiniteNumber(value)) continue;
    store<f64>(kept, value);
    kept += 8;
  }
}

/** The three ranks narrow one another: the median first, then each tail within its half. */
function percentiles(values: usize, count: i32, output: usize): void {
  const last = count - 1;
  const middle = <f64>last * 0.5;
  const tenth = <f64>last * 0.1;
  const ninetieth = <f64>last * 0.9;
  const middleRank = <i32>floor(middle);
  const tenthRank = <i32>floor(tenth);
  const ninetiethRank = <i32>floor(ninetieth);
  select(values, 0, last, middleRank);
  select(values, 0, middleRank, tenthRank);
  select(values, middleRank, last, ninetiethRank);
  store<f64>(output, interpolated(values, middle, last), 56);
  store<f64>(output, interpolated(values, tenth, tenthRank < middleRank ? middleRank : last), 64);
  store<f64>(output, interpolated(values, ninetieth, last), 72);
}
