import { Agent as HttpAgent, request as httpRequest, type IncomingMessage, type ServerResponse } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import type { ArchiveOption } from './serverOptions.ts';

/** Where the archive lies below this server. */
export const ARCHIVE_PATH = '/dicomweb';

/** What a DICOMweb request needs; cookies, credentials and the page's address stay here. */
const REQUEST_HEADERS = ['accept', 'content-type', 'content-length', 'if-none-match'];
/**
 * What of the answer is passed on. Everything else stops here: hop-by-hop headers, cookies, a WWW-Authenticate that
 * would make the browser ask for a password, addresses of the archive.
 */
const RESPONSE_HEADERS = ['content-type', 'content-length', 'content-encoding', 'etag', 'retry-after', 'warning'];
/** Milliseconds without a byte from the archive: longer than the page's own patience, so that the page tells first. */
const SILENCE = 60_000;
const CONNECTIONS = 8;

const agents = {
  http: new HttpAgent({ keepAlive: true, maxSockets: CONNECTIONS }),
  https: new HttpsAgent({ keepAlive: true, maxSockets: CONNECTIONS }),
};

/**
 * The upstream URL of a request path below `/dicomweb/`; undefined for one that would leave the archive's base path,
 * also through encoded dots, slashes or backslashes.
 */
export function upstreamUrl(base: URL, requestPath: string): URL | undefined {
  const [path = '', ...queries] = requestPath.slice(ARCHIVE_PATH.length).split('?');
  if (!path.startsWith('/') || /%2e|%2f|%5c|\\|#/i.test(path)) return undefined;
  if (path.split('/').some((part) => part === '.' || part === '..')) return undefined;
  const url = new URL(base);
  url.pathname = `${base.pathname.replace(/\/+$/, '')}${path}`;
  url.search = queries.length > 0 ? `?${queries.join('?')}` : '';
  return url;
}

/** Another site's page may make a browser send requests here; they say so, and are refused. */
export const isFromElsewhere = ({ headers }: IncomingMessage) =>
  headers['sec-fetch-site'] !== undefined && !['same-origin', 'none'].includes(String(headers['sec-fetch-site']));

/** A request to this server, its answer, the headers every answer carries, and how to refuse in words. */
interface ArchiveExchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly headers: Readonly<Record<string, string>>;
  readonly refuse: (status: number, words: string) => void;
}

/**
 * Passes a request on to the archive and streams the answer back. Credentials are added here and never reach the page.
 * A redirect is not followed and not passed on; an archive that cannot be reached is a 502 with one sentence.
 */
export function passToArchive({ url: base, authorization }: ArchiveOption, exchange: ArchiveExchange): void {
  const { request, response, refuse } = exchange;
  if (request.method !== 'GET' && request.method !== 'POST') {
    response.setHeader('Allow', 'GET, POST');
    return refuse(405, 'Only GET and POST reach the archive.');
  }
  if (isFromElsewhere(request)) return refuse(403, 'Only pages of this server may ask the archive.');
  const url = upstreamUrl(base, request.url ?? '');
  if (!url) return refuse(404, 'Not found.');
  const secure = url.protocol === 'https:';
  const upstream = (secure ? httpsRequest : httpRequest)(url, {
    method: request.method,
    agent: secure ? agents.https : agents.http,
    timeout: SILENCE,
    headers: {
      ...picked(request.headers, REQUEST_HEADERS),
      'accept-encoding': 'identity',
      ...(authorization === undefined ? {} : { authorization }),
    },
  });
  upstream.on('response', (answer) => passBack(answer, exchange));
  upstream.on('timeout', () => upstream.destroy(new Error('the archive is silent')));
  upstream.on('error', () => {
    // Once an answer has begun, only a broken connection tells the page that it is not whole.
    if (response.headersSent) response.destroy();
    else refuse(502, 'The archive cannot be reached. Check that it runs and that --archive names it.');
  });
  response.on('close', () => {
    if (!response.writableFinished) upstream.destroy();
  });
  request.pipe(upstream);
}

function passBack(answer: IncomingMessage, { response, headers, refuse }: ArchiveExchange): void {
  const status = answer.statusCode ?? 502;
  if (status >= 300 && status < 400 && status !== 304) {
    answer.resume();
    return refuse(502, 'The archive redirects to another address. Name the final address in --archive.');
  }
  response.writeHead(status, { ...picked(answer.headers, RESPONSE_HEADERS), ...headers, 'Cache-Control': 'no-store' });
  answer.on('error', () => response.destroy());
  answer.pipe(response);
}

function picked(headers: IncomingMessage['headers'], names: readonly string[]): Record<string, string | string[]> {
  const found: Record<string, string | string[]> = {};
  for (const name of names) {
    const value = headers[name];
    if (value !== undefined) found[name] = value;
  }
  return found;
}
