/** Why Readout could not start, in words for the page shown instead of it, and what the reader can do. */
export interface StartFailure {
  readonly reason: string;
  readonly remedy: string;
}

const BLOCKED: StartFailure = {
  reason: 'The browser does not let this page store anything, so the ledger could not be kept.',
  remedy: 'Leave the private window, or allow site data for this address in the browser settings, then reload.',
};

const FULL: StartFailure = {
  reason: 'There is no space left on this device for the ledger.',
  remedy: 'Free space on the disk, then reload. Do not clear the data of this site: it holds the ledger.',
};

const NEWER: StartFailure = {
  reason: 'The stored ledger was written by a newer version of Readout.',
  remedy: 'Open the newer version. Nothing was changed.',
};

const INSECURE: StartFailure = {
  reason: 'This page was not opened over a secure connection, so the browser withholds what the ledger needs.',
  remedy: 'Open it on 127.0.0.1 or over https.',
};

/** By the name of what IndexedDB and its like reject with (Web IDL, DOMException names). */
const BY_NAME: Readonly<Record<string, StartFailure>> = {
  SecurityError: BLOCKED,
  InvalidStateError: BLOCKED,
  NotAllowedError: BLOCKED,
  // A private window of some browsers fails to open the database with no better name.
  UnknownError: BLOCKED,
  QuotaExceededError: FULL,
  VersionError: NEWER,
};

/** What to tell about an error before the workstation stands. */
export function startFailure(error: unknown, isSecure: boolean): StartFailure {
  if (!isSecure) return INSECURE;
  const known = error instanceof Error ? BY_NAME[error.name] : undefined;
  return (
    known ?? {
      reason: 'Something unexpected failed before the ledger was open. Nothing was changed.',
      remedy: 'Reload. If it happens again, try another browser and report the message below.',
    }
  );
}
