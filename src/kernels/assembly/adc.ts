// ADC of many voxels (mri-adc.md section 3). All arithmetic in f64; the plain twin is core/calibration/diffusion/adcVolume.ts.

const TWO_POINT: i32 = 0;
const WLS: i32 = 2;

/**
 * Signals lie as [image][voxel] f64, images in the order of groups, then directions, then repeats. `shape` holds i32:
 * the number of groups, then per group its directions, then per direction its repeats. `bs` holds one f64 per group.
 * `logs` is room for one f64 per group. Writes the fitted ADC as f64 per voxel, NaN where it is undefined; what is not
 * above 0 is written as it is, for the caller to count.
 */
export function adc(signals: usize, voxels: i32, shape: usize, bs: usize, logs: usize, fit: i32, output: usize): void {
  const groups = load<i32>(shape);
  for (let voxel = 0; voxel < voxels; voxel++) {
    combine(signals + (<usize>voxel << 3), <usize>voxels << 3, shape, groups, logs);
    const value = fit == TWO_POINT ? twoPoint(bs, logs, groups) : line(bs, logs, groups, fit == WLS);
    store<f64>(output + (<usize>voxel << 3), value);
  }
}

/** ln of each group's signal: mean of the logarithms over directions of the mean over repeats; NaN where one is not above 0. */
function combine(voxel: usize, stride: usize, shape: usize, groups: i32, logs: usize): void {
  let counts = shape + 4 + (<usize>groups << 2);
  let image = voxel;
  for (let group = 0; group < groups; group++) {
    const directions = load<i32>(shape + 4 + (<usize>group << 2));
    let sum: f64 = 0;
    for (let direction = 0; direction < directions; direction++) {
      const repeats = load<i32>(counts);
      counts += 4;
      let total: f64 = 0;
      for (let repeat = 0; repeat < repeats; repeat++) {
        total += load<f64>(image);
        image += stride;
      }
      sum += total > 0 ? Math.log(total / <f64>repeats) : NaN;
    }
    store<f64>(logs + (<usize>group << 3), sum / <f64>directions);
  }
}

// @ts-ignore: decorator
@inline
function at(base: usize, index: i32): f64 {
  return load<f64>(base + (<usize>index << 3));
}

// @ts-ignore: decorator
@inline
function isDefined(value: f64): bool {
  return value - value == 0;
}

/** The lowest and the highest b with a signal. */
function twoPoint(bs: usize, logs: usize, groups: i32): f64 {
  let low = -1;
  let high = -1;
  for (let group = 0; group < groups; group++) {
    if (!isDefined(at(logs, group))) continue;
    if (low < 0 || at(bs, group) < at(bs, low)) low = group;
    if (high < 0 || at(bs, group) > at(bs, high)) high = group;
  }
  if (low < 0 || at(bs, low) == at(bs, high)) return NaN;
  return (at(logs, low) - at(logs, high)) / (at(bs, high) - at(bs, low));
}

/** Least squares of ln S on b, weights 1 or S². NaN unless two different b are left. */
function line(bs: usize, logs: usize, groups: i32, weighted: bool): f64 {
  let sum: f64 = 0;
  let sumB: f64 = 0;
  let sumY: f64 = 0;
  let first = -1;
  // Rounding of the mean must not make a slope out of a single b-value, so different ones are looked for.
  let several = false;
  for (let group = 0; group < groups; group++) {
    const y = at(logs, group);
    if (!isDefined(y)) continue;
    if (first < 0) first = group;
    else if (at(bs, group) != at(bs, first)) several = true;
    const weight: f64 = weighted ? Math.exp(2 * y) : 1;
    sum += weight;
    sumB += weight * at(bs, group);
    sumY += weight * y;
  }
  if (!several) return NaN;
  const meanB = sumB / sum;
  const meanY = sumY / sum;
  let covariance: f64 = 0;
  let variance: f64 = 0;
  for (let group = 0; group < groups; group++) {
    const y = at(logs, group);
    if (!isDefined(y)) continue;
    const weight: f64 = weighted ? Math.exp(2 * y) : 1;
    const offset = at(bs, group) - meanB;
    covariance += weight * offset * (y - meanY);
    variance += weight * offset * offset;
  }
  return -covariance / variance;
}
