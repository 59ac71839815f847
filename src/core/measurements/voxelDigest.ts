import { openSha256, type OpenSha256 } from '#core/digest.ts';
import type { Volume } from '#core/imaging/volume.ts';
import type { VoxelRuns } from '#core/regions/voxelRuns.ts';

/** Bytes gathered before they are hashed: many short runs one by one would cost more than the hash. */
const CHUNK = 65_536;

/**
 * SHA-256, lower-case hexadecimal, over the voxels a number comes from: the runs as little-endian 32-bit integers, then
 * the stored values inside them in the same order, in the element type of the volume, little-endian.
 */
export function voxelDigest({ voxels, grid }: Volume, { runs }: VoxelRuns, open: OpenSha256 = openSha256): string {
  const [columns, rows] = grid.dimensions;
  const bytes = new Uint8Array(voxels.buffer, voxels.byteOffset, voxels.byteLength);
  const size = voxels.BYTES_PER_ELEMENT;
  const hash = open();
  hash.update(new Uint8Array(runs.buffer, runs.byteOffset, runs.byteLength));
  const chunk = new Uint8Array(CHUNK);
  let filled = 0;
  for (let at = 0; at < runs.length; at += 4) {
    const line = columns * ((runs[at + 1] ?? 0) + rows * (runs[at] ?? 0));
    const end = size * (line + (runs[at + 3] ?? -1) + 1);
    for (let start = size * (line + (runs[at + 2] ?? 0)); start < end;) {
      const part = bytes.subarray(start, Math.min(end, start + CHUNK - filled));
      chunk.set(part, filled);
      filled += part.length;
      start += part.length;
      if (filled < CHUNK) continue;
      hash.update(chunk);
      filled = 0;
    }
  }
  hash.update(chunk.subarray(0, filled));
  return hash.hex();
}
