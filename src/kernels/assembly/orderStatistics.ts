// Order statistics of f64 values in linear memory, reordered in place. The values must not contain NaN.

// @ts-ignore: decorator
@inline
function at(base: usize, index: i32): f64 {
  return load<f64>(base + (<usize>index << 3));
}

// @ts-ignore: decorator
@inline
function put(base: usize, index: i32, value: f64): void {
  store<f64>(base + (<usize>index << 3), value);
}

function siftDown(base: usize, root: i32, length: i32): void {
  const value = at(base, root);
  let hole = root;
  while (true) {
    let child = 2 * hole + 1;
    if (child >= length) break;
    if (child + 1 < length && at(base, child + 1) > at(base, child)) child++;
    if (at(base, child) <= value) break;
    put(base, hole, at(base, child));
    hole = child;
  }
  put(base, hole, value);
}

function heapSort(base: usize, length: i32): void {
  for (let root = length / 2 - 1; root >= 0; root--) siftDown(base, root, length);
  for (let last = length - 1; last > 0; last--) {
    const largest = at(base, 0);
    put(base, 0, at(base, last));
    put(base, last, largest);
    siftDown(base, 0, last);
  }
}

function medianOfThree(a: f64, b: f64, c: f64): f64 {
  return max(min(a, b), min(max(a, b), c));
}

/**
 * Puts the value of the given rank at its place, smaller ones before it and larger ones behind it, within [left, right].
 * Quickselect; after too many rounds the rest is heap-sorted, so that no input, however hostile, costs more than n log n.
 */
export function select(base: usize, left: i32, right: i32, rank: i32): void {
  let rounds = 4 * (32 - clz<i32>(right - left + 1)) + 16;
  while (right > left) {
    if (rounds-- == 0) {
      heapSort(base + (<usize>left << 3), right - left + 1);
      return;
    }
    const pivot = medianOfThree(at(base, left), at(base, (left + right) >>> 1), at(base, right));
    let i = left;
    let j = right;
    while (i <= j) {
      while (at(base, i) < pivot) i++;
      while (at(base, j) > pivot) j--;
      if (i <= j) {
        const swapped = at(base, i);
        put(base, i++, at(base, j));
        put(base, j--, swapped);
      }
    }
    if (rank <= j) right = j;
    else if (rank >= i) left = i;
    else return;
  }
}

/** Linear interpolation at a fractional index; `select` was done for its floor, and the values up to `end` lie behind. */
export function interpolated(base: usize, index: f64, end: i32): f64 {
  const rank = <i32>floor(index);
  const lower = at(base, rank);
  if (rank >= end) return lower + 0;
  let next = at(base, rank + 1);
  for (let k = rank + 2; k <= end; k++) next = min(next, at(base, k));
  // Adding zero turns -0, whose place among equals is a matter of the algorithm, into 0.
  return lower + (next - lower) * (index - <f64>rank) + 0;
}
