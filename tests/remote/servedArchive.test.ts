import { expect, it } from 'vitest';
import { servedArchive } from '#remote/servedArchive.ts';

const silent = { archive: undefined, connect: undefined };

it.each([
  ['{"archive":"pacs/dicom-web","connect":["https://a"]}', { archive: 'pacs/dicom-web', connect: ['https://a'] }],
  ['{"archive":null,"connect":[]}', { archive: undefined, connect: [] }],
  ['<!doctype html>', silent],
  ['{"archive":1,"connect":[]}', silent],
  ['{}', silent],
])('reads /readout.json: %s', async (body, served) => {
  expect(await servedArchive(() => Promise.resolve(new Response(body)))).toEqual(served);
});

it('takes a server without such a page, or none at all, as one that says nothing', async () => {
  expect(await servedArchive(() => Promise.resolve(new Response('no', { status: 404 })))).toEqual(silent);
  expect(await servedArchive(() => Promise.reject(new TypeError('nobody')))).toEqual(silent);
});
