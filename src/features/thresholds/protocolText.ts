import { parseProtocol } from '#core/protocol/parseProtocol.ts';
import type { Protocol } from '#core/protocol/cutoff.ts';
import { failed, type Failure, type Result } from '#core/result.ts';
import { thresholdsWords } from '#ui/words/thresholds.ts';

/** A protocol has a few dozen cut-offs; anything larger is another file. */
const LARGEST = 1_000_000;

/** A protocol from text a person typed or a file they chose. */
export function protocolFromText(text: string): Result<Protocol, Failure> {
  if (text.length > LARGEST) return failed({ code: 'PRO_E_INVALID', message: thresholdsWords.tooLarge });
  try {
    return parseProtocol(JSON.parse(text));
  } catch {
    return failed({ code: 'PRO_E_JSON', message: thresholdsWords.notJson });
  }
}

export const protocolToText = (protocol: Protocol) => textOf(protocol);

/** JSON as people read it, one member a line. */
export const textOf = (json: unknown) => `${JSON.stringify(json, undefined, 2)}\n`;
