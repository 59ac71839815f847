import type { Decoded, Volume } from '#core/imaging/volume.ts';
import { failed, success, type Failure, type Result } from '#core/result.ts';
import { runJob } from '#actions/job.ts';
import type { Workstation } from '#actions/workstation.ts';
import { findStack } from '#stores/library.ts';

/** The decoded stack: from memory, or from its files with progress. A failure is kept, so that the viewport shows it. */
export async function decodeStack(workstation: Workstation, stackId: string): Promise<Result<Decoded, Failure>> {
  const { volumes, library, decoding } = workstation;
  const held = volumes.getState().held[stackId];
  if (held?.state === 'ready') return success(held.decoded);
  const found = findStack(library.getState(), stackId);
  if (!found)
    return failed({ code: 'INP_E_UNKNOWN_STACK', message: 'This series is no longer open. Open its files again.' });
  const { put } = volumes.getState();
  put(stackId, { state: 'decoding', fraction: 0 });
  const decoded = await runJob(
    workstation,
    `Decoding ${found.series.description || found.series.modality}`,
    ({ signal, progress }) =>
      decoding.decode(found.stack, volumes.getState().blobs, {
        signal,
        onProgress: (fraction) => {
          progress(fraction);
          put(stackId, { state: 'decoding', fraction });
        },
      }),
  );
  const result: Result<Decoded, Failure> =
    decoded ??
    failed({ code: 'INP_E_CANCELLED', message: 'Decoding was cancelled. Choose the series again to load it.' });
  put(stackId, result.ok ? { state: 'ready', decoded: result.value } : { state: 'failed', failure: result.failure });
  return result;
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
