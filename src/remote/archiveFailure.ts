import type { ArchiveAddress, ArchiveFailure } from '#core/archive/archive.ts';

type Words = Pick<ArchiveFailure, 'code' | 'message'>;

const passing = (words: Words, retryAfter?: number): ArchiveFailure => ({
  ...words,
  passing: true,
  general: false,
  ...(retryAfter === undefined ? {} : { retryAfter }),
});
const lasting = (words: Words): ArchiveFailure => ({ ...words, passing: false, general: false });
const everywhere = (words: Words): ArchiveFailure => ({ ...words, passing: false, general: true });

/** PS3.18 section 8.5 and RFC 9110: what a status other than success means for a reader, and the way out. */
export function statusFailure(status: number, address: ArchiveAddress, retryAfter?: number): ArchiveFailure {
  const credentials = address.throughServer
    ? 'Start the server again with the right READOUT_ARCHIVE_AUTH.'
    : 'Check the token in the archive settings.';
  const said = (words: string) => `${words} (${status}).`;
  if (status === 401) {
    return everywhere({
      code: 'INT_E_UNAUTHORISED',
      message: `${said('The archive does not accept the credentials')} ${credentials}`,
    });
  }
  if (status === 403) {
    return everywhere({
      code: 'INT_E_FORBIDDEN',
      message: `${said('The archive forbids this to the account in use')} Ask its administrator for the right to read it.`,
    });
  }
  if (status === 404 || status === 410) {
    return lasting({
      code: 'INT_E_NOT_FOUND',
      message: `${said('The archive does not have this')} It may have been moved or deleted: search again.`,
    });
  }
  if (status === 406) {
    return lasting({
      code: 'INT_E_NOT_ACCEPTABLE',
      message: `${said('The archive cannot send this as DICOM in its stored transfer syntax')} Export it to files and open those.`,
    });
  }
  if (status === 413) {
    return lasting({ code: 'INT_E_TOO_MANY', message: `${said('The archive finds too much')} Narrow the search.` });
  }
  if (status === 429) {
    return passing(
      { code: 'INT_E_BUSY', message: `${said('The archive asks for fewer requests')} Try again in a minute.` },
      retryAfter,
    );
  }
  if (status === 502 && address.throughServer) {
    return passing({
      code: 'INT_E_UNREACHABLE',
      message: `${said('The server of this page gets no answer from the archive')} Check that the archive runs, then try again.`,
    });
  }
  if (status >= 500) {
    return passing(
      { code: 'INT_E_ARCHIVE', message: `${said('The archive failed')} Try again; its log says why.` },
      retryAfter,
    );
  }
  if (status >= 300 && status < 400) return redirected();
  return lasting({
    code: 'INT_E_REFUSED',
    message: `${said('The archive refuses the request')} Check what was typed and the address in the archive settings.`,
  });
}

/** A redirect could carry the token to another host, so none is followed. */
export const redirected = () =>
  everywhere({
    code: 'INT_E_REDIRECT',
    message: 'The archive redirects to another address. Enter the final address in the archive settings.',
  });

export const unreachable = (address: ArchiveAddress) =>
  passing({
    code: 'INT_E_NETWORK',
    message: address.throughServer
      ? 'The server of this page does not answer. Check that it still runs, then try again.'
      : `${address.name} does not answer, or does not let this page ask (CORS). Check the address, or let the server of this page ask for it: npm start -- --archive URL.`,
  });

export const stalled = (seconds: number) =>
  passing({
    code: 'INT_E_STALL',
    message: `The archive sent nothing for ${seconds} s. Check the connection, then try again.`,
  });

export const cutOff = (detail: string) =>
  passing({ code: 'INT_E_CUT', message: `The answer of the archive broke off: ${detail}. Try again.` });

export const oversized = () =>
  lasting({
    code: 'INT_E_TOO_LARGE',
    message: 'The answer of the archive is larger than 2 GB. Export this object to a file and open that.',
  });

/** For example the page of a login portal with status 200. */
export const wrongContentType = (expected: string, got: string) =>
  lasting({
    code: 'INT_E_CONTENT_TYPE',
    message: `Expected ${expected}, got ${mediaType(got) || 'no content type'}. Check that the address is a DICOMweb service and not a login page.`,
  });

export const malformedAnswer = (detail: string) =>
  lasting({
    code: 'INT_E_ANSWER',
    message: `The answer of the archive cannot be read: ${detail}. Tell the archive’s administrator.`,
  });

/** The archive's own count is larger than its list. */
export const unlisted = (counted: number, listed: number) =>
  lasting({
    code: 'INT_E_COUNT',
    message: `The archive counts ${counted} images in this series and lists ${listed}. Try again; if it stays so, its administrator can rebuild the index.`,
  });

export const notAsked = () =>
  passing({
    code: 'INT_E_NOT_ASKED',
    message: 'Not asked for, because the archive had stopped answering. Try again.',
  });

/** "text/html; charset=utf-8" → "text/html"; what is no media type is not repeated. */
export function mediaType(contentType: string): string {
  const type = (contentType.split(';')[0] ?? '').trim().toLowerCase();
  return /^[\w.+-]+\/[\w.+*-]+$/.test(type) ? type : '';
}
