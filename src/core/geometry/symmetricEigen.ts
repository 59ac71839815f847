type Vector4 = readonly [number, number, number, number];

/** Rotations of the Jacobi method converge quadratically: a 4 × 4 matrix is done within a handful of sweeps. */
const SWEEPS = 30;

/** The unit eigenvector of the largest eigenvalue of a symmetric 4 × 4 matrix, by cyclic Jacobi rotations. */
export function largestEigenvector(matrix: readonly [Vector4, Vector4, Vector4, Vector4]): Vector4 {
  const a = Float64Array.from(matrix.flat());
  const v = Float64Array.from({ length: 16 }, (_, at) => (at % 5 === 0 ? 1 : 0));
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    for (let p = 0; p < 3; p++) for (let q = p + 1; q < 4; q++) rotate(a, v, p, q);
  }
  const values = [0, 5, 10, 15].map((at) => a[at] ?? 0);
  const column = values.indexOf(Math.max(...values));
  const component = (row: number) => v[row * 4 + column] ?? 0;
  return [component(0), component(1), component(2), component(3)];
}

/** Makes element (p, q) zero; the rotation is gathered in the columns of v. */
function rotate(a: Float64Array, v: Float64Array, p: number, q: number): void {
  const off = a[p * 4 + q] ?? 0;
  if (off === 0) return;
  const theta = ((a[q * 5] ?? 0) - (a[p * 5] ?? 0)) / (2 * off);
  const tangent = (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.hypot(theta, 1));
  const cosine = 1 / Math.hypot(tangent, 1);
  const sine = tangent * cosine;
  const mix = (target: Float64Array, first: number, second: number) => {
    const [x, y] = [target[first] ?? 0, target[second] ?? 0];
    target[first] = cosine * x - sine * y;
    target[second] = sine * x + cosine * y;
  };
  for (let k = 0; k < 4; k++) mix(a, k * 4 + p, k * 4 + q);
  for (let k = 0; k < 4; k++) mix(a, p * 4 + k, q * 4 + k);
  for (let k = 0; k < 4; k++) mix(v, k * 4 + p, k * 4 + q);
}
