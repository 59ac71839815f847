import type { Series, Stack } from '#core/imaging/series.ts';
import type { Decoded } from '#core/imaging/volume.ts';
import type { Failure } from '#core/result.ts';
import { visibleViewports } from '#actions/view/activeView.ts';
import type { Workstation } from '#actions/workstation.ts';
import { findStack } from '#stores/library.ts';
import type { Held } from '#stores/volumes.ts';

/**
 * Makes room in the memory budget for a stack: decoded stacks that no viewport shows are let go, largest first, until
 * it fits. Undefined when it does; else why it cannot be held.
 */
export function makeRoom(workstation: Workstation, { series, stack }: Found): Failure | undefined {
  const { paging, volumes, viewer } = workstation;
  const needed = paging.bytesOf(stack);
  const held = Object.entries(volumes.getState().held).map(([id, entry]) => ({
    id,
    bytes: id === stack.id ? 0 : bytesHeld(workstation, id, entry),
    entry,
  }));
  let free = paging.budget - held.reduce((sum, { bytes }) => sum + bytes, 0);
  const shown = shownStacks(workstation);
  const spare = held
    .filter(({ id, entry }) => entry.state === 'ready' && !shown.has(id) && isFromFiles(workstation, id))
    .sort((a, b) => b.bytes - a.bytes);
  const leaving: string[] = [];
  for (const { id, bytes } of spare) {
    if (needed <= free) break;
    leaving.push(id);
    free += bytes;
  }
  if (leaving.length > 0) {
    volumes.getState().release(leaving);
    void viewer().then((made) => made.release(leaving));
  }
  return needed <= free ? undefined : tooLarge(series, { needed, free, budget: paging.budget });
}

interface Found {
  readonly series: Series;
  readonly stack: Stack;
}

const shownStacks = ({ reading }: Workstation) =>
  new Set(visibleViewports(reading.getState()).flatMap(({ stackId, fusion }) => [stackId, fusion?.stackId]));

/** A computed map could not be decoded again. */
const isFromFiles = ({ library }: Workstation, id: string) => !findStack(library.getState(), id)?.series.computed;

function bytesHeld({ library, paging }: Workstation, id: string, entry: Held): number {
  if (entry.state === 'failed') return 0;
  if (entry.state !== 'decoding') return bytesOf(entry.decoded);
  const found = findStack(library.getState(), id);
  return found ? paging.bytesOf(found.stack) : 0;
}

const bytesOf = (decoded: Decoded): number =>
  decoded.kind === 'volume'
    ? decoded.volume.voxels.byteLength
    : decoded.images.reduce((sum, { voxels }) => sum + voxels.byteLength, 0);

const amount = (bytes: number) =>
  bytes < 1e9 ? `${Math.round(Math.max(0, bytes) / 1e6)} MB` : `${(bytes / 1e9).toFixed(1)} GB`;

const tooLarge = (
  series: Series,
  { needed, free, budget }: { readonly needed: number; readonly free: number; readonly budget: number },
): Failure => ({
  code: 'MEM_E_BUDGET',
  message:
    `${series.description || series.modality} needs ${amount(needed)}; of the ${amount(budget)} this device has for ` +
    `voxels, ${amount(free)} are free. It is shown image by image and not measured. ` +
    'Show fewer series at once, or close this study, then choose the series again.',
});
