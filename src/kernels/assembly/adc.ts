/** Least squares of ln S on b; the same with weights S²; the lowest and the highest b. As in adcKernel.ts. */
const WEIGHTED: i32 = 1;
const TWO_POINT: i32 = 2;

/**
 * ADC (mm²/s, also where it is not above 0; NaN where undefined) of `voxels` voxels as f64 in `output`.
 * `signals`: f64, one volume of `voxels` values after another, ordered by b-group, direction and repeat.
 * `layout`: i32, for each group its number of directions and then the number of repeats of each direction.
 * `bValues`: f64, one per group, s/mm². `scratch`: room for two f64 per group.
 * Repeats: arithmetic mean; directions: geometric mean; a group without a positive signal is left out.
 */
export function adc(
  signals: usize,
  voxels: i32,
  layout: usize,
  bValues: usize,
  groups: i32,
  fit: i32,
  scratch: usize,
  output: usize,
): void {
  const logarithms = scratch + (<usize>groups << 3);
  for (let voxel = 0; voxel < voxels; voxel++) {
    const offset = <usize>voxel << 3;
    const usable = usableGroups(signals + offset, <usize>voxels << 3, layout, bValues, groups, scratch, logarithms);
    let slope = NaN;
    // Rounding of the mean must not make a slope out of a single b-value, so different ones are looked for.
    if (differ(scratch, usable)) {
      slope = fit == TWO_POINT ? twoPoint(scratch, logarithms, usable) : line(scratch, logarithms, usable, fit);
    }
    store<f64>(output + offset, slope);
  }
}

/** Writes b and ln S of every group that has a signal, side by side from the start of each list; returns how many. */
function usableGroups(
  signal: usize,
  volumeBytes: usize,
  layout: usize,
  bValues: usize,
  groups: i32,
  usableB: usize,
  logarithms: usize,
): i32 {
  let usable = 0;
  for (let group = 0; group < groups; group++) {
    const directions = load<i32>(layout);
    layout += 4;
    let sumOfLogarithms: f64 = 0;
    for (let direction = 0; direction < directions; direction++) {
      const repeats = load<i32>(layout);
      layout += 4;
      let sum: f64 = 0;
      for (let repeat = 0; repeat < repeats; repeat++) {
        sum += load<f64>(signal);
        signal += volumeBytes;
      }
      // NaN compares false: padding leaves the whole group out, as a signal of zero does.
      sumOfLogarithms += sum > 0 ? Math.log(sum / <f64>repeats) : NaN;
    }
    const logarithm = sumOfLogarithms / <f64>directions;
    if (!isFinite(logarithm)) continue;
    store<f64>(usableB + (<usize>usable << 3), load<f64>(bValues + (<usize>group << 3)));
    store<f64>(logarithms + (<usize>usable << 3), logarithm);
    usable++;
  }
  return usable;
}

function differ(bValues: usize, count: i32): bool {
  for (let index = 1; index < count; index++) {
    if (load<f64>(bValues + (<usize>index << 3)) != load<f64>(bValues)) return true;
  }
  return false;
}

function twoPoint(bValues: usize, logarithms: usize, count: i32): f64 {
  let low = bValues;
  let high = bValues;
  for (let at = bValues; at < bValues + (<usize>count << 3); at += 8) {
    if (load<f64>(at) < load<f64>(low)) low = at;
    if (load<f64>(at) > load<f64>(high)) high = at;
  }
  const span = load<f64>(high) - load<f64>(low);
  const difference = load<f64>(logarithms + (low - bValues)) - load<f64>(logarithms + (high - bValues));
  return difference / span;
}

// @ts-ignore: decorator
@inline
function weightOf(logarithm: f64, fit: i32): f64 {
  return fit == WEIGHTED ? Math.exp(2 * logarithm) : 1;
}

/** In two passes, because the one-pass sums would cancel for signals that differ little. */
function line(bValues: usize, logarithms: usize, count: i32, fit: i32): f64 {
  const apart = logarithms - bValues;
  const end = bValues + (<usize>count << 3);
  let sum: f64 = 0;
  let sumB: f64 = 0;
  let sumY: f64 = 0;
  for (let at = bValues; at < end; at += 8) {
    const logarithm = load<f64>(at + apart);
    const weight = weightOf(logarithm, fit);
    sum += weight;
    sumB += weight * load<f64>(at);
    sumY += weight * logarithm;
  }
  const meanB = sumB / sum;
  const meanY = sumY / sum;
  let covariance: f64 = 0;
  let variance: f64 = 0;
  for (let at = bValues; at < end; at += 8) {
    const logarithm = load<f64>(at + apart);
    const weight = weightOf(logarithm, fit);
    covariance += weight * (load<f64>(at) - meanB) * (logarithm - meanY);
    variance += weight * (load<f64>(at) - meanB) * (load<f64>(at) - meanB);
  }
  return -covariance / variance;
}
