import { startWords } from '#ui/words/start.ts';

/** Why Readout could not start, in words for the page shown instead of it, and what the reader can do. */
export interface StartFailure {
  readonly reason: string;
  readonly remedy: string;
}

const BLOCKED: StartFailure = { reason: startWords.blocked, remedy: startWords.blockedRemedy };

const FULL: StartFailure = { reason: startWords.full, remedy: startWords.fullRemedy };

const NEWER: StartFailure = { reason: startWords.newer, remedy: startWords.newerRemedy };

const INSECURE: StartFailure = { reason: startWords.insecure, remedy: startWords.insecureRemedy };

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
  return known ?? { reason: startWords.unexpected, remedy: startWords.unexpectedRemedy };
}
