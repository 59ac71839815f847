import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { extname, join, normalize, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

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
 * Nothing from elsewhere, no inline script, no eval; compiled kernels and codecs need 'wasm-unsafe-eval'. Styles may be
 * inline because the component library sets CSS variables on elements. Isolation headers give SharedArrayBuffer.
 */
const HEADERS: Readonly<Record<string, string>> = {
  'Content-Security-Policy': [
    "default-src 'none'",
    "script-src 'self' 'wasm-unsafe-eval'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' blob: data:",
    "font-src 'self' data:",
    "connect-src 'self' blob: data:",
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
};

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

function refuse(response: ServerResponse, status: number, words: string) {
  response.writeHead(status, { ...HEADERS, 'Content-Type': 'text/plain; charset=utf-8' });
  response.end(`${words}\n`);
}

async function answer(root: string, request: IncomingMessage, response: ServerResponse) {
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.setHeader('Allow', 'GET, HEAD');
    return refuse(response, 405, 'Only GET and HEAD.');
  }
  const file = fileOf(root, request.url ?? '/');
  const found = file === undefined ? undefined : await stat(file).catch(() => undefined);
  const type = file === undefined ? undefined : MIME[extname(file)];
  if (file === undefined || !found?.isFile() || type === undefined) return refuse(response, 404, 'Not found.');
  // Names in assets/ carry a hash of their content; everything else is asked for anew, so that no version is mixed.
  const cache = file.includes(`${sep}assets${sep}`) ? 'public, max-age=31536000, immutable' : 'no-cache';
  response.writeHead(200, { ...HEADERS, 'Content-Type': type, 'Content-Length': found.size, 'Cache-Control': cache });
  if (request.method === 'HEAD') return response.end();
  createReadStream(file)
    .on('error', () => response.destroy())
    .pipe(response);
}

/** A server of the files under `root` (GET and HEAD only), with the security headers every page of Readout needs. */
export function createAppServer(root: string): Server {
  return createServer((request, response) => {
    answer(root, request, response).catch(() => refuse(response, 500, 'The server could not read this file.'));
  });
}

function main() {
  const { values } = parseArgs({
    options: { port: { type: 'string', default: '4170' }, host: { type: 'string', default: '127.0.0.1' } },
  });
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65535) {
    console.error(`--port takes a number from 0 to 65535, not "${values.port}".`);
    process.exitCode = 2;
    return;
  }
  const server = createAppServer(fileURLToPath(new URL('../app', import.meta.url)));
  server.on('error', (error: NodeJS.ErrnoException) => {
    console.error(
      error.code === 'EADDRINUSE'
        ? `Port ${port} is taken. Choose another: npm start -- --port 4171`
        : `The server cannot listen on ${values.host}:${port}: ${error.message}`,
    );
    process.exitCode = 1;
  });
  server.listen(port, values.host, () => {
    const address = server.address();
    const actual = typeof address === 'object' && address ? address.port : port;
    console.log(`Readout is at http://${values.host}:${actual}/  (Ctrl+C stops it)`);
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) main();
