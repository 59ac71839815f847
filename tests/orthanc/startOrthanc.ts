import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { multipart } from '../builders/archiveServer.ts';

const BINARY = [process.env.ORTHANC_PATH, '/usr/sbin/Orthanc', '/usr/local/sbin/Orthanc'];
const PLUGIN = [
  process.env.ORTHANC_PLUGIN,
  '/usr/share/orthanc/plugins/libOrthancDicomWeb.so',
  '/usr/local/share/orthanc/plugins/libOrthancDicomWeb.so',
];
const START_TIME = 20_000;

const firstOf = (paths: readonly (string | undefined)[]) =>
  paths.find((file) => file !== undefined && existsSync(file));

export interface Orthanc {
  /** DICOMweb base URL. */
  readonly baseUrl: string;
  /** "user:password", for READOUT_ARCHIVE_AUTH. */
  readonly credentials: string;
  readonly authorization: string;
  readonly stop: () => Promise<void>;
}

/** Whether there is an Orthanc with its DICOMweb plugin; tests that need one skip without it. */
export const hasOrthanc = () => firstOf(BINARY) !== undefined && firstOf(PLUGIN) !== undefined;

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** Starts an empty Orthanc. @throws Error with its last words when it does not come up. */
export async function startOrthanc(): Promise<Orthanc> {
  const [binary, plugin] = [firstOf(BINARY), firstOf(PLUGIN)];
  if (binary === undefined || plugin === undefined)
    throw new Error('Orthanc and its DICOMweb plugin are not installed');
  const folder = mkdtempSync(path.join(tmpdir(), 'readout-orthanc-'));
  const [port, password] = [await freePort(), randomBytes(16).toString('hex')];
  const configuration = path.join(folder, 'orthanc.json');
  mkdirSync(path.join(folder, 'storage'));
  writeFileSync(
    configuration,
    JSON.stringify({
      Name: 'readout-tests',
      StorageDirectory: path.join(folder, 'storage'),
      IndexDirectory: path.join(folder, 'storage'),
      Plugins: [plugin],
      HttpPort: port,
      RemoteAccessAllowed: false,
      AuthenticationEnabled: true,
      RegisteredUsers: { reader: password },
      HttpCompressionEnabled: false,
      DicomServerEnabled: false,
      DicomWeb: { Enable: true, Root: '/dicom-web/' },
    }),
  );
  const child = spawn(binary, [configuration], { stdio: ['ignore', 'pipe', 'pipe'] });
  const words: string[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (part: Buffer) => words.push(part.toString()));
  const stop = async () => {
    await end(child);
    rmSync(folder, { recursive: true, force: true });
  };
  const credentials = `reader:${password}`;
  const authorization = `Basic ${Buffer.from(credentials).toString('base64')}`;
  const baseUrl = `http://127.0.0.1:${port}/dicom-web`;
  if (await answers(`${baseUrl}/studies?limit=1`, authorization, child)) {
    return { baseUrl, credentials, authorization, stop };
  }
  await stop();
  throw new Error(`Orthanc did not start: ${words.join('').slice(-2000)}`);
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const hard = setTimeout(() => child.kill('SIGKILL'), 5000);
  child.kill('SIGTERM');
  await ended;
  clearTimeout(hard);
}

async function answers(url: string, authorization: string, child: ChildProcess): Promise<boolean> {
  const until = Date.now() + START_TIME;
  while (Date.now() < until && child.exitCode === null) {
    const response = await fetch(url, { headers: { Authorization: authorization } }).catch(() => undefined);
    await response?.body?.cancel();
    if (response?.ok) return true;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  return false;
}

/** Sends files by STOW-RS (PS3.18 section 10.5). @throws Error when the archive does not take every one. */
export async function store({ baseUrl, authorization }: Orthanc, files: readonly Uint8Array[]): Promise<void> {
  for (let at = 0; at < files.length; at += 50) {
    const response = await fetch(`${baseUrl}/studies`, {
      method: 'POST',
      headers: {
        Authorization: authorization,
        Accept: 'application/dicom+json',
        'Content-Type': 'multipart/related; type="application/dicom"; boundary=parts',
      },
      body: multipart(files.slice(at, at + 50)) as Uint8Array<ArrayBuffer>,
    });
    const answer = await response.text();
    if (response.status !== 200) throw new Error(`STOW answered ${response.status}: ${answer.slice(0, 300)}`);
  }
}
