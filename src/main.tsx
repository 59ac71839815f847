import { createRoot } from 'react-dom/client';
import { announceVersion } from '#actions/session/announceVersion.ts';
import { startSession } from '#actions/session/startSession.ts';
import type { Viewer } from '#actions/viewerPort.ts';
import type { Workstation } from '#actions/workstation.ts';
import { App } from '#app/App.tsx';
import { OpenElsewhere } from '#app/OpenElsewhere.tsx';
import { StartFailed } from '#app/StartFailed.tsx';
import { voxelBudget } from '#core/imaging/voxelBudget.ts';
import { createDicomWeb } from '#remote/createDicomWeb.ts';
import { startOffline } from '#serviceWorker/registration.ts';
import { openDatabase } from '#storage/database.ts';
import { createLedgerStore } from '#storage/ledgerStore.ts';
import { createSettings } from '#storage/settings.ts';
import { createStudyArchive } from '#storage/studyArchive.ts';
import { createThumbnails } from '#storage/thumbnails.ts';
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
import { startDecoding } from '#workers/decoding.ts';
import { startImporting } from '#workers/importing.ts';
import { startMapping } from '#workers/mapping.ts';
import { startMeasuring } from '#workers/measuring.ts';
import { paced } from '#workers/paced.ts';
import { startPhantoms } from '#workers/phantoms.ts';
import { startPicturing } from '#workers/picturing.ts';
import { startStructures } from '#workers/structures.ts';
import { startVerifying } from '#workers/verifying.ts';

async function createWorkstation(): Promise<Workstation> {
  const database = await openDatabase();
  const decoding = startDecoding();
  const importing = startImporting();
  let started: Promise<Viewer> | undefined;
  const viewer = () => (started ??= import('#viewer/startViewer.ts').then(({ startViewer }) => startViewer()));
  return {
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
    importing,
    decoding,
    paging: { budget: voxelBudget(deviceMemory()), bytesOf: decoding.bytesOf, decodeFrames: decoding.decodeFrames },
    measuring: startMeasuring(),
    structureReader: startStructures(),
    mapping: startMapping(),
    phantoms: startPhantoms(),
    verifying: startVerifying(),
    ledger: createLedgerStore(database),
    settings: createSettings(database),
    archive: createStudyArchive(),
    thumbnails: createThumbnails(),
    picturing: startPicturing(),
    dicomWeb: createDicomWeb(),
    shippedProtocol: async () => (await fetch('/protocol.default.json')).json() as Promise<unknown>,
    shippedHanging: async () => (await fetch('/hanging.default.json')).json() as Promise<unknown>,
    viewer,
    prepareReading: () => {
      importing.prepare();
      decoding.prepare();
      return viewer();
    },
    paced,
    clock: {
      now: () => new Date().toISOString(),
      offsetMinutes: () => -new Date().getTimezoneOffset(),
    },
    newId: () => crypto.randomUUID(),
    download,
  };
}

/** GiB, in browsers that tell. */
const deviceMemory = () => ('deviceMemory' in navigator ? Number(navigator.deviceMemory) : undefined);

function download(name: string, content: Blob) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/**
 * Two windows that append to one ledger would break its chain, so one window owns it. The lock is held until the
 * window closes or its process dies.
 */
async function ownLedger(start: () => Promise<void>, refuse: () => void): Promise<void> {
  return navigator.locks.request('readout-ledger', { ifAvailable: true }, async (lock) => {
    if (!lock) return refuse();
    await start();
    return new Promise<void>(() => undefined);
  });
}

const container = document.getElementById('root');
if (!container) throw new Error('index.html has no #root');
const root = createRoot(container);

// The development server has no build to keep.
const offline = import.meta.env.PROD ? startOffline() : undefined;

void ownLedger(
  async () => {
    const workstation = await createWorkstation();
    await startSession(workstation);
    root.render(<App workstation={workstation} />);
    offline?.onWaiting((waiting) => announceVersion(workstation, waiting));
  },
  () => root.render(<OpenElsewhere />),
).catch((error: unknown) => root.render(<StartFailed error={error} />));
