import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, describe, expect, it } from 'vitest';
import { fetchBytes } from '#workers/fetchBytes.ts';

const server = createServer((request, response) => {
  response.writeHead(request.url === '/readout.wasm' ? 200 : 404).end('abc');
}).listen(0, '127.0.0.1');
await new Promise((listening) => server.once('listening', listening));
const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
afterAll(() => server.close());

describe('fetchBytes', () => {
  it('gives the bytes of a file', async () => {
    expect(new Uint8Array(await fetchBytes(`${address}/readout.wasm`))).toEqual(Uint8Array.of(97, 98, 99));
  });

  it('names a file that the server does not have', async () => {
    await expect(fetchBytes(`${address}/other.wasm`)).rejects.toThrow('other.wasm could not be loaded (404)');
  });
});
