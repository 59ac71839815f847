import { cachedUrl, PAGE, type Precache, type PrecachedFile, type ServiceWorkerMessage } from './precache.ts';

/** What this file uses of a service worker's global scope; the library of the page's scope does not know it. */
interface Scope {
  readonly location: Location;
  readonly clients: { readonly claim: () => Promise<void> };
  readonly skipWaiting: () => Promise<void>;
  readonly addEventListener: <K extends keyof Events>(kind: K, listener: (event: Events[K]) => void) => void;
}

interface Lasting {
  readonly waitUntil: (work: Promise<unknown>) => void;
}

interface Events {
  readonly install: Lasting;
  readonly activate: Lasting;
  readonly fetch: { readonly request: Request; readonly respondWith: (answer: Promise<Response>) => void };
  readonly message: MessageEvent<ServiceWorkerMessage>;
}

/** Put in by the build (buildServiceWorker.ts): a new version of any file makes a new service worker. */
declare const PRECACHE: Precache;

const scope = self as unknown as Scope;
const CACHE = `readout ${PRECACHE.version}`;
const urls = new Set(PRECACHE.files.map(({ url }) => url));
/** Requests at a time while a version is fetched beside a page that may be reading. */
const LANES = 4;
/** Milliseconds that the page waits for the server before it is taken as it was kept. */
const PATIENCE = 2000;

scope.addEventListener('install', (event) => event.waitUntil(install()));
scope.addEventListener('activate', (event) => event.waitUntil(activate()));

scope.addEventListener('fetch', (event) => {
  const { method, url, mode } = event.request;
  const file = cachedUrl({ method, url, navigation: mode === 'navigate' }, scope.location.origin, urls);
  if (file === PAGE) event.respondWith(page(event.request));
  else if (file !== undefined) event.respondWith(fromCache(file, event.request));
});

scope.addEventListener('message', ({ data, ports }) => {
  if (data.kind === 'version') ports[0]?.postMessage(PRECACHE.version);
  else void scope.skipWaiting();
});

/** Takes the whole version or nothing: a file that is not the one built with the others ends the installation. */
async function install(): Promise<void> {
  const cache = await caches.open(CACHE);
  const queue = [...PRECACHE.files];
  const lane = async () => {
    for (let file = queue.shift(); file; file = queue.shift()) await cache.put(file.url, await fetched(file));
  };
  try {
    await Promise.all(Array.from({ length: LANES }, lane));
  } catch (error) {
    await caches.delete(CACHE);
    throw error;
  }
}

async function fetched({ url, digest }: PrecachedFile, signal?: AbortSignal): Promise<Response> {
  // Names in assets/ carry a hash, so the browser's own cache may answer; the digest decides in any case.
  const response = await fetch(url, {
    cache: url.startsWith('/assets/') ? 'default' : 'no-cache',
    ...(signal && { signal }),
  });
  if (!response.ok) throw new Error(`${url} could not be loaded (${response.status})`);
  const bytes = await response.clone().arrayBuffer();
  if ((await sha256(bytes)) !== digest) throw new Error(`${url} belongs to another version`);
  return response;
}

async function sha256(bytes: ArrayBuffer): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** No page of an earlier version is left now, or all of them reload (registration.ts). */
async function activate(): Promise<void> {
  const names = await caches.keys();
  await Promise.all(
    names.filter((name) => name.startsWith('readout ') && name !== CACHE).map((name) => caches.delete(name)),
  );
  await scope.clients.claim();
}

/**
 * The page of this version from the server while it still gives it, because its headers say what the page may do and the
 * operator may have changed them (--connect); else as it was kept.
 */
async function page(request: Request): Promise<Response> {
  const own = PRECACHE.files.find(({ url }) => url === PAGE);
  try {
    if (own) return await fetched(own, AbortSignal.timeout(PATIENCE));
  } catch {
    // No network, a slow one, or the page of another version.
  }
  return fromCache(PAGE, request);
}

async function fromCache(file: string, request: Request): Promise<Response> {
  const cache = await caches.open(CACHE);
  // A browser short of room may have dropped the cache: then the network is as good as before the installation.
  return (await cache.match(file)) ?? fetch(request);
}
