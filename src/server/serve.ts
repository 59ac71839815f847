import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { extname, join, normalize, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ARCHIVE_PATH, passToArchive } from './archiveProxy.ts';
import { archiveName, HELP, isOwnHost, serverOptions, WrongOption, type ServerOptions } from './serverOptions.ts';

const MIME: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.wasm': 'application/wasm',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
};

/**
 * Nothing from elsewhere but from the origins the operator names with --connect, no inline script, no eval; compiled
 * kernels and codecs need 'wasm-unsafe-eval'. Styles may be inline because the component library sets CSS variables on
 * elements. Isolation headers give SharedArrayBuffer.
 */
const headersFor = (connect: readonly string[]): Readonly<Record<string, string>> => ({
  'Content-Security-Policy': [
    "default-src 'none'",
    "script-src 'self' 'wasm-unsafe-eval'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' blob: data:",
    "font-src 'self' data:",
    ["connect-src 'self' blob: data:", ...connect].join(' '),
    "worker-src 'self' blob:",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; '),
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
});

type Headers = ReturnType<typeof headersFor>;

/** The file a request path names, inside `root`; undefined for a path that leaves it or cannot be decoded. */
export function fileOf(root: string, requestPath: string): string | undefined {
  let path: string;
  try {
    path = decodeURIComponent(requestPath.split(/[?#]/)[0] ?? '');
  } catch {
    return undefined;
  }
  if (!path.startsWith('/') || path.includes('\0') || path.includes('\\')) return undefined;
  if (path.split('/').some((part) => part === '..' || (part.startsWith('.') && part !== ''))) return undefined;
  const file = normalize(join(root, path.endsWith('/') ? `${path}index.html` : path));
  return file.startsWith(root.endsWith(sep) ? root : root + sep) ? file : undefined;
}

interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly headers: Headers;
}

function refuse({ response, headers }: Exchange, status: number, words: string) {
  response.writeHead(status, { ...headers, 'Content-Type': 'text/plain; charset=utf-8' });
  response.end(`${words}\n`);
}

async function answerFile(root: string, exchange: Exchange) {
  const { request, response, headers } = exchange;
  const file = fileOf(root, request.url ?? '/');
  const found = file === undefined ? undefined : await stat(file).catch(() => undefined);
  const type = file === undefined ? undefined : MIME[extname(file)];
  if (file === undefined || !found?.isFile() || type === undefined) return refuse(exchange, 404, 'Not found.');
  // Names in assets/ carry a hash of their content; everything else is asked for anew, so that no version is mixed.
  const cache = file.includes(`${sep}assets${sep}`) ? 'public, max-age=31536000, immutable' : 'no-cache';
  response.writeHead(200, { ...headers, 'Content-Type': type, 'Content-Length': found.size, 'Cache-Control': cache });
  if (request.method === 'HEAD') return response.end();
  createReadStream(file)
    .on('error', () => response.destroy())
    .pipe(response);
}

/** What the page may know of how its server was started. */
function answerFacts({ response, headers }: Exchange, { archive, connect }: ServedOptions) {
  response.writeHead(200, { ...headers, 'Content-Type': MIME['.json'], 'Cache-Control': 'no-store' });
  response.end(JSON.stringify({ archive: archive ? archiveName(archive) : null, connect }));
}

type ServedOptions = Pick<ServerOptions, 'archive' | 'connect' | 'host'>;

async function answer(root: string, exchange: Exchange, options: ServedOptions) {
  const { request, response, headers } = exchange;
  const path = (request.url ?? '/').split('?')[0] ?? '/';
  if (options.archive && path.startsWith(`${ARCHIVE_PATH}/`)) {
    if (!isOwnHost(options.host, request.headers.host)) return refuse(exchange, 403, 'This server has another name.');
    const refuseHere = (status: number, words: string) => refuse(exchange, status, words);
    return passToArchive(options.archive, { request, response, headers, refuse: refuseHere });
  }
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.setHeader('Allow', 'GET, HEAD');
    return refuse(exchange, 405, 'Only GET and HEAD.');
  }
  if (path === '/readout.json') return answerFacts(exchange, options);
  return answerFile(root, exchange);
}

/**
 * A server of the files under `root` with the security headers every page of Readout needs, of facts about itself at
 * /readout.json, and, where one is configured, of the archive below /dicomweb.
 */
export function createAppServer(root: string, options: ServedOptions = { connect: [], host: '127.0.0.1' }): Server {
  const headers = headersFor(options.connect);
  return createServer((request, response) => {
    const exchange = { request, response, headers };
    answer(root, exchange, options).catch(() => refuse(exchange, 500, 'The server could not read this file.'));
  });
}

function main() {
  const options = optionsOrExit();
  if (options === undefined) return;
  const { port, host } = options;
  const server = createAppServer(fileURLToPath(new URL('../app', import.meta.url)), options);
  server.on('error', (error: NodeJS.ErrnoException) => {
    console.error(
      error.code === 'EADDRINUSE'
        ? `Port ${port} is taken. Choose another: npm start -- --port 4171`
        : `The server cannot listen on ${host}:${port}: ${error.message}`,
    );
    process.exitCode = 1;
  });
  server.listen(port, host, () => {
    const address = server.address();
    const actual = typeof address === 'object' && address ? address.port : port;
    if (options.archive) console.log(`Archive: ${archiveName(options.archive)}, below ${ARCHIVE_PATH}/`);
    console.log(`Readout is at http://${host}:${actual}/  (Ctrl+C stops it)`);
  });
}

function optionsOrExit(): ServerOptions | undefined {
  try {
    const options = serverOptions(process.argv.slice(2), process.env);
    if (options !== 'help') return options;
    console.log(HELP);
  } catch (error) {
    if (!(error instanceof WrongOption)) throw error;
    console.error(`${error.message} See npm start -- --help.`);
    process.exitCode = 2;
  }
  return undefined;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) main();
