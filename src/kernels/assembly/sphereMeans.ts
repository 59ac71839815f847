/** Centres whose means are taken side by side: four registers of two. */
const ABREAST: i32 = 8;

/**
 * Weighted means of the spheres around `count` consecutive f64 values, the first at `centre`. A sphere is `length` i32
 * offsets, counted in values, and as many f64 weights. Each mean is summed in the order of the offsets, as the plain twin
 * does, so that both give the same bits. Reads values and writes means for whole groups of eight centres.
 */
export function sphereMeans(
  centre: usize,
  count: i32,
  offsets: usize,
  weights: usize,
  length: i32,
  total: f64,
  output: usize,
): void {
  const divisor = f64x2.splat(total);
  for (let first: i32 = 0; first < count; first += ABREAST) {
    const base = centre + (<usize>first << 3);
    let a = f64x2.splat(0);
    let b = f64x2.splat(0);
    let c = f64x2.splat(0);
    let d = f64x2.splat(0);
    for (let n: i32 = 0; n < length; n++) {
      const at = base + (<isize>load<i32>(offsets + (<usize>n << 2)) << 3);
      const weight = v128.load64_splat(weights + (<usize>n << 3));
      a = f64x2.add(a, f64x2.mul(weight, v128.load(at)));
      b = f64x2.add(b, f64x2.mul(weight, v128.load(at, 16)));
      c = f64x2.add(c, f64x2.mul(weight, v128.load(at, 32)));
      d = f64x2.add(d, f64x2.mul(weight, v128.load(at, 48)));
    }
    const to = output + (<usize>first << 3);
    v128.store(to, f64x2.div(a, divisor));
    v128.store(to, f64x2.div(b, divisor), 16);
    v128.store(to, f64x2.div(c, divisor), 32);
    v128.store(to, f64x2.div(d, divisor), 48);
  }
}
