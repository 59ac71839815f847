import { createServer, request as httpRequest, type IncomingHttpHeaders, type RequestListener } from 'node:http';
import type { Server } from 'node:http';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { upstreamUrl } from '#server/archiveProxy.ts';
import { createAppServer } from '#server/serve.ts';
import { listening } from '../builders/archiveServer.ts';

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.close();
    server.closeAllConnections();
  }
});

async function start(archive: RequestListener) {
  const upstream = createServer(archive);
  servers.push(upstream);
  const url = new URL(`${await listening(upstream)}/dicom-web`);
  const app = createAppServer(mkdtempSync(join(tmpdir(), 'readout-proxy-')), {
    archive: { url, authorization: 'Basic c2VjcmV0' },
    connect: ['https://direct.example'],
    host: '127.0.0.1',
  });
  servers.push(app);
  return { base: await listening(app), upstream };
}

interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  readonly broken: boolean;
}

function ask(
  url: string,
  options: { method?: string; headers?: Record<string, string>; body?: string; path?: string } = {},
) {
  const { method = 'GET', headers = {}, body, path } = options;
  return new Promise<Answer>((resolve, reject) => {
    const request = httpRequest(url, { method, headers, ...(path === undefined ? {} : { path }) }, (response) => {
      let text = '';
      const end = (broken: boolean) =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text, broken });
      response.setEncoding('latin1').on('data', (part: string) => (text += part));
      response.on('end', () => end(false)).on('error', () => end(true));
    });
    request.on('error', reject).end(body);
  });
}

