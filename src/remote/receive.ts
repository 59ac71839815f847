import type { ArchiveAddress, ArchiveFailure } from '#core/archive/archive.ts';
import { failed, success, type Result } from '#core/result.ts';
import { cutOff, oversized, redirected, stalled, statusFailure, unreachable } from '#remote/archiveFailure.ts';

/** The world as a request needs it; tests give their own. */
export interface Transport {
  readonly fetch: typeof fetch;
  /** Milliseconds without a byte after which a request is given up. */
  readonly silence: number;
  /** @throws the signal's reason when aborted. */
  readonly wait: (milliseconds: number, signal: AbortSignal) => Promise<void>;
  /** From 0 to 1. */
  readonly random: () => number;
}

export interface ArchiveRequest {
  readonly address: ArchiveAddress;
  /** Below the base URL, beginning with a slash. */
  readonly path: string;
  readonly accept: string;
  readonly signal: AbortSignal;
}

export interface Received {
  readonly status: number;
  readonly contentType: string;
  /** The Warning header; '' when absent. */
  readonly warning: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** An `ArrayBuffer` of more than this cannot be relied on in every browser. */
const MAX_BODY = 2 ** 31 - 1;

/**
 * One GET, read to its end. No redirect is followed; silence ends it; a body shorter than announced is a failure.
 * @throws only the reason of the caller's signal.
 */
export async function receive(
  { address, path, accept, signal }: ArchiveRequest,
  transport: Transport,
): Promise<Result<Received, ArchiveFailure>> {
  const watch = startSilenceWatch(transport.silence, signal);
  let response: Response | undefined;
  try {
    response = await transport.fetch(`${address.baseUrl}${path}`, {
      headers: { ...address.headers, Accept: accept },
      signal: watch.signal,
      redirect: 'manual',
      credentials: 'same-origin',
      cache: 'no-store',
    });
    watch.heard();
    if (response.type === 'opaqueredirect') return failed(redirected());
    if (!response.ok) {
      await response.body?.cancel();
      return failed(statusFailure(response.status, address, retryAfterOf(response)));
    }
    return await bodyOf(response, watch.heard);
  } catch (error) {
    signal.throwIfAborted();
    if (watch.silent()) return failed(stalled(Math.round(transport.silence / 1000)));
    // An answer had begun: the connection was there and went.
    if (response) return failed(cutOff('the connection was lost'));
    if (error instanceof TypeError) return failed(unreachable(address));
    throw error;
  } finally {
    watch.stop();
  }
}

function startSilenceWatch(silence: number, signal: AbortSignal) {
  const quiet = new AbortController();
  let timer = setTimeout(() => quiet.abort(), silence);
  return {
    signal: AbortSignal.any([signal, quiet.signal]),
    silent: () => quiet.signal.aborted,
    heard: () => {
      clearTimeout(timer);
      timer = setTimeout(() => quiet.abort(), silence);
    },
    stop: () => clearTimeout(timer),
  };
}

async function bodyOf(response: Response, heard: () => void): Promise<Result<Received, ArchiveFailure>> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  const reader = response.body?.getReader();
  for (let read = await reader?.read(); read && !read.done; read = await reader?.read()) {
    heard();
    chunks.push(read.value);
    length += read.value.length;
    if (length > MAX_BODY) {
      await reader?.cancel();
      return failed(oversized());
    }
  }
  const announced = announcedLength(response);
  if (announced !== undefined && length < announced) return failed(cutOff(`${length} of ${announced} bytes arrived`));
  const { status, headers } = response;
  const bytes = joined(chunks, length);
  return success({ status, contentType: headers.get('Content-Type') ?? '', warning: headers.get('Warning') ?? '', bytes }); // prettier-ignore
}

function joined(chunks: readonly Uint8Array[], length: number): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}

/** The length before decompression says nothing about the body as read. */
function announcedLength({ headers }: Response): number | undefined {
  const length = headers.get('Content-Length');
  return length !== null && /^\d+$/.test(length) && !headers.has('Content-Encoding') ? Number(length) : undefined;
}

/** Retry-After in seconds; the form with a date needs a clock and is treated as absent. */
function retryAfterOf({ headers }: Response): number | undefined {
  const value = headers.get('Retry-After') ?? '';
  return /^\d{1,6}$/.test(value) ? Number(value) : undefined;
}
