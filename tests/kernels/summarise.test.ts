import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { summarise } from '#core/statistics/summarise.ts';
import { builtKernels } from '../builders/kernels.ts';

const kernels = await builtKernels();

/** The two implementations, each held to the same truths; then to one another. */
const engines = [
  { name: 'plain twin', run: summarise },
  { name: 'kernel', run: kernels.summarise },
];

describe.each(engines)('summarise, $name', ({ run }) => {
  it('gives the closed forms of 1 to 11', () => {
    const summary = run(Float64Array.from({ length: 11 }, (_, k) => 11 - k));
    // Mean (n+1)/2; variance with n-1 is n(n+1)/12; percentiles at index 10p.
    expect(summary).toEqual({
      count: 11,
      undefinedCount: 0,
      mean: 6,
      sd: Math.sqrt(11),
      min: 1,
      max: 11,
      maxPosition: 0,
      median: 6,
      p10: 2,
      p90: 10,
    });
  });

  it('interpolates percentiles linearly at index (n-1)p', () => {
    const summary = run(Float64Array.of(40, 10, 30, 20));
    expect(summary.median).toBe(25);
    expect(summary.p10).toBeCloseTo(13, 12);
    expect(summary.p90).toBeCloseTo(37, 12);
  });

  it('keeps n-1 in the SD of a pair, and gives none for a single value', () => {
    expect(run(Float64Array.of(1, 3)).sd).toBe(Math.SQRT2);
    const single = run(Float64Array.of(7));
    expect(single.sd).toBeNaN();
    expect(single).toMatchObject({ count: 1, mean: 7, min: 7, max: 7, median: 7, p10: 7, p90: 7 });
  });

  it('leaves out values that are not finite and counts them', () => {
    const summary = run(Float64Array.of(NaN, 2, Infinity, 4, NaN, -Infinity, 6));
    expect(summary).toMatchObject({
      count: 3,
      undefinedCount: 4,
      mean: 4,
      sd: 2,
      min: 2,
      max: 6,
      maxPosition: 6,
      median: 4,
    });
  });

  it('gives no number for no value', () => {
    expect(run(new Float64Array())).toMatchObject({ count: 0, undefinedCount: 0, maxPosition: -1, mean: NaN });
    expect(run(Float64Array.of(NaN, NaN, NaN))).toMatchObject({ count: 0, undefinedCount: 3, max: NaN });
  });

  it('places the maximum at the first of equal values', () => {
    expect(run(Float64Array.of(1, 9, 3, 9, 9)).maxPosition).toBe(1);
  });

  it('does not lose a small SD on a large mean', () => {
    // Alternating a ± 1: SD is sqrt(n / (n-1)). A one-pass sum of squares in f64 gives 0 here.
    const summary = run(Float64Array.from({ length: 1000 }, (_, k) => 1e9 + (k % 2 ? 1 : -1)));
    expect(summary.sd).toBeCloseTo(Math.sqrt(1000 / 999), 9);
  });

  it('does not change the values given to it', () => {
    const values = Float64Array.of(3, 1, NaN, 2);
    run(values);
    expect([...values]).toEqual([3, 1, NaN, 2]);
  });
});

describe('the summarise kernel and its twin', () => {
  const anyValue = fc.oneof(
    fc.double({ noDefaultInfinity: true, min: -1e12, max: 1e12 }),
    fc.integer({ min: -3, max: 3 }),
    fc.constantFrom(NaN, Infinity, -Infinity, 0, -0),
  );

  it('agree to the last bit on any values', () => {
    fc.assert(
      fc.property(fc.array(anyValue, { maxLength: 300 }), (list) => {
        const values = Float64Array.from(list);
        expect(kernels.summarise(values)).toEqual(summarise(values));
      }),
      { numRuns: 1000 },
    );
  });

  it('agree on inputs that make quickselect slow', () => {
    const length = 20_000;
    const shapes: readonly ((k: number) => number)[] = [
      (k) => k,
      (k) => -k,
      () => 5,
      (k) => k % 2,
      (k) => (k < length / 2 ? k : length - k),
      (k) => (k * 7919) % 104_729,
    ];
    for (const shape of shapes) {
      const values = Float64Array.from({ length }, (_, k) => shape(k));
      expect(kernels.summarise(values)).toEqual(summarise(values));
    }
  });

  it('agree on an order made to defeat quickselect, without taking quadratic time', () => {
    const values = quickselectKiller(30_000);
    const expected = summarise(values);
    const start = performance.now();
    expect(kernels.summarise(values)).toEqual(expected);
    expect(performance.now() - start).toBeLessThan(500);
  });

  it('agree on a region that makes the memory grow, and the one after it', () => {
    const large = Float64Array.from({ length: 1_000_003 }, (_, k) => Math.sin(k) * 1000);
    expect(kernels.summarise(large)).toEqual(summarise(large));
    expect(kernels.summarise(Float64Array.of(1, 2, 3)).mean).toBe(2);
  });
});

/**
 * McIlroy's adversary ("A killer adversary for quicksort", 1999) against the kernel's own first selection: values stay
 * open until a comparison forces the smallest answer that helps least.
 */
function quickselectKiller(length: number): Float64Array {
  const open = Number.MAX_SAFE_INTEGER;
  const value = new Float64Array(length).fill(open);
  const order = Int32Array.from({ length }, (_, k) => k);
  let settled = 0;
  let candidate = -1;
  const settle = (item: number) => (value[item] = settled++);
  const less = (a: number, b: number) => {
    if (value[a] === open && value[b] === open) settle(a === candidate ? a : b);
    if (value[a] === open) candidate = a;
    else if (value[b] === open) candidate = b;
    return (value[a] ?? 0) < (value[b] ?? 0);
  };
  const itemAt = (k: number) => order[k] ?? 0;
  const lower = (a: number, b: number) => (less(b, a) ? b : a);
  const higher = (a: number, b: number) => (less(b, a) ? a : b);
  let left = 0;
  let right = length - 1;
  const rank = Math.floor(right / 2);
  while (right > left) {
    const [a, b, c] = [itemAt(left), itemAt((left + right) >>> 1), itemAt(right)];
    const pivot = higher(lower(a, b), lower(higher(a, b), c));
    let i = left;
    let j = right;
    while (i <= j) {
      while (i <= right && itemAt(i) !== pivot && less(itemAt(i), pivot)) i++;
      while (j >= left && itemAt(j) !== pivot && less(pivot, itemAt(j))) j--;
      if (i > j) break;
      [order[i], order[j]] = [itemAt(j), itemAt(i)];
      i++;
      j--;
    }
    if (rank <= j) right = j;
    else if (rank >= i) left = i;
    else break;
  }
  return value.map((settledValue) => (settledValue === open ? settled++ : settledValue));
}
