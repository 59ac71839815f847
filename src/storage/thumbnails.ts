import { sha256Hex } from '#core/digest.ts';

/** As for kept studies, text from a DICOM file never becomes a path. */
const fileName = (studyUid: string) => `${sha256Hex(studyUid)}.webp`;

const folder = async () => (await navigator.storage.getDirectory()).getDirectoryHandle('thumbnails', { create: true });

const isAbsent = (error: unknown) => error instanceof DOMException && error.name === 'NotFoundError';

/**
 * Small pictures of studies. They show a patient, so they last no longer than the window until the reader keeps the study
 * in this browser: then each is a file in the origin's private file system (OPFS).
 */
export function createThumbnails() {
  const shown = new Map<string, Blob>();
  return {
    read: async (studyUid: string) => shown.get(studyUid) ?? (await readKept(studyUid)),
    put: (studyUid: string, picture: Blob) => void shown.set(studyUid, picture),
    keep: async (studyUid: string) => {
      const picture = shown.get(studyUid);
      if (picture) await write(studyUid, picture);
    },
    remove: async (studyUid: string) => {
      shown.delete(studyUid);
      await removeKept(studyUid);
    },
  };
}

async function readKept(studyUid: string): Promise<Blob | undefined> {
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

async function removeKept(studyUid: string): Promise<void> {
  await (await folder()).removeEntry(fileName(studyUid)).catch((error: unknown) => {
    if (!isAbsent(error)) throw error;
  });
}
