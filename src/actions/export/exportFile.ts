import { openSha256 } from '#core/digest.ts';
import type { Steps } from '#core/steps.ts';
import { runSteps } from '#actions/job.ts';
import type { Workstation } from '#actions/workstation.ts';

interface WrittenFile {
  readonly name: string;
  /** Media type. */
  readonly type: string;
  /** The text in pieces, made one after the other. */
  readonly pieces: Iterable<string>;
  /** How many they are. */
  readonly count: number;
}

/**
 * Hands a text to the reader's disk and gives its SHA-256. A long one is made piece by piece, with progress; undefined
 * when cancelled: then there is no file.
 */
export async function exportFile(workstation: Workstation, file: WrittenFile): Promise<string | undefined> {
  const { name, count } = file;
  const made = await runSteps(workstation, `Writing ${name}`, { steps: encoded(file), count });
  if (!made) return undefined;
  workstation.download(name, made.content);
  return made.digest;
}

/** Bytes given to the browser at once. */
const PART = 1 << 20;

function* encoded({ pieces, type }: WrittenFile): Steps<{ readonly content: Blob; readonly digest: string }> {
  const encoder = new TextEncoder();
  const digest = openSha256();
  const parts: Blob[] = [];
  let held: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  for (const piece of pieces) {
    const bytes = encoder.encode(piece);
    digest.update(bytes);
    held.push(bytes);
    size += bytes.length;
    if (size >= PART) {
      parts.push(new Blob(held));
      [held, size] = [[], 0];
    }
    yield;
  }
  return { content: new Blob([...parts, ...held], { type }), digest: digest.hex() };
}
