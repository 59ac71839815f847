import type { ValueMeaning } from '#core/calibration/meaning.ts';
import type { Volume } from '#core/imaging/volume.ts';
import type { VoxelRuns } from '#core/regions/voxelRuns.ts';
import type { VoxelField } from '#core/statistics/voxelField.ts';

/**
 * The quantity of a volume's voxels, in the unit of its meaning: (stored × slope + intercept) × factor + offset, slice
 * by slice in 64-bit arithmetic; NaN for padding and for modality values that the meaning leaves unmapped.
 */
export function quantityField(volume: Volume, meaning: ValueMeaning): VoxelField {
  const { voxels, grid, slope, intercept } = volume;
  const [columns, rows] = grid.dimensions;
  const { from: paddingFrom, to: paddingTo } = volume.padding ?? { from: Infinity, to: -Infinity };

  const isWhole = !volume.padding && !meaning.mapped;

  const readRow: VoxelField['readRow'] = ({ k, j, from, to }, target, offset) => {
    const [m, b] = [slope[k] ?? NaN, intercept[k] ?? NaN];
    const [factor, shift] = [meaning.factor[k] ?? NaN, meaning.offset[k] ?? NaN];
    const [mappedFrom, mappedTo] = mappedOf(meaning, k);
    const line = columns * (j + rows * k);
    // Without a range to test, a row is read in half the time.
    if (isWhole) {
      for (let i = from; i <= to; i++) target[offset + i - from] = ((voxels[line + i] ?? NaN) * m + b) * factor + shift;
      return;
    }
    for (let i = from; i <= to; i++) {
      const stored = voxels[line + i] ?? NaN;
      const value = stored * m + b;
      const isDefined = value >= mappedFrom && value <= mappedTo && !(stored >= paddingFrom && stored <= paddingTo);
      target[offset + i - from] = isDefined ? value * factor + shift : NaN;
    }
  };

  return { grid, readRow };
}

/** The modality values of slice k that are defined, both ends included. */
const mappedOf = ({ mapped }: ValueMeaning, k: number): readonly [number, number] =>
  mapped ? [mapped.from[k] ?? NaN, mapped.to[k] ?? NaN] : [-Infinity, Infinity];

/** The values of a region's voxels in the order of its runs: by slice, row, column. */
export function gather(field: VoxelField, { runs, count }: VoxelRuns): Float64Array {
  const values = new Float64Array(count);
  let next = 0;
  for (let at = 0; at < runs.length; at += 4) {
    const from = runs[at + 2] ?? 0;
    const to = runs[at + 3] ?? -1;
    field.readRow({ k: runs[at] ?? 0, j: runs[at + 1] ?? 0, from, to }, values, next);
    next += to - from + 1;
  }
  return values;
}

/** How many of a region's voxels hold values outside the range that the meaning maps; NaN is no value. */
export function unmappedCount(
  { voxels, grid, slope, intercept }: Volume,
  meaning: ValueMeaning,
  { runs }: VoxelRuns,
): number {
  if (!meaning.mapped) return 0;
  const [columns, rows] = grid.dimensions;
  let unmapped = 0;
  for (let at = 0; at < runs.length; at += 4) {
    const k = runs[at] ?? 0;
    const [m, b] = [slope[k] ?? NaN, intercept[k] ?? NaN];
    const [from, to] = mappedOf(meaning, k);
    const line = columns * ((runs[at + 1] ?? 0) + rows * k);
    const last = runs[at + 3] ?? -1;
    for (let i = runs[at + 2] ?? 0; i <= last; i++) {
      const value = (voxels[line + i] ?? NaN) * m + b;
      if (value < from || value > to) unmapped++;
    }
  }
  return unmapped;
}
