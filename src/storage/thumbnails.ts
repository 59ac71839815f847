import { sha256Hex } from '#core/digest.ts';

/** As for kept studies, text from a DICOM file never becomes a path. */
const fileName = (studyUid: string) => `${sha256Hex(studyUid)}.webp`;

const folder = async () => (await navigator.storage.getDirectory()).getDirectoryHandle('thumbnails', { create: true });

const isAbsent = (error: unknown) => error instanceof DOMException && error.name === 'NotFoundError';

/** Small pictures of studies in the origin's private file system (OPFS), one file a study. */
export function createThumbnails() {
  return { read, write, remove };
}

async function read(studyUid: string): Promise<Blob | undefined> {
  try {
    return await (await (await folder()).getFileHandle(fileName(studyUid))).getFile();
  } catch (error) {
    if (isAbsent(error)) return undefined;
    throw error;
  }
}

async function write(studyUid: string, picture: Blob): Promise<void> {
  const file = await (await folder()).getFileHandle(fileName(studyUid), { create: true });
  const writable = await file.createWritable();
  await writable.write(picture);
  await writable.close();
}

async function remove(studyUid: string): Promise<void> {
  await (await folder()).removeEntry(fileName(studyUid)).catch((error: unknown) => {
    if (!isAbsent(error)) throw error;
  });
}
