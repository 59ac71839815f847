import type { Failure } from '#core/result.ts';

/** What a command says: results on one stream, failures on the other, and whether there were any. */
export interface Report {
  /** One failure as one sentence; the command goes on and ends with status 1. */
  readonly fail: (failure: Failure, what?: string) => void;
  /** Results: JSON when asked for, else lines for a person. */
  readonly print: (value: unknown, asJson: boolean, lines: readonly string[]) => void;
  /** 0, or 1 after a failure. */
  readonly exitStatus: () => 0 | 1;
}

type Write = (text: string) => void;

/** The report of one run of the command line. */
export function createReport(streams: { readonly output: Write; readonly errors: Write }): Report {
  let failures = 0;
  return {
    fail: ({ code, message }, what) => {
      failures++;
      const sentence = `${what ? `${what}: ` : ''}${message} [${code}]`;
      streams.errors(`${sentence.replaceAll(/\s+/g, ' ')}\n`);
    },
    print: (value, asJson, lines) =>
      streams.output(`${asJson ? JSON.stringify(value, undefined, 2) : lines.join('\n')}\n`),
    exitStatus: () => (failures === 0 ? 0 : 1),
  };
}
