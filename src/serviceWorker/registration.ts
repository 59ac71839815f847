import type { ServiceWorkerMessage } from './precache.ts';

/** A version of the app that is complete in this browser and waits to take over. */
export interface WaitingVersion {
  readonly version: string;
  /** Lets it take over: every window of the app reloads. */
  readonly takeOver: () => void;
}

/** Milliseconds between two looks for a new version while a window stays open for days. */
const LOOK_EVERY = 3_600_000;
/** Milliseconds after which installing no longer waits for the page to be idle. */
const PATIENCE = 10_000;

/**
 * Makes the app usable without network: its files are kept by a service worker, one version at a time. A new version
 * waits until it is told to take over or all windows are closed; when one takes over, windows of the old one reload, so
 * that no page ever runs with files of two versions. Without a secure context there is no service worker, and nothing
 * happens.
 */
export function startOffline(): { readonly onWaiting: (listener: (waiting: WaitingVersion) => void) => void } {
  const listeners: ((waiting: WaitingVersion) => void)[] = [];
  let known: WaitingVersion | undefined;
  const tell = (waiting: WaitingVersion) => {
    known = waiting;
    for (const listener of listeners) listener(waiting);
  };
  if ('serviceWorker' in navigator) {
    reloadOnTakeOver(navigator.serviceWorker);
    whenIdle(() => void register(navigator.serviceWorker, tell));
  }
  return {
    onWaiting: (listener) => {
      listeners.push(listener);
      if (known) listener(known);
    },
  };
}

/** The first installation takes over a page that came from the network just now: nothing of another version is in it. */
function reloadOnTakeOver(container: ServiceWorkerContainer) {
  let isControlled = container.controller !== null;
  container.addEventListener('controllerchange', () => {
    if (isControlled) location.reload();
    isControlled = true;
  });
}

function whenIdle(work: () => void) {
  const start = () => {
    if ('requestIdleCallback' in window) requestIdleCallback(work, { timeout: PATIENCE });
    else setTimeout(work, PATIENCE);
  };
  if (document.readyState === 'complete') start();
  else window.addEventListener('load', start, { once: true });
}

async function register(container: ServiceWorkerContainer, tell: (waiting: WaitingVersion) => void): Promise<void> {
  let registration: ServiceWorkerRegistration;
  try {
    registration = await container.register('/sw.js', { updateViaCache: 'none' });
  } catch {
    // Offline, or the browser denies it: the page works as it does without; the next start tries again.
    return;
  }
  const announce = async (worker: ServiceWorker) => {
    if (!container.controller) return;
    tell({ version: await versionOf(worker), takeOver: () => send(worker, { kind: 'take-over' }) });
  };
  if (registration.waiting) void announce(registration.waiting);
  registration.addEventListener('updatefound', () => {
    const worker = registration.installing;
    worker?.addEventListener('statechange', () => {
      if (worker.state === 'installed') void announce(worker);
    });
  });
  // Without network there is nothing newer to find.
  setInterval(() => void registration.update().catch(() => undefined), LOOK_EVERY);
}

function versionOf(worker: ServiceWorker): Promise<string> {
  const { port1, port2 } = new MessageChannel();
  return new Promise((resolve) => {
    port1.onmessage = ({ data }) => {
      port1.close();
      resolve(String(data));
    };
    send(worker, { kind: 'version' }, [port2]);
  });
}

const send = (worker: ServiceWorker, message: ServiceWorkerMessage, transfer: Transferable[] = []) =>
  worker.postMessage(message, transfer);
