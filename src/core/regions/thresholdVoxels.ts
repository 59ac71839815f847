import type { VoxelField } from '#core/statistics/voxelField.ts';
import type { ThresholdRule } from './region.ts';
import { blockFromRuns, runsFromBlock, type MaskBlock } from './masks.ts';
import type { VoxelRuns } from './voxelRuns.ts';

/**
 * The voxels of a search region that reach a threshold, compared by >= (pet-suv.md 9.2): all of them, or the 6-connected
 * part that contains the maximum (of equal ones the lowest slice, row, column). NaN never counts. A `fixed` threshold is
 * in the unit of the field; the caller sees to it that this is the unit of the rule.
 */
export function thresholdVoxels(search: VoxelRuns, rule: ThresholdRule, { readRow }: VoxelField): VoxelRuns {
  const block = blockFromRuns(search);
  if (!block) return search;
  const { mask, from, size } = block;
  const values = new Float64Array(mask.length).fill(NaN);
  let max = -Infinity;
  let peak = -1;
  for (let at = 0; at < search.runs.length; at += 4) {
    const [k, j] = [search.runs[at] ?? 0, search.runs[at + 1] ?? 0];
    const [first, last] = [search.runs[at + 2] ?? 0, search.runs[at + 3] ?? -1];
    const start = size[0] * (j - from[1] + size[1] * (k - from[2])) + first - from[0];
    readRow({ k, j, from: first, to: last }, values, start);
    for (let place = start; place <= start + last - first; place += 1) {
      const value = values[place] ?? NaN;
      if (value > max) {
        max = value;
        peak = place;
      }
    }
  }
  const threshold = rule.kind === 'fixed' ? rule.value : rule.of * max;
  for (let at = 0; at < mask.length; at += 1) mask[at] = (values[at] ?? NaN) >= threshold ? 1 : 0;
  return runsFromBlock(rule.connected ? connectedPart(block, peak) : block);
}

/** The 6-connected part of a mask that contains the voxel at position `seed`; empty when that voxel is not in it. */
function connectedPart({ mask, from, size }: MaskBlock, seed: number): MaskBlock {
  const [columns, rows, slices] = size;
  const slice = columns * rows;
  const part = new Uint8Array(mask.length);
  const open = new Int32Array(mask.length);
  let waiting = 0;
  const reach = (at: number) => {
    if (mask[at] !== 1 || part[at] === 1) return;
    part[at] = 1;
    open[waiting] = at;
    waiting += 1;
  };
  if (seed >= 0) reach(seed);
  while (waiting > 0) {
    waiting -= 1;
    const at = open[waiting] ?? 0;
    const k = Math.floor(at / slice);
    const j = Math.floor((at - k * slice) / columns);
    const i = at - k * slice - j * columns;
    if (i > 0) reach(at - 1);
    if (i < columns - 1) reach(at + 1);
    if (j > 0) reach(at - columns);
    if (j < rows - 1) reach(at + columns);
    if (k > 0) reach(at - slice);
    if (k < slices - 1) reach(at + slice);
  }
  return { mask: part, from, size };
}
