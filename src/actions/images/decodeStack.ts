import type { Decoded, Volume } from '#core/imaging/volume.ts';
import type { Series, Stack } from '#core/imaging/series.ts';
import { failed, success, type Failure, type Result } from '#core/result.ts';
import { runJob } from '#actions/job.ts';
import { makeRoom } from '#actions/images/memoryRoom.ts';
import { openPages } from '#actions/images/pageFrames.ts';
import type { Workstation } from '#actions/workstation.ts';
import { findStack } from '#stores/library.ts';
import type { Filling } from '#stores/volumes.ts';

/**
 * The decoded stack: from memory, or from its files with progress. A failure is kept, so that the viewport shows it. A
 * stack beyond the memory budget fails with MEM_E_BUDGET and is shown image by image.
 */
export function decodeStack(workstation: Workstation, stackId: string): Promise<Result<Decoded, Failure>> {
  const { volumes, library } = workstation;
  const held = volumes.getState().held[stackId];
  if (held?.state === 'ready') return Promise.resolve(success(held.decoded));
  if (held?.state === 'decoding') return held.done;
  const found = findStack(library.getState(), stackId);
  if (!found) {
    const message = 'This series is no longer open. Open its files again.';
    return Promise.resolve(failed({ code: 'INP_E_UNKNOWN_STACK', message }));
  }
  const lack = makeRoom(workstation, found);
  if (lack && held?.state === 'paged') return Promise.resolve(failed(lack));
  const done: Promise<Result<Decoded, Failure>> = Promise.resolve().then(() =>
    lack ? openPages(workstation, found, lack) : decode(workstation, found, done),
  );
  volumes.getState().put(stackId, { state: 'decoding', fraction: 0, done });
  return done;
}

async function decode(
  workstation: Workstation,
  { series, stack }: { readonly series: Series; readonly stack: Stack },
  done: Promise<Result<Decoded, Failure>>,
): Promise<Result<Decoded, Failure>> {
  const { volumes, decoding } = workstation;
  /** Released meanwhile (the study was closed): nothing of it comes back. */
  const isWanted = () => {
    const held = volumes.getState().held[stack.id];
    return held?.state === 'decoding' && held.done === done;
  };
  let filling: Filling | undefined;
  let fraction = 0;
  const tell = () => {
    if (isWanted())
      volumes.getState().put(stack.id, { state: 'decoding', fraction, done, ...(filling && { filling }) });
  };
  const result = await unlessBroken(() =>
    runJob(workstation, `Decoding ${series.description || series.modality}`, ({ signal, progress }) =>
      decoding.decode(stack, volumes.getState().blobs, {
        signal,
        onProgress: (now) => {
          fraction = now;
          progress(fraction);
          tell();
        },
        onFrames: (early, frames) => {
          filling = { decoded: early, frames };
          tell();
        },
      }),
    ),
  );
  if (isWanted()) {
    const { put } = volumes.getState();
    put(stack.id, result.ok ? { state: 'ready', decoded: result.value } : { state: 'failed', failure: result.failure });
  }
  return result;
}

/** Whatever ends a decoding ends it as a result: a rejection would leave the stack loading for ever. */
async function unlessBroken(
  run: () => Promise<Result<Decoded, Failure> | undefined>,
): Promise<Result<Decoded, Failure>> {
  try {
    const message = 'Decoding was cancelled. Choose the series again to load it.';
    return (await run()) ?? failed({ code: 'INP_E_CANCELLED', message });
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    const message = `Decoding broke off (${why}). Choose the series again to load it.`;
    return failed({ code: 'INP_E_DECODING', message });
  }
}

/** As `decodeStack`, for work that needs a regular volume. */
export async function decodeVolume(workstation: Workstation, stackId: string): Promise<Result<Volume, Failure>> {
  const decoded = await decodeStack(workstation, stackId);
  if (!decoded.ok) return decoded;
  if (decoded.value.kind === 'volume') return success(decoded.value.volume);
  const grid = findStack(workstation.library.getState(), stackId)?.stack.grid;
  return failed(
    grid && !grid.ok ? grid.failure : { code: 'INP_E_NO_VOLUME', message: 'These images form no regular volume.' },
  );
}
