/**
 * The files of a drop, folders opened to any depth. Where the browser names no entries (a drop made by a script),
 * the plain file list is taken. Must be called while the drop event is handled; the promise may outlive it.
 */
export async function droppedFiles(transfer: DataTransfer): Promise<readonly File[]> {
  const plain = [...transfer.files];
  const entries = [...transfer.items].map((item) => item.webkitGetAsEntry());
  const found = entries.filter((entry): entry is FileSystemEntry => entry !== null);
  if (found.length === 0) return plain;
  return (await Promise.all(found.map(filesOf))).flat();
}

async function filesOf(entry: FileSystemEntry): Promise<readonly File[]> {
  if (isFile(entry)) return [await withPath(entry)];
  if (!isDirectory(entry)) return [];
  const children = await allChildren(entry.createReader());
  return (await Promise.all(children.map(filesOf))).flat();
}

const isFile = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile;
const isDirectory = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry => entry.isDirectory;

/** A reader gives its entries in batches (100 in Chromium) until an empty one. */
async function allChildren(reader: FileSystemDirectoryReader): Promise<readonly FileSystemEntry[]> {
  const all: FileSystemEntry[] = [];
  for (;;) {
    const batch = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (batch.length === 0) return all;
    all.push(...batch);
  }
}

/** Two files of one name in two folders must be told apart in the manifest, so the path travels with the file. */
async function withPath(entry: FileSystemFileEntry): Promise<File> {
  const file = await new Promise<File>((resolve, reject) => entry.file(resolve, reject));
  return Object.defineProperty(file, 'webkitRelativePath', { value: entry.fullPath.replace(/^\//, '') });
}
