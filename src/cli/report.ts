import type { Failure } from '#core/result.ts';

let failures = 0;

/** Says one failure as one sentence on standard error; the command goes on and ends with status 1. */
export function reportFailure({ code, message }: Failure, what?: string): void {
  failures++;
  const sentence = `${what ? `${what}: ` : ''}${message} [${code}]`;
  process.stderr.write(`${sentence.replaceAll(/\s+/g, ' ')}\n`);
}

export const exitStatus = () => (failures === 0 ? 0 : 1);

/** Results on standard output: JSON when asked for, else lines for a person. */
export function print(value: unknown, asJson: boolean, lines: readonly string[]): void {
  const text = asJson ? JSON.stringify(value, undefined, 2) : lines.join('\n');
  process.stdout.write(`${text}\n`);
}
