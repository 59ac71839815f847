import type { Failure } from '#core/result.ts';

/** Why a file is not shown, and what the user can do about it. Codes are INP_E_… and INT_E_…. */
export interface WithheldReason extends Failure {
  readonly remedy: string;
}

/** Raised deep inside a parser; turned into a `WithheldReason` where reading starts, never seen outside this layer. */
export class Unreadable extends Error {
  readonly reason: WithheldReason;

  constructor(reason: WithheldReason) {
    super(reason.message);
    this.reason = reason;
  }
}

const COPY_AGAIN = 'Copy or export the file again from its source.';

export const truncated = (what: string) =>
  new Unreadable({ code: 'INP_E_TRUNCATED', message: `The file ends too early: ${what}.`, remedy: COPY_AGAIN });

export const corrupt = (what: string) =>
  new Unreadable({ code: 'INP_E_CORRUPT', message: `The file is damaged: ${what}.`, remedy: COPY_AGAIN });

export const tooLarge = (what: string) =>
  new Unreadable({
    code: 'INP_E_TOO_LARGE',
    message: `The file is too large to be read safely: ${what}.`,
    remedy: 'Split it, or unpack it first and open its content.',
  });
