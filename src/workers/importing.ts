import { proxy, releaseProxy, wrap, type Remote } from 'comlink';
import type { Instance } from '#core/imaging/instance.ts';
import { joiningSteps } from '#dicom/joinKnown.ts';
import type { ReadFiles } from '#dicom/readInstances.ts';
import type { ImportedBatch } from './importBatch.ts';
import type { ImportingWorker } from './importing.worker.ts';
import { paced } from './paced.ts';
import { whileRunning } from './whileRunning.ts';

/** Two keep a disk busy; more only compete for it and for memory. */
const WORKERS = 2;
const BATCH_FILES = 48;
const BATCH_BYTES = 64 * 2 ** 20;

interface Progress {
  readonly files: number;
  readonly total: number;
  readonly bytes: number;
}

interface ReadOptions {
  /** The instances opened before, asked for when all files are read. */
  readonly known: () => readonly Instance[];
  readonly onProgress: (progress: Progress) => void;
  readonly signal: AbortSignal;
}

/** Files in the order given, in batches that are worth a message between threads. */
export function batches(files: readonly File[]): readonly (readonly File[])[] {
  const list: File[][] = [];
  let bytes = 0;
  for (const file of files) {
    const batch = list.at(-1);
    if (!batch || batch.length >= BATCH_FILES || bytes + file.size > BATCH_BYTES) {
      list.push([file]);
      bytes = file.size;
    } else {
      batch.push(file);
      bytes += file.size;
    }
  }
  return list;
}

function startReader() {
  const worker = new Worker(new URL('./importing.worker.ts', import.meta.url), { type: 'module' });
  const remote: Remote<ImportingWorker> = wrap<ImportingWorker>(worker);
  // A worker that dies, of memory say, answers no more: without this its batch would never end.
  const guarded = whileRunning(worker);
  const stop = () => {
    remote[releaseProxy]();
    worker.terminate();
  };
  return {
    readBatch: (...job: Parameters<typeof remote.readBatch>) => guarded(remote.readBatch(...job)),
    stop,
  };
}

type Reader = ReturnType<typeof startReader>;

const fatal = (file: File, error: unknown): ImportedBatch => ({
  received: 1,
  instances: [],
  withheld: [
    {
      file: file.webkitRelativePath || file.name,
      code: 'INP_E_CORRUPT',
      message: `The reader broke off over this file${error instanceof Error ? `: ${error.message}` : ''}.`,
      remedy: 'Copy or export the file again from its source.',
    },
  ],
  blobs: new Map(),
});

/** Takes batches until none is left. A batch that kills its worker is read again file by file, so that one file is lost. */
async function work(
  queue: (readonly File[])[],
  { take, signal, spare }: { take: Take; signal: AbortSignal; spare: Reader[] },
): Promise<void> {
  let reader: Reader | undefined;
  const stop = () => reader?.stop();
  signal.addEventListener('abort', stop);
  try {
    for (let batch = queue.shift(); batch && !signal.aborted; batch = queue.shift()) {
      reader ??= spare.pop() ?? startReader();
      try {
        take.batch(batch, await reader.readBatch(batch, proxy(take.progress())));
      } catch (error) {
        reader.stop();
        reader = undefined;
        const [only] = batch;
        if (batch.length === 1 && only) take.batch(batch, fatal(only, error));
        else queue.unshift(...batch.map((file) => [file]));
      }
    }
  } finally {
    signal.removeEventListener('abort', stop);
    stop();
  }
}

interface Take {
  readonly batch: (files: readonly File[], read: ImportedBatch) => void;
  readonly progress: () => (progress: { readonly files: number; readonly bytes: number }) => void;
}

/** What all batches gave together, in the order of the files. */
function joined(files: readonly File[], read: ReadonlyMap<File, ImportedBatch>): ReadFiles {
  const inOrder = [...new Set(files.flatMap((file) => read.get(file) ?? []))];
  return {
    received: inOrder.reduce((sum, { received }) => sum + received, 0),
    instances: inOrder.flatMap(({ instances }) => instances),
    withheld: inOrder.flatMap(({ withheld }) => withheld),
  };
}

/** Milliseconds between two reports: a screen drawn for every file costs more than reading the file. */
const REPORT_EVERY = 100;

/** Progress of all batches together; archives hold more files than were chosen, so the total may grow. */
function account(files: readonly File[], onProgress: ReadOptions['onProgress']) {
  const parts: { files: number; bytes: number }[] = [];
  let reported = -Infinity;
  const report = () => {
    if (performance.now() - reported < REPORT_EVERY) return;
    reported = performance.now();
    const done = parts.reduce((sum, part) => ({ files: sum.files + part.files, bytes: sum.bytes + part.bytes }), {
      files: 0,
      bytes: 0,
    });
    onProgress({ ...done, total: Math.max(files.length, done.files) });
  };
  return () => {
    const index = parts.push({ files: 0, bytes: 0 }) - 1;
    return (progress: { readonly files: number; readonly bytes: number }) => {
      parts[index] = progress;
      report();
    };
  };
}

/** Starts reading files in workers; `stop` ends whatever is still being read. */
export function startImporting() {
  const running = new Set<AbortController>();
  /** Started ahead of the first import, which takes them. */
  const spare: Reader[] = [];

  const readFiles = async (files: readonly File[], { known, onProgress, signal }: ReadOptions) => {
    signal.throwIfAborted();
    const own = new AbortController();
    running.add(own);
    const both = AbortSignal.any([signal, own.signal]);
    const aborted = new Promise<never>((_, reject) => {
      both.addEventListener('abort', () => reject(both.reason as Error), { once: true });
    });
    aborted.catch(() => undefined);
    const read = new Map<File, ImportedBatch>();
    const blobs = new Map<string, Blob>();
    const take: Take = {
      batch: (batch, result) => {
        for (const file of batch) read.set(file, result);
        for (const [digest, blob] of result.blobs) blobs.set(digest, blob);
      },
      progress: account(files, onProgress),
    };
    const queue = [...batches(files)];
    try {
      await Promise.race([
        aborted,
        Promise.all(Array.from({ length: WORKERS }, () => work(queue, { take, signal: both, spare }))),
      ]);
      both.throwIfAborted();
      return { manifest: await paced(joiningSteps(joined(files, read), known()), both), blobs };
    } finally {
      running.delete(own);
    }
  };

  const prepare = () => {
    while (spare.length < WORKERS) spare.push(startReader());
  };
  const stop = () => {
    for (const controller of running) controller.abort();
    for (const reader of spare.splice(0)) reader.stop();
  };
  return { readFiles, prepare, stop };
}
