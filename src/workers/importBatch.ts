import { readInstances, type ByteSource, type ReadFiles } from '#dicom/readInstances.ts';
import { sharedElements } from '#dicom/sharedElements.ts';

/** What reading some files gave, with the content of each by its digest: a Blob is handed over without being copied. */
export interface ImportedBatch extends ReadFiles {
  readonly blobs: ReadonlyMap<string, Blob>;
}

async function sha256(bytes: Uint8Array): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** The path below the folder that was chosen, or the plain name. */
const nameOf = (file: File) => file.webkitRelativePath || file.name;

const sourceOf = (file: File): ByteSource => ({
  name: nameOf(file),
  size: file.size,
  bytes: async () => new Uint8Array(await file.arrayBuffer()),
  range: async (from, to) => new Uint8Array(await file.slice(from, to).arrayBuffer()),
});

/** Reads some of the user's files; `onProgress` is told after each. Runs in a worker. */
export async function readBatch(
  files: readonly File[],
  onProgress: (progress: { readonly files: number; readonly bytes: number }) => unknown,
): Promise<ImportedBatch> {
  const origins = new Map<ByteSource, File>();
  const sources = files.map((file) => {
    const source = sourceOf(file);
    origins.set(source, file);
    return source;
  });
  const blobs = new Map<string, Blob>();
  // The browser keeps a Blob outside of this thread's memory, on disk when there are many.
  const keep = (digest: string, source: ByteSource, bytes: Uint8Array) =>
    blobs.set(digest, origins.get(source) ?? new Blob([bytes as Uint8Array<ArrayBuffer>]));
  const read = await readInstances(sources, {
    digest: sha256,
    keep,
    onProgress: (progress) => void onProgress(progress),
  });
  return { ...read, instances: sharedElements(read.instances), blobs };
}
