import type { Series, Stack } from '#core/imaging/series.ts';
import type { Decoded, FrameImage } from '#core/imaging/volume.ts';
import { failed, type Failure, type Result } from '#core/result.ts';
import type { Workstation } from '#actions/workstation.ts';
import { findStack } from '#stores/library.ts';

/** Images read on either side of the one asked for. */
const READ_AROUND = 8;
/** Images kept, those read last: enough for the pages of several viewports, so that none takes away what another shows. */
const KEPT = 6 * (2 * READ_AROUND + 1);

/** Shows a stack that does not fit into memory image by image, its middle first. Gives the reason, or why not even that. */
export async function openPages(
  workstation: Workstation,
  { series, stack }: { readonly series: Series; readonly stack: Stack },
  failure: Failure,
): Promise<Result<Decoded, Failure>> {
  workstation.session.getState().notify({
    id: `memory-${series.seriesUid}`,
    tone: 'warning',
    code: failure.code,
    message: failure.message,
  });
  const middle = Math.floor(stack.frames.length / 2);
  const { volumes, paging } = workstation;
  const read = await paging.decodeFrames(stack, [middle], volumes.getState().blobs);
  const result = read.ok ? failure : read.failure;
  // Released meanwhile (the study was closed): nothing of it comes back.
  if (volumes.getState().held[stack.id]?.state === 'decoding') {
    const { put } = volumes.getState();
    put(stack.id, read.ok ? pagesOf(stack, read.value, failure) : { state: 'failed', failure: result });
  }
  return failed(result);
}

/** Reads the images around one of a paged stack; does nothing for other stacks, or while images are being read. */
export async function pageFrames(workstation: Workstation, stackId: string, index: number): Promise<void> {
  const { volumes, library, paging } = workstation;
  const held = volumes.getState().held[stackId];
  const stack = findStack(library.getState(), stackId)?.stack;
  if (held?.state !== 'paged' || held.reading || !stack || held.frames.has(index)) return;
  volumes.getState().put(stackId, { ...held, reading: true });
  const wanted = around(index, READ_AROUND, stack).filter((at) => !held.frames.has(at));
  const read = await paging.decodeFrames(stack, wanted, volumes.getState().blobs);
  const now = volumes.getState().held[stackId];
  if (now?.state !== 'paged') return;
  if (!read.ok) return volumes.getState().put(stackId, { state: 'failed', failure: read.failure });
  const earlier = [...now.frames].flatMap((at) => {
    const image = imageAt(now.decoded, at);
    return image ? [[at, image] as const] : [];
  });
  volumes.getState().put(stackId, pagesOf(stack, new Map([...read.value, ...earlier].slice(0, KEPT)), now.failure));
}

const around = (index: number, reach: number, { frames }: Stack): readonly number[] =>
  [...frames.keys()].slice(Math.max(0, index - reach), index + reach + 1);

const imageAt = (decoded: Decoded, index: number) => (decoded.kind === 'images' ? decoded.images[index] : undefined);

/** The stack with blank images where none was read. */
function pagesOf(stack: Stack, images: ReadonlyMap<number, FrameImage>, failure: Failure) {
  const [first] = images.values();
  const blank = (index: number): FrameImage => {
    const [columns, rows] = stack.frames[index]?.size ?? [0, 0];
    return { columns, rows, samples: first?.samples ?? 1, voxels: NO_VOXELS, slope: 1, intercept: 0 };
  };
  return {
    state: 'paged',
    decoded: {
      kind: 'images',
      stackId: stack.id,
      images: stack.frames.map((_, index) => images.get(index) ?? blank(index)),
    },
    frames: new Set(images.keys()),
    failure,
    reading: false,
  } as const;
}

const NO_VOXELS = new Int16Array();
