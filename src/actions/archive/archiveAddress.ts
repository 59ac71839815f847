import type { ArchiveAddress, ServedArchive } from '#core/archive/archive.ts';
import type { Workstation } from '#actions/workstation.ts';
import type { DirectArchive } from '#stores/archive.ts';

const SETTING = 'archive';
/** Below this path the server of the page passes on to its archive (src/server/archiveProxy.ts). */
const SERVED_PATH = '/dicomweb';

/** Learns which archives there are: the server's, and the one entered here earlier, which goes before it. */
export async function loadArchive({ remote, dicomWeb, settings }: Workstation): Promise<void> {
  const [served, stored] = await Promise.all([dicomWeb.served(), settings.read(SETTING)]);
  const direct = isDirectArchive(stored) ? stored : undefined;
  remote.getState().set({ served, direct, address: addressOf(served, direct) });
}

/** Uses the archive the reader entered, or with undefined the server's. Results of another archive go. */
export async function chooseDirectArchive(workstation: Workstation, direct: DirectArchive | undefined): Promise<void> {
  const { remote, settings } = workstation;
  await settings.write(SETTING, direct);
  const { served, searching } = remote.getState();
  searching?.abort();
  remote.getState().set({
    direct,
    address: addressOf(served, direct),
    results: undefined,
    listed: [],
    failure: undefined,
    searching: undefined,
    listings: {},
  });
}

function addressOf(served: ServedArchive | undefined, direct: DirectArchive | undefined): ArchiveAddress | undefined {
  if (direct) {
    const { host, pathname } = new URL(direct.baseUrl);
    const headers = direct.headerName === '' ? {} : { [direct.headerName]: direct.headerValue };
    const baseUrl = direct.baseUrl.replace(/\/+$/, '');
    return { baseUrl, name: `${host}${pathname.replace(/\/+$/, '')}`, headers, throughServer: false };
  }
  if (served?.archive === undefined) return undefined;
  return { baseUrl: SERVED_PATH, name: served.archive, headers: {}, throughServer: true };
}

/** What is wrong with an archive as entered, by field; the page's own policy forbids origins the server was not told of. */
export function directArchiveProblems(
  { baseUrl, headerName, headerValue }: DirectArchive,
  { served, ownOrigin }: { readonly served: ServedArchive | undefined; readonly ownOrigin: string },
): Partial<Record<keyof DirectArchive, string>> {
  const problems: Partial<Record<keyof DirectArchive, string>> = {};
  const address = addressProblem(baseUrl, served, ownOrigin);
  if (address !== undefined) problems.baseUrl = address;
  if (headerName !== '' && !/^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/.test(headerName)) {
    problems.headerName = 'A header name has letters, digits and dashes, for example Authorization.';
  }
  if (headerName !== '' && !/^[\x21-\x7e]([\x20-\x7e]*[\x21-\x7e])?$/.test(headerValue)) {
    problems.headerValue = 'Enter the value of the header, for example Bearer and the token, in plain letters.';
  }
  if (headerName === '' && headerValue !== '') problems.headerName = 'Name the header that carries this value.';
  return problems;
}

function addressProblem(baseUrl: string, served: ServedArchive | undefined, ownOrigin: string): string | undefined {
  const url = URL.canParse(baseUrl) ? new URL(baseUrl) : undefined;
  if (url?.protocol !== 'http:' && url?.protocol !== 'https:') {
    return 'Enter an address that begins with https:// or http://.';
  }
  if (url.username !== '' || url.password !== '') return 'Leave user and password out of the address.';
  if (url.search !== '' || url.hash !== '') return 'Leave out ? and # and what follows.';
  const allowed = served?.connect === undefined || url.origin === ownOrigin || served.connect.includes(url.origin);
  return allowed ? undefined : `This page may not ask ${url.origin}. Start the server with --connect ${url.origin}, or with --archive and this address.`; // prettier-ignore
}

function isDirectArchive(value: unknown): value is DirectArchive {
  if (typeof value !== 'object' || value === null) return false;
  const { baseUrl, headerName, headerValue } = value as Readonly<Record<string, unknown>>;
  return (
    typeof baseUrl === 'string' &&
    URL.canParse(baseUrl) &&
    typeof headerName === 'string' &&
    typeof headerValue === 'string'
  );
}
