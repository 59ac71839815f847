/** One file of the app as built. */
export interface PrecachedFile {
  /** Path from the root of the server: "/assets/index-abc.js". */
  readonly url: string;
  /** SHA-256 of its bytes, lower-case hexadecimal. */
  readonly digest: string;
}

/** Everything one version of the app consists of. */
export interface Precache {
  /** Number of the software and the first digits of a digest over all its files: "0.1.0+1a2b3c4d". */
  readonly version: string;
  readonly files: readonly PrecachedFile[];
}

/** The page every address of the app shows. */
export const PAGE = '/index.html';

/** What of a request decides where its answer comes from. */
export interface AskedResource {
  readonly method: string;
  /** Absolute. */
  readonly url: string;
  /** A page is being opened, not a part of one. */
  readonly navigation: boolean;
}

/**
 * The file of the version that answers a request; undefined where only the network may: other origins, other methods,
 * the archive, what the server says of itself, and whatever else is not part of the version.
 */
export function cachedUrl(asked: AskedResource, origin: string, files: ReadonlySet<string>): string | undefined {
  const url = new URL(asked.url);
  if (asked.method !== 'GET' || url.origin !== origin) return undefined;
  if (asked.navigation && url.pathname === '/') return PAGE;
  return files.has(url.pathname) && url.search === '' ? url.pathname : undefined;
}

/** Messages from a page to a service worker. */
export type ServiceWorkerMessage =
  /** Answered on the port that comes with it, with the version as text. */
  | { readonly kind: 'version' }
  /** A waiting version takes over now. */
  | { readonly kind: 'take-over' };
