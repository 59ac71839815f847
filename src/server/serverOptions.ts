import { isIP } from 'node:net';
import { parseArgs } from 'node:util';

export const HELP = `Serves Readout.

  npm start -- [options]          (or: node dist/server/serve.js [options])

  --port NUMBER     port to listen on (4170); 0 takes a free one
  --host ADDRESS    address to listen on (127.0.0.1); others can then reach it, and the archive through it
  --archive URL     DICOMweb base URL of an archive, for example http://127.0.0.1:8042/dicom-web; the page reaches it
                    through this server, so the archive needs no CORS. Its credentials are read from the environment
                    variable READOUT_ARCHIVE_AUTH ("user:password", "Bearer TOKEN" or "Basic BASE64") and stay here
  --connect ORIGIN  a further origin that the page may ask directly (its own archive settings); may be repeated
  --help            these lines
`;

export interface ArchiveOption {
  readonly url: URL;
  /** The Authorization header for the archive. */
  readonly authorization?: string;
}

export interface ServerOptions {
  readonly port: number;
  readonly host: string;
  readonly archive?: ArchiveOption;
  /** Origins beside its own that the page may ask. */
  readonly connect: readonly string[];
}

/** Something wrong with the command line, in one sentence. */
export class WrongOption extends Error {}

/**
 * Options from the command line and READOUT_ARCHIVE_AUTH; 'help' when asked for it.
 * @throws WrongOption that says what is wrong with which option.
 */
export function serverOptions(
  args: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): ServerOptions | 'help' {
  const values = parsed(args);
  if (values.help) return 'help';
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65535) {
    throw new WrongOption(`--port takes a number from 0 to 65535, not "${values.port}".`);
  }
  const connect = (values.connect ?? []).map((origin) => webUrl('--connect', origin).origin);
  if (values.archive === undefined) return { port, host: values.host, connect };
  const url = webUrl('--archive', values.archive);
  const authorization = authorizationOf(environment.READOUT_ARCHIVE_AUTH);
  const archive = { url, ...(authorization === undefined ? {} : { authorization }) };
  return { port, host: values.host, connect, archive };
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        port: { type: 'string', default: '4170' },
        host: { type: 'string', default: '127.0.0.1' },
        archive: { type: 'string' },
        connect: { type: 'string', multiple: true },
        help: { type: 'boolean', short: 'h', default: false },
      },
    }).values;
  } catch (error) {
    throw new WrongOption(error instanceof Error ? error.message : String(error));
  }
}

function webUrl(option: string, text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url?.protocol !== 'http:' && url?.protocol !== 'https:') {
    throw new WrongOption(`${option} takes an address that begins with http:// or https://, not "${text}".`);
  }
  if (url.username !== '' || url.password !== '') {
    throw new WrongOption(`${option} takes no credentials: put them into READOUT_ARCHIVE_AUTH.`);
  }
  if (url.search !== '' || url.hash !== '') throw new WrongOption(`${option} takes an address without ? and #.`);
  return url;
}

function authorizationOf(value: string | undefined): string | undefined {
  if (value === undefined || value === '') return undefined;
  if (/^(Basic|Bearer) [\x21-\x7e]+$/.test(value)) return value;
  if (/^(?!Basic |Bearer )[^:]+:/.test(value)) return `Basic ${Buffer.from(value, 'utf8').toString('base64')}`;
  throw new WrongOption('READOUT_ARCHIVE_AUTH is "user:password", "Bearer TOKEN" or "Basic BASE64".');
}

/** What the page shows for the archive: host and path, never a credential. */
export const archiveName = ({ url }: ArchiveOption) => `${url.host}${url.pathname.replace(/\/+$/, '')}`;

/**
 * Whether a Host header may name this server. A server on a loopback address answers only to loopback names, so that
 * a page elsewhere whose name was pointed at this machine cannot read the archive (DNS rebinding).
 */
export function isOwnHost(listeningOn: string, hostHeader: string | undefined): boolean {
  if (!isLoopback(listeningOn)) return true;
  const named = /^(\[[0-9a-f:]+\]|[^:]+)(:\d+)?$/i.exec(hostHeader ?? '')?.[1];
  return named !== undefined && isLoopback(named);
}

function isLoopback(host: string): boolean {
  const bare = host.replace(/^\[|\]$/g, '').toLowerCase();
  return bare === 'localhost' || bare === '::1' || (isIP(bare) === 4 && bare.startsWith('127.'));
}
