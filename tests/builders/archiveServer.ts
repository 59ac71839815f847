import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ArchiveAddress } from '#core/archive/archive.ts';
import { ctSlice, dicomFile, joined, latin, type Elements } from './dicom.ts';

export const STUDY = '1.2.826.0.1.3680043.9.7433.2';
export const SERIES = '1.2.826.0.1.3680043.9.7433.3';

/** What the archive does wrong with one request; undefined: nothing. */
export type Fault =
  | { readonly kind: 'status'; readonly status: number; readonly headers?: Readonly<Record<string, string>> }
  | { readonly kind: 'stall' | 'cut' | 'unclosed' | 'html' | 'duplicate' | 'other object' | 'bare' | 'empty' };

interface Answer {
  readonly type: string;
  readonly body: Uint8Array;
}

export interface ArchiveServer {
  readonly address: ArchiveAddress;
  /** Paths asked for, in order. */
  readonly asked: string[];
  readonly stop: () => Promise<void>;
}

/** Slices of a CT that the archive holds, 5 mm apart. */
export const slices = (count: number): readonly Elements[] =>
  Array.from({ length: count }, (_, index) => ctSlice({ number: index + 1, z: index * 5 }));

const uidOf = (elements: Elements) => {
  const uid = elements['00080018']?.[1];
  return typeof uid === 'string' ? uid : '';
};
export const multipart = (files: readonly Uint8Array[], type = 'application/dicom') =>
  joined(
    ...files.flatMap((file) => [latin(`\r\n--parts\r\nContent-Type: ${type}\r\n\r\n`), file]),
    latin('\r\n--parts--\r\n'),
  );

/** PS3.18 Annex F of a flat data set without its pixels. */
export const dicomJson = (elements: Elements) =>
  Object.fromEntries(
    Object.entries(elements)
      .filter(([tag]) => tag !== '7FE00010')
      .map(([tag, [vr, value]]) => [
        tag,
        { vr, Value: typeof value === 'string' ? value.split('\\') : [...(value as readonly number[])] },
      ]),
  );

/** A small DICOMweb archive of one CT series, which does wrong what `fault` says of a path and its try (from 1). */
export async function startArchiveServer(
  held: readonly Elements[],
  fault: (path: string, attempt: number) => Fault | undefined = () => undefined,
): Promise<ArchiveServer> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const path = (request.url ?? '').replace(/^\/dicom-web/, '');
    asked.push(path);
    const attempt = asked.filter((earlier) => earlier === path).length;
    send(response, answerOf(path, held), fault(path, attempt));
  });
  const baseUrl = `${await listening(server)}/dicom-web`;
  const stop = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { address: { baseUrl, name: 'test archive', headers: {}, throughServer: false }, asked, stop };
}

/** Listens on a free loopback port. */
export async function listening(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const json = (value: unknown): Answer => ({ type: 'application/dicom+json', body: latin(JSON.stringify(value)) });

function answerOf(path: string, held: readonly Elements[]): Answer | undefined {
  const series = `/studies/${STUDY}/series/${SERIES}`;
  if (path === `${series}/metadata`) return json(held.map(dicomJson));
  if (path.startsWith(`/studies/${STUDY}/series?`)) {
    return json([
      {
        '0020000E': { vr: 'UI', Value: [SERIES] },
        '00080060': { vr: 'CS', Value: ['CT'] },
        '0008103E': { vr: 'LO', Value: ['CT chest'] },
        '00201209': { vr: 'IS', Value: [held.length] },
      },
    ]);
  }
  if (path.startsWith('/studies?')) return json([{ '0020000D': { vr: 'UI', Value: [STUDY] } }]);
  const instance = held.find((elements) => path === `${series}/instances/${uidOf(elements)}`);
  return instance && { type: 'multipart/related; type="application/dicom"; boundary=parts', body: multipart([dicomFile(instance)]) }; // prettier-ignore
}

function send(response: ServerResponse, answer: Answer | undefined, fault: Fault | undefined) {
  if (fault?.kind === 'status')
    return end(response, fault.status, { type: 'text/plain', body: latin('no') }, fault.headers);
  if (fault?.kind === 'html') return end(response, 200, { type: 'text/html; charset=utf-8', body: latin('<form>') });
  if (!answer) return end(response, 404, { type: 'text/plain', body: latin('no') });
  if (fault?.kind === 'stall' || fault?.kind === 'cut') {
    response.writeHead(200, { 'Content-Type': answer.type, 'Content-Length': answer.body.length });
    response.write(answer.body.subarray(0, answer.body.length >> 1), () => {
      if (fault.kind === 'cut') response.destroy();
    });
    return;
  }
  end(response, 200, spoilt(answer, fault));
}

function spoilt(answer: Answer, fault: Fault | undefined): Answer {
  const { type, body } = answer;
  switch (fault?.kind) {
    case 'unclosed':
      return { type, body: body.subarray(0, body.length >> 1) };
    case 'empty':
      return { type, body: new Uint8Array() };
    case 'bare':
      return { type: 'application/dicom', body: fileIn(body) };
    case 'duplicate':
      if (type.startsWith('multipart')) return { type, body: multipart([fileIn(body), fileIn(body)]) };
      return json((JSON.parse(Buffer.from(body).toString()) as unknown[]).flatMap((item) => [item, item]));
    case 'other object':
      return { type, body: multipart([dicomFile(ctSlice({ number: 99, z: 0, uid: '1.2.3.99' }))]) };
    default:
      return answer;
  }
}

const fileIn = (body: Uint8Array) => {
  const text = Buffer.from(body).toString('latin1');
  return body.subarray(text.indexOf('\r\n\r\n') + 4, text.lastIndexOf('\r\n--parts--'));
};

function end(
  response: ServerResponse,
  status: number,
  { type, body }: Answer,
  headers: Readonly<Record<string, string>> = {},
) {
  response.writeHead(status, { 'Content-Type': type, 'Content-Length': body.length, ...headers });
  response.end(body);
}
