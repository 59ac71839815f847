import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { precacheOf } from '#serviceWorker/buildServiceWorker.ts';
import { cachedUrl } from '#serviceWorker/precache.ts';

const ORIGIN = 'http://127.0.0.1:4170';
const files = new Set(['/index.html', '/assets/index-a.js', '/protocol.default.json']);

describe('where an answer comes from', () => {
  it.each([
    ['the page', 'GET', '/', true, '/index.html'],
    ['the page with a query', 'GET', '/?study=1', true, '/index.html'],
    ['a part of the version', 'GET', '/assets/index-a.js', false, '/assets/index-a.js'],
    ['a setting served with it', 'GET', '/protocol.default.json', false, '/protocol.default.json'],
    ['a part of another version', 'GET', '/assets/index-b.js', false, undefined],
    ['the archive', 'GET', '/dicomweb/studies?limit=1', false, undefined],
    ['the archive opened as a page', 'GET', '/dicomweb/studies', true, undefined],
    ['what the server says of itself', 'GET', '/readout.json', false, undefined],
    ['the service worker', 'GET', '/sw.js', false, undefined],
    ['a file with a query', 'GET', '/assets/index-a.js?v=2', false, undefined],
    ['another method', 'POST', '/', false, undefined],
    ['another origin', 'GET', 'https://pacs.example/index.html', false, undefined],
  ])('%s', (_what, method, path, navigation, expected) => {
    expect(cachedUrl({ method, url: new URL(path, ORIGIN).href, navigation }, ORIGIN, files)).toBe(expected);
  });
});

describe('the version of a build', () => {
  const folder = mkdtempSync(join(tmpdir(), 'readout-build-'));
  mkdirSync(join(folder, 'assets'));
  mkdirSync(join(folder, 'screenshots'));
  writeFileSync(join(folder, 'index.html'), 'abc');
  writeFileSync(join(folder, 'assets', 'kernel-x.wasm'), '');
  writeFileSync(join(folder, 'screenshots', 'a.png'), 'not part of the app');
  writeFileSync(join(folder, 'sw.js'), 'itself');

  it('lists every file of the app with the SHA-256 of FIPS 180-2, and nothing else', () => {
    expect(precacheOf(folder).files).toEqual([
      { url: '/assets/kernel-x.wasm', digest: 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855' },
      { url: '/index.html', digest: 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad' },
    ]);
  });

  it('changes with any file of the app, and only then', () => {
    const before = precacheOf(folder).version;
    expect(before).toMatch(/^\d+\.\d+\.\d+\+[0-9a-f]{8}$/);
    writeFileSync(join(folder, 'screenshots', 'a.png'), 'another picture');
    expect(precacheOf(folder).version).toBe(before);
    writeFileSync(join(folder, 'assets', 'kernel-x.wasm'), 'x');
    expect(precacheOf(folder).version).not.toBe(before);
  });
});
