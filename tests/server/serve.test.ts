import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createAppServer, fileOf } from '#server/serve.ts';

const root = mkdtempSync(join(tmpdir(), 'readout-serve-'));
const app = join(root, 'app');
const server = createAppServer(app);
let port = 0;

beforeAll(async () => {
  mkdirSync(join(app, 'assets'), { recursive: true });
  writeFileSync(join(app, 'index.html'), '<!doctype html><title>Readout</title>');
  writeFileSync(join(app, 'assets', 'kernel-abc.wasm'), new Uint8Array([0, 97, 115, 109]));
  writeFileSync(join(app, 'sw.js'), '"use strict";');
  writeFileSync(join(app, 'notes.secret'), 'no type, not served');
  writeFileSync(join(root, 'outside.txt'), 'outside');
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  port = (server.address() as AddressInfo).port;
});

afterAll(() => server.close());

/** Sends the path as it is; fetch would tidy away the dots. */
function get(path: string, method = 'GET') {
  return new Promise<{ status: number; headers: Record<string, unknown>; body: string }>((resolve, reject) => {
    httpRequest({ host: '127.0.0.1', port, path, method }, (response) => {
      let body = '';
      response.setEncoding('utf8').on('data', (part: string) => (body += part));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body }));
    })
      .on('error', reject)
      .end();
  });
}

describe('the app server', () => {
  it('serves the page isolated and under a policy without inline scripts', async () => {
    const { status, headers } = await get('/');
    expect(status).toBe(200);
    expect(headers['content-type']).toBe('text/html; charset=utf-8');
    expect(headers['cross-origin-opener-policy']).toBe('same-origin');
    expect(headers['cross-origin-embedder-policy']).toBe('require-corp');
    const policy = String(headers['content-security-policy']);
    expect(policy).toContain("default-src 'none'");
    expect(policy.match(/script-src [^;]*/)?.[0]).toBe("script-src 'self' 'wasm-unsafe-eval'");
  });

  it('gives WebAssembly its type and lets hashed assets be cached', async () => {
    const { status, headers } = await get('/assets/kernel-abc.wasm');
    expect(status).toBe(200);
    expect(headers['content-type']).toBe('application/wasm');
    expect(headers['cache-control']).toContain('immutable');
  });

  it('has the service worker asked for anew every time, under the same policy', async () => {
    const { status, headers } = await get('/sw.js');
    expect(status).toBe(200);
    expect(headers['content-type']).toBe('text/javascript; charset=utf-8');
    expect(headers['cache-control']).toBe('no-cache');
    expect(headers['content-security-policy']).toContain("worker-src 'self'");
  });

  it.each(['/../outside.txt', '/%2e%2e/outside.txt', '/assets/../../outside.txt', '/..%2foutside.txt', '/%00', '/%zz'])(
    'refuses %s',
    async (path) => {
      const { status, body } = await get(path);
      expect(status).toBe(404);
      expect(body).not.toContain('outside\n');
    },
  );

  it('serves no folder, no hidden file and no unknown type', async () => {
    expect((await get('/assets')).status).toBe(404);
    expect((await get('/.git/config')).status).toBe(404);
    expect((await get('/notes.secret')).status).toBe(404);
  });

  it('answers only GET and HEAD', async () => {
    expect((await get('/', 'POST')).status).toBe(405);
    expect((await get('/', 'HEAD')).body).toBe('');
  });

  it('keeps names inside the root', () => {
    expect(fileOf('/srv/app', '/index.html')).toBe(join('/srv/app', 'index.html'));
    expect(fileOf('/srv/app', '/a/../../app-other/x.js')).toBeUndefined();
    expect(fileOf('/srv/app', 'C:\\x.js')).toBeUndefined();
  });
});
