import { readFileSync } from 'node:fs';
import type { Workstation } from '#actions/workstation.ts';
import { verifyChain } from '#core/ledger/chain.ts';
import type { LedgerEntry } from '#core/ledger/entry.ts';
import { finished } from '#core/steps.ts';
import { createArchive } from '#stores/archive.ts';
import { createFindings } from '#stores/findings.ts';
import { createHands } from '#stores/hands.ts';
import { createJudgements } from '#stores/judgements.ts';
import { createLibrary } from '#stores/library.ts';
import { createReading } from '#stores/reading.ts';
import { createSession } from '#stores/session.ts';
import { createStructures } from '#stores/structures.ts';
import { createTrail } from '#stores/trail.ts';
import { createVolumes } from '#stores/volumes.ts';

const unused = (port: string) => () => Promise.reject(new Error(`this test does not expect ${port}`));

/** A workstation in memory: real stores, a ledger in an array, a clock that ticks seconds; other ports as given. */
export function workstationInMemory(ports: Partial<Workstation> = {}) {
  const written: LedgerEntry[] = [];
  const downloads: { name: string; content: Blob }[] = [];
  const kept = new Map<string, unknown>();
  let ticks = 0;
  let ids = 0;
  const workstation: Workstation = {
    session: createSession(),
    library: createLibrary(),
    volumes: createVolumes(),
    structures: createStructures(),
    reading: createReading(),
    findings: createFindings(),
    trail: createTrail(),
    judgements: createJudgements(),
    remote: createArchive(),
    hands: createHands(),
    importing: { readFiles: unused('importing') },
    decoding: { decode: unused('decoding') },
    paging: { budget: Infinity, bytesOf: () => 0, decodeFrames: unused('paging') },
    measuring: { measure: unused('measuring') },
    structureReader: { read: unused('structureReader') },
    mapping: { adcMap: unused('mapping') },
    phantoms: { samples: [], make: unused('phantoms') },
    verifying: { verify: (entries) => Promise.resolve(verifyChain(entries)) },
    ledger: {
      load: () => Promise.resolve([...written]),
      append: (entry) => {
        written.push(entry);
        return Promise.resolve();
      },
    },
    archive: {
      keep: unused('archive'),
      open: unused('archive'),
      remove: unused('archive'),
      kept: () => Promise.resolve([]),
      sizes: () => Promise.resolve(new Map()),
      usage: () => Promise.resolve({ used: 0, quota: 0, persisted: false }),
    },
    thumbnails: {
      read: () => Promise.resolve(undefined),
      put: () => undefined,
      keep: () => Promise.resolve(),
      remove: () => Promise.resolve(),
    },
    picturing: { picture: () => Promise.resolve(undefined) },
    dicomWeb: {
      served: () => Promise.resolve({ archive: undefined, connect: undefined }),
      searchStudies: unused('dicomWeb'),
      listSeries: unused('dicomWeb'),
      retrieve: unused('dicomWeb'),
    },
    settings: {
      read: (key) => Promise.resolve(kept.get(key)),
      write: (key, value) => Promise.resolve(void kept.set(key, value)),
    },
    shippedProtocol: () => Promise.resolve({ name: 'Test', version: 1, cutoffs: [] }),
    shippedHanging: () => Promise.resolve(JSON.parse(readFileSync('public/hanging.default.json', 'utf8')) as unknown),
    viewer: unused('viewer'),
    prepareReading: unused('prepareReading'),
    paced: (steps, signal) => {
      signal.throwIfAborted();
      return Promise.resolve(finished(steps));
    },
    clock: {
      now: () => new Date(Date.UTC(2026, 10, 24, 8, 15, ticks++)).toISOString(),
      offsetMinutes: () => 60,
    },
    newId: () => `id-${ids++}`,
    download: (name, content) => void downloads.push({ name, content }),
    ...ports,
  };
  workstation.session.getState().setActor({ name: 'Dr Reader', role: 'reader' });
  return { workstation, written, downloads };
}
