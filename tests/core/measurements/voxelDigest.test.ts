import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { voxelDigest } from '#core/measurements/voxelDigest.ts';
import type { VoxelRuns } from '#core/regions/voxelRuns.ts';
import { axialGrid, runsWhere } from '../../builders/fields.ts';
import { volumeOf } from '../../builders/regionRequests.ts';

/** A second implementation: Node's SHA-256 over bytes written one voxel at a time. */
function expectedDigest(runs: VoxelRuns, stored: (i: number, j: number, k: number) => number): string {
  const hash = createHash('sha256');
  const word = Buffer.alloc(4);
  for (const entry of runs.runs) {
    word.writeInt32LE(entry);
    hash.update(word);
  }
  const half = Buffer.alloc(2);
  for (let at = 0; at < runs.runs.length; at += 4) {
    const [k = 0, j = 0, first = 0, last = -1] = runs.runs.subarray(at, at + 4);
    for (let i = first; i <= last; i++) {
      half.writeInt16LE(stored(i, j, k));
      hash.update(half);
    }
  }
  return hash.digest('hex');
}

describe('the digest of measured voxels', () => {
  const grid = axialGrid([300, 200, 5], [1, 1, 1]);
  const stored = (i: number, j: number, k: number) => ((i * 31 + j * 17 + k * 7) % 4000) - 1000;
  const voxels = Int16Array.from(volumeOf(grid, stored).voxels);
  const volume = volumeOf(grid, stored, { voxels });

  it.each([
    { name: 'no voxel', inside: () => false },
    { name: 'many short runs', inside: (i: number, j: number) => (i + j) % 3 === 0 },
    { name: 'more than one chunk', inside: () => true },
    { name: 'one block', inside: (i: number, j: number, k: number) => i > 9 && i < 60 && j > 5 && j < 90 && k === 2 },
  ])('is SHA-256 over runs and stored values: $name', ({ inside }) => {
    const runs = runsWhere(grid, inside);
    expect(voxelDigest(volume, runs)).toBe(expectedDigest(runs, stored));
  });

  it('does not depend on where the voxels lie in their buffer', () => {
    const runs = runsWhere(grid, (i) => i < 20);
    const larger = new Int16Array(voxels.length + 3);
    larger.set(voxels, 3);
    const shifted = volumeOf(grid, stored, { voxels: larger.subarray(3) });
    expect(voxelDigest(shifted, runs)).toBe(voxelDigest(volume, runs));
  });

  it('changes with one stored unit in one voxel', () => {
    const runs = runsWhere(grid, (i) => i < 20);
    const altered = voxels.slice();
    altered[10] = (altered[10] ?? 0) + 1;
    expect(voxelDigest(volumeOf(grid, stored, { voxels: altered }), runs)).not.toBe(voxelDigest(volume, runs));
  });
});
