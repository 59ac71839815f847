import type { Instance } from '#core/imaging/instance.ts';
import type { WithheldFile } from '#core/imaging/manifest.ts';
import { isZip, plainBytes } from './part10.ts';
import { readInstance } from './readInstance.ts';
import { tooLarge, Unreadable, type WithheldReason } from './withheldReason.ts';
import { zipEntries, type ReadRange, type ZipArchive, type ZipEntry } from './zipEntries.ts';

/** A file of the user, on disk or inside an archive, read only when asked. */
export interface ByteSource {
  readonly name: string;
  readonly size: number;
  readonly bytes: () => Promise<Uint8Array>;
  /** Part of it, for archives too large to be read whole. */
  readonly range: ReadRange;
}

export interface ReadOptions {
  /** SHA-256 as lower-case hexadecimal. */
  readonly digest: (bytes: Uint8Array) => Promise<string>;
  readonly onProgress?: (progress: { readonly files: number; readonly bytes: number }) => void;
  /** Told of every file that became an instance: where its bytes are found again, and the bytes while they are here. */
  readonly keep?: (digest: string, source: ByteSource, bytes: Uint8Array) => void;
  readonly signal?: AbortSignal;
}

/** What reading gives: received = instances.length + withheld.length. A ZIP archive counts as the files inside it. */
export interface ReadFiles {
  readonly received: number;
  readonly instances: readonly Instance[];
  readonly withheld: readonly WithheldFile[];
}

/** Archives above this size are read piece by piece: looking at the start of every small file would take as long again. */
const READ_WHOLE = 8 * 2 ** 20;
/** An `ArrayBuffer` of more than this cannot be relied on in every browser. */
const MAX_FILE = 2 ** 31 - 1;
/** All files of one archive together may unpack to this many times its size, and never to more than 16 GiB. */
const MAX_ARCHIVE_RATIO = 200;
const MAX_ARCHIVE = 16 * 2 ** 30;
const ARCHIVE_ALLOWANCE = 2 ** 30;

const withheldFile = (file: string, { code, message, remedy }: WithheldReason): WithheldFile => ({
  file,
  code,
  message,
  remedy,
});

function reasonOf(error: unknown): WithheldReason {
  if (error instanceof Unreadable) return error.reason;
  return {
    code: 'INP_E_UNREADABLE',
    message: `The file cannot be opened${error instanceof Error ? `: ${error.message}` : ''}.`,
    remedy: 'Check that it still exists and that you may read it.',
  };
}

/** A damaged archive must not take more than it may, however its members overlap. */
function archiveBudget(size: number) {
  const limit = Math.min(MAX_ARCHIVE, Math.max(ARCHIVE_ALLOWANCE, MAX_ARCHIVE_RATIO * size));
  let spent = 0;
  return (entry: ZipEntry) => {
    spent += entry.size;
    if (spent > limit) throw tooLarge(`the archive unpacks to more than ${limit} bytes`);
  };
}

const rangeOf =
  (bytes: Uint8Array): ReadRange =>
  (from, to) =>
    Promise.resolve(bytes.slice(from, to));

/** Unpacks anew when asked, so that an archive's content does not stay in memory. */
const memberOf = (name: string, { size, content }: ZipEntry): ByteSource => ({
  name,
  size,
  bytes: content,
  range: async (from, to) => (await content()).subarray(from, to),
});

class Reader {
  readonly instances: Instance[] = [];
  readonly withheld: WithheldFile[] = [];
  private bytesRead = 0;
  private readonly options: ReadOptions;

  constructor(options: ReadOptions) {
    this.options = options;
  }

  get received() {
    return this.instances.length + this.withheld.length;
  }

  async read(source: ByteSource): Promise<void> {
    try {
      if (source.size > READ_WHOLE && isZip(await source.range(0, 4))) return await this.readArchive(source);
      if (source.size > MAX_FILE) throw tooLarge(`${source.size} bytes; the limit is ${MAX_FILE} bytes`);
      const bytes = plainBytes(await source.bytes());
      if (isZip(bytes)) await this.readArchive({ name: source.name, size: bytes.length, range: rangeOf(bytes) });
      else await this.readFile(source, bytes);
    } catch (error) {
      this.options.signal?.throwIfAborted();
      this.withhold(source.name, reasonOf(error));
    }
  }

  private async readArchive(archive: ZipArchive & { readonly name: string }): Promise<void> {
    const entries = await zipEntries(archive);
    const spend = archiveBudget(archive.size);
    if (entries.length === 0) {
      throw new Unreadable({ code: 'INP_E_EMPTY', message: 'The archive holds no file.', remedy: 'Open another one.' });
    }
    for (const entry of entries) {
      this.options.signal?.throwIfAborted();
      await this.readEntry(`${archive.name}/${entry.name}`, entry, spend);
    }
  }

  private async readEntry(name: string, entry: ZipEntry, spend: (entry: ZipEntry) => void): Promise<void> {
    try {
      spend(entry);
      const content = await entry.content();
      if (isZip(content)) {
        throw new Unreadable({
          code: 'INP_E_ARCHIVE',
          message: 'This is an archive inside an archive.',
          remedy: 'Unpack the outer archive and open the inner one.',
        });
      }
      await this.readFile(memberOf(name, entry), content);
    } catch (error) {
      this.options.signal?.throwIfAborted();
      this.withhold(name, reasonOf(error));
    }
  }

  private async readFile(source: ByteSource, bytes: Uint8Array): Promise<void> {
    const digest = await this.options.digest(bytes);
    const reference = { id: this.received, name: source.name, size: bytes.length, digest };
    const instance = readInstance(bytes, reference);
    if (!instance.ok) return this.withhold(source.name, instance.failure);
    this.instances.push(instance.value);
    this.options.keep?.(digest, source, bytes);
    this.progress(bytes.length);
  }

  private withhold(file: string, reason: WithheldReason): void {
    this.withheld.push(withheldFile(file, reason));
    this.progress(0);
  }

  private progress(bytes: number): void {
    this.bytesRead += bytes;
    this.options.onProgress?.({ files: this.received, bytes: this.bytesRead });
  }
}

/**
 * Reads files one after the other, also those inside ZIP archives. Each becomes an instance or is withheld with a
 * reason; none stops the others.
 * @throws the signal's reason when aborted, nothing else.
 */
export async function readInstances(
  sources: AsyncIterable<ByteSource> | Iterable<ByteSource>,
  options: ReadOptions,
): Promise<ReadFiles> {
  const reader = new Reader(options);
  for await (const source of sources) {
    options.signal?.throwIfAborted();
    await reader.read(source);
  }
  options.signal?.throwIfAborted();
  const { received, instances, withheld } = reader;
  return { received, instances, withheld };
}
