import { createHash } from 'node:crypto';
import { open, readFile, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Manifest } from '#core/imaging/manifest.ts';
import { groupIntoStudies } from '#dicom/groupIntoStudies.ts';
import { readInstances, type ByteSource } from '#dicom/readInstances.ts';

export interface OpenedFiles {
  readonly manifest: Manifest;
  /** The bytes of an opened file (also one inside an archive) by SHA-256 digest. */
  readonly bytesOf: (digest: string) => Promise<Uint8Array>;
}

/** Reads files, folders (recursively) and ZIP archives. @throws Error naming a path that does not exist. */
export async function openPaths(paths: readonly string[]): Promise<OpenedFiles> {
  const sources: ByteSource[] = [];
  for (const path of paths) sources.push(...(await sourcesUnder(path)));
  const kept = new Map<string, ByteSource>();
  const read = await readInstances(sources, {
    digest: (bytes) => Promise.resolve(createHash('sha256').update(bytes).digest('hex')),
    keep: (digest, source) => kept.set(digest, source),
  });
  return {
    manifest: groupIntoStudies(read.instances, read.withheld, read.received),
    bytesOf: (digest) => {
      const source = kept.get(digest);
      if (!source) throw new Error(`No opened file has the digest ${digest}.`);
      return source.bytes();
    },
  };
}

async function sourcesUnder(path: string): Promise<readonly ByteSource[]> {
  const found = await stat(path).catch(() => undefined);
  if (!found) throw new Error(`${path} does not exist or may not be read.`);
  if (!found.isDirectory()) return [sourceOf(path, found.size)];
  const entries = await readdir(path, { withFileTypes: true });
  entries.sort((a, b) => a.name.localeCompare(b.name, 'en'));
  const below: ByteSource[] = [];
  for (const entry of entries) {
    const child = join(path, entry.name);
    if (entry.isDirectory()) below.push(...(await sourcesUnder(child)));
    else if (entry.isFile()) below.push(sourceOf(child, (await stat(child)).size));
  }
  return below;
}

const sourceOf = (name: string, size: number): ByteSource => ({
  name,
  size,
  bytes: () => readFile(name),
  range: (from, to) => readRange(name, from, Math.min(to, size)),
});

async function readRange(name: string, from: number, to: number): Promise<Uint8Array> {
  const file = await open(name);
  try {
    const { bytesRead, buffer } = await file.read(new Uint8Array(Math.max(0, to - from)), { position: from });
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}
