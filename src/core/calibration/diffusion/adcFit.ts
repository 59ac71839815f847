/** Mono-exponential fits of mri-adc.md section 3: S(b) = S0·exp(-b·ADC), b in s/mm², ADC in mm²/s. */
export type AdcFit = 'two-point' | 'ols' | 'wls' | 'wls-2' | 'nlls';

export interface SignalPoint {
  readonly b: number;
  /** Magnitude after rescale; a value ≤ 0 or not finite is left out. */
  readonly signal: number;
}

export interface FittedDecay {
  /** mm²/s, NaN where fewer than two b-values are left. May be ≤ 0: the map drops those, a curve shows them. */
  readonly adc: number;
  readonly s0: number;
}

const UNDEFINED: FittedDecay = { adc: NaN, s0: NaN };

/** Fits one decay. Two-point takes the lowest and the highest b that have a signal. */
export function fitDecay(points: readonly SignalPoint[], fit: AdcFit): FittedDecay {
  const usable = points.filter(({ signal }) => signal > 0 && Number.isFinite(signal));
  if (new Set(usable.map(({ b }) => b)).size < 2) return UNDEFINED;
  if (fit === 'two-point') return twoPoint(usable);
  const ols = weightedLine(usable, () => 1);
  if (fit === 'ols') return ols;
  if (fit === 'nlls') return levenbergMarquardt(usable, ols);
  const wls = weightedLine(usable, ({ signal }) => signal ** 2);
  if (fit === 'wls') return wls;
  return weightedLine(usable, ({ b }) => (wls.s0 * Math.exp(-b * wls.adc)) ** 2);
}

function twoPoint(points: readonly SignalPoint[]): FittedDecay {
  const low = points.reduce((least, point) => (point.b < least.b ? point : least));
  const high = points.reduce((most, point) => (point.b > most.b ? point : most));
  const adc = Math.log(low.signal / high.signal) / (high.b - low.b);
  return { adc, s0: low.signal * Math.exp(low.b * adc) };
}

/** Weighted least squares of ln S on b (Salvador 2005 for weights S²). */
function weightedLine(points: readonly SignalPoint[], weightOf: (point: SignalPoint) => number): FittedDecay {
  let [sum, sumB, sumY] = [0, 0, 0];
  for (const point of points) {
    const weight = weightOf(point);
    sum += weight;
    sumB += weight * point.b;
    sumY += weight * Math.log(point.signal);
  }
  const [meanB, meanY] = [sumB / sum, sumY / sum];
  let [covariance, variance] = [0, 0];
  for (const point of points) {
    const weight = weightOf(point);
    covariance += weight * (point.b - meanB) * (Math.log(point.signal) - meanY);
    variance += weight * (point.b - meanB) ** 2;
  }
  const adc = -covariance / variance;
  return { adc, s0: Math.exp(meanY + adc * meanB) };
}

/** Relative step below which the non-linear fit has converged (mri-adc.md section 3). */
const CONVERGED = 1e-10;

/** Levenberg–Marquardt on S with the parameters S0 and ADC, started at the logarithmic fit. */
function levenbergMarquardt(points: readonly SignalPoint[], start: FittedDecay): FittedDecay {
  let { s0, adc } = start;
  let damping = 1e-3;
  let error = squaredError(points, s0, adc);
  for (let step = 0; step < 200; step++) {
    const [deltaS0, deltaAdc] = dampedStep(points, { s0, adc }, damping);
    const tried = squaredError(points, s0 + deltaS0, adc + deltaAdc);
    if (tried > error) {
      damping *= 10;
      if (damping > 1e12) break;
      continue;
    }
    const small = Math.abs(deltaS0) <= CONVERGED * Math.abs(s0) && Math.abs(deltaAdc) <= CONVERGED * Math.abs(adc);
    s0 += deltaS0;
    adc += deltaAdc;
    error = tried;
    damping /= 10;
    if (small) break;
  }
  return { adc, s0 };
}

const squaredError = (points: readonly SignalPoint[], s0: number, adc: number) =>
  points.reduce((sum, { b, signal }) => sum + (signal - s0 * Math.exp(-b * adc)) ** 2, 0);

/** Solves (JᵀJ + damping·diag) δ = Jᵀr for the two parameters. */
function dampedStep(
  points: readonly SignalPoint[],
  { s0, adc }: FittedDecay,
  damping: number,
): readonly [number, number] {
  let [aa, ab, bb, ra, rb] = [0, 0, 0, 0, 0];
  for (const { b, signal } of points) {
    const decay = Math.exp(-b * adc);
    const [byS0, byAdc, residual] = [decay, -b * s0 * decay, signal - s0 * decay];
    aa += byS0 * byS0;
    ab += byS0 * byAdc;
    bb += byAdc * byAdc;
    ra += byS0 * residual;
    rb += byAdc * residual;
  }
  const [a, b] = [aa * (1 + damping), bb * (1 + damping)];
  const determinant = a * b - ab * ab;
  return determinant === 0 ? [0, 0] : [(b * ra - ab * rb) / determinant, (a * rb - ab * ra) / determinant];
}