describe('the archive behind the server', () => {
  it('gets the path, the query, what a request needs and the server’s credentials; nothing of the page’s', async () => {
    const seen: { url?: string | undefined; headers?: IncomingHttpHeaders } = {};
    const { base } = await start((request, response) => {
      Object.assign(seen, { url: request.url, headers: request.headers });
      response.end('[]');
    });
    await ask(`${base}/dicomweb/studies?PatientID=P%201&limit=2`, {
      headers: { Accept: 'application/dicom+json', Cookie: 'a=b', Authorization: 'Bearer page', 'X-Other': '1' },
    });
    expect(seen.url).toBe('/dicom-web/studies?PatientID=P%201&limit=2');
    expect(seen.headers).toMatchObject({ accept: 'application/dicom+json', authorization: 'Basic c2VjcmV0' });
    expect(seen.headers).not.toHaveProperty('cookie');
    expect(seen.headers).not.toHaveProperty('x-other');
  });

  it('passes a POST with its body', async () => {
    const { base } = await start((request, response) => request.pipe(response));
    const { body } = await ask(`${base}/dicomweb/studies`, { method: 'POST', body: 'parts' });
    expect(body).toBe('parts');
  });

  it('gives the page what it needs of the answer, and its own security headers', async () => {
    const { base } = await start((_, response) => {
      response.writeHead(401, {
        'Content-Type': 'application/dicom+json',
        'Content-Length': 2,
        'Retry-After': '3',
        Warning: '299 more',
        'WWW-Authenticate': 'Basic realm="pacs"',
        'Set-Cookie': 'session=1',
        Server: 'pacs',
        'Content-Security-Policy': 'none',
        Location: 'http://inside/',
      });
      response.end('[]');
    });
    const { status, headers } = await ask(`${base}/dicomweb/studies`);
    expect(status).toBe(401);
    expect(headers).toMatchObject({
      'content-type': 'application/dicom+json',
      'retry-after': '3',
      warning: '299 more',
    });
    expect(headers['content-security-policy']).toContain("default-src 'none'");
    expect(headers['cache-control']).toBe('no-store');
    for (const name of ['www-authenticate', 'set-cookie', 'server', 'location'])
      expect(headers).not.toHaveProperty(name);
  });

  it('neither follows nor passes on a redirect', async () => {
    let asked = 0;
    const { base } = await start((_, response) => {
      asked++;
      response.writeHead(302, { Location: 'http://inside.example/' }).end();
    });
    const { status, headers, body } = await ask(`${base}/dicomweb/studies`);
    expect([status, asked]).toEqual([502, 1]);
    expect(headers).not.toHaveProperty('location');
    expect(body).toMatch(/^The archive redirects.*\.\n$/);
  });

  it('answers 502 with a sentence when nobody is there', async () => {
    const { base, upstream } = await start((_, response) => response.end());
    await new Promise((resolve) => upstream.close(resolve));
    const { status, body } = await ask(`${base}/dicomweb/studies`);
    expect(status).toBe(502);
    expect(body).toMatch(/^The archive cannot be reached\. .*\.\n$/);
  });

  it('breaks off where the archive broke off, so that half an answer is not taken for one', async () => {
    const { base } = await start((_, response) => {
      response.writeHead(200, { 'Content-Type': 'multipart/related' });
      response.write('half', () => response.destroy());
    });
    const { body, broken } = await ask(`${base}/dicomweb/studies`);
    expect([body, broken]).toEqual(['half', true]);
  });

  it('lets go of the archive when the page does', async () => {
    let closed = false;
    const { base } = await start((_, response) => {
      response.writeHead(200).write('begin');
      response.on('close', () => (closed = true));
    });
    const abort = new AbortController();
    const response = await fetch(`${base}/dicomweb/studies`, { signal: abort.signal });
    expect(response.status).toBe(200);
    abort.abort();
    await expect.poll(() => closed).toBe(true);
  });

  it.each(['DELETE', 'PUT', 'OPTIONS', 'HEAD'])('does not pass %s', async (method) => {
    const { base } = await start((_, response) => response.end('reached'));
    expect((await ask(`${base}/dicomweb/studies`, { method })).status).toBe(405);
  });

  it.each([
    ['another site’s page', { 'Sec-Fetch-Site': 'cross-site' }],
    ['a page of the same site', { 'Sec-Fetch-Site': 'same-site' }],
    ['a name pointed at this machine', { Host: 'evil.example' }],
  ])('refuses %s', async (_, headers) => {
    const { base } = await start((_request, response) => response.end('reached'));
    const { status, body } = await ask(`${base}/dicomweb/studies`, { headers });
    expect(status).toBe(403);
    expect(body).not.toContain('reached');
  });

  it.each(['/dicomweb/../admin', '/dicomweb/%2e%2e/admin', '/dicomweb/a%2f..%2fadmin', '/dicomweb/a\\..\\admin'])(
    'keeps %s below the archive’s base',
    async (path) => {
      const { base } = await start((_, response) => response.end('reached'));
      expect((await ask(base, { path })).status).toBe(404);
    },
  );

  it('says at /readout.json what is behind it, without credentials', async () => {
    const { base } = await start((_, response) => response.end());
    const { status, body, headers } = await ask(`${base}/readout.json`);
    expect(status).toBe(200);
    const facts = JSON.parse(body) as { archive: string; connect: string[] };
    expect(facts.archive).toMatch(/^127\.0\.0\.1:\d+\/dicom-web$/);
    expect(facts.connect).toEqual(['https://direct.example']);
    expect(body).not.toContain('c2VjcmV0');
    expect(headers['content-security-policy']).toContain("connect-src 'self' blob: data: https://direct.example;");
  });
});

it('serves no archive where none is configured', async () => {
  const app = createAppServer(mkdtempSync(join(tmpdir(), 'readout-proxy-')));
  servers.push(app);
  const base = await listening(app);
  expect((await ask(`${base}/dicomweb/studies`)).status).toBe(404);
  expect(JSON.parse((await ask(`${base}/readout.json`)).body)).toEqual({ archive: null, connect: [] });
});

it.each([
  ['http://pacs:8042/dicom-web/', '/dicomweb/studies?a=b?c', 'http://pacs:8042/dicom-web/studies?a=b?c'],
  ['https://pacs/', '/dicomweb/studies/1.2', 'https://pacs/studies/1.2'],
])('%s + %s', (base, path, url) => expect(upstreamUrl(new URL(base), path)?.href).toBe(url));
