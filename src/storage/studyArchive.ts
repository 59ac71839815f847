import { sha256Hex } from '#core/digest.ts';
import { failed, success, type Failure, type Result } from '#core/result.ts';

/** Written last: a study folder without it was cut off and is not offered. */
const COMPLETE = 'complete';

/** Directory names are hashes: text from a DICOM file never becomes a path. */
const folderName = (studyUid: string) => sha256Hex(studyUid);

const studies = async () => (await navigator.storage.getDirectory()).getDirectoryHandle('studies', { create: true });

/** Copies of opened files in the origin's private file system (OPFS), one folder a study, one file a digest. */
export function createStudyArchive() {
  return { keep, open, remove, kept, sizes, usage };
}

interface KeepOptions {
  readonly onProgress: (fraction: number) => void;
  readonly signal: AbortSignal;
}

/** The study UID is stored in the marker file, so that kept studies can be listed. */
async function keep(
  studyUid: string,
  blobs: ReadonlyMap<string, Blob>,
  { onProgress, signal }: KeepOptions,
): Promise<Result<undefined, Failure>> {
  // Asks the browser not to evict; the answer does not change what is done, and usage shows what is at stake.
  await navigator.storage.persist();
  const wasKept = (await kept()).includes(studyUid);
  try {
    const folder = await (await studies()).getDirectoryHandle(folderName(studyUid), { create: true });
    let done = 0;
    for (const [digest, blob] of blobs) {
      signal.throwIfAborted();
      await write(folder, digest, blob);
      onProgress(++done / blobs.size);
    }
    await write(folder, COMPLETE, new Blob([studyUid]));
    return success(undefined);
  } catch (error) {
    // An earlier complete copy is worth more than a clean folder: its files are named by content and still good.
    if (!wasKept) await remove(studyUid);
    if (signal.aborted) throw error;
    return failed(storageFailure(error));
  }
}

async function write(folder: FileSystemDirectoryHandle, name: string, content: Blob) {
  const file = await folder.getFileHandle(name, { create: true });
  const writable = await file.createWritable();
  await writable.write(content);
  await writable.close();
}

function storageFailure(error: unknown): Failure {
  const full = error instanceof DOMException && error.name === 'QuotaExceededError';
  return full
    ? {
        code: 'STO_E_QUOTA',
        message:
          'The browser has no room for these files: nothing of them was kept, and all that was kept before is whole. ' +
          'Delete the local copies of other studies, or free disk space.',
      }
    : {
        code: 'STO_E_WRITE',
        message: `The files could not be kept in this browser (${String(error)}). They stay open.`,
      };
}

async function open(studyUid: string): Promise<readonly File[]> {
  const folder = await (await studies()).getDirectoryHandle(folderName(studyUid));
  const files: File[] = [];
  for await (const handle of folder.values()) {
    if (handle.kind === 'file' && handle.name !== COMPLETE) files.push(await handle.getFile());
  }
  return files;
}

async function remove(studyUid: string): Promise<void> {
  const all = await studies();
  await all.removeEntry(folderName(studyUid), { recursive: true }).catch((error: unknown) => {
    if (!(error instanceof DOMException && error.name === 'NotFoundError')) throw error;
  });
}

async function kept(): Promise<readonly string[]> {
  const uids: string[] = [];
  for await (const handle of (await studies()).values()) {
    if (handle.kind !== 'directory') continue;
    const marker = await handle.getFileHandle(COMPLETE).catch(() => undefined);
    if (marker) uids.push(await (await marker.getFile()).text());
  }
  return uids;
}

async function sizes(): Promise<ReadonlyMap<string, number>> {
  const found = new Map<string, number>();
  for (const studyUid of await kept()) {
    const files = await open(studyUid);
    found.set(
      studyUid,
      files.reduce((sum, { size }) => sum + size, 0),
    );
  }
  return found;
}

async function usage(): Promise<{ used: number; quota: number; persisted: boolean }> {
  const { usage: used = 0, quota = 0 } = await navigator.storage.estimate();
  return { used, quota, persisted: await navigator.storage.persisted() };
}
