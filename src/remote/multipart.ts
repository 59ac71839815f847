import { failed, success, type Result } from '#core/result.ts';
import type { ArchiveFailure } from '#core/archive/archive.ts';
import { cutOff, malformedAnswer } from '#remote/archiveFailure.ts';

export interface BodyPart {
  /** Names in lower case. */
  readonly headers: ReadonlyMap<string, string>;
  /** A view of the body, not a copy. */
  readonly bytes: Uint8Array;
}

const CR = 13;
const LF = 10;
const DASH = 45;
const MAX_HEADER = 16_384;

/** The boundary parameter of a multipart Content-Type; undefined when absent or not as RFC 2046 section 5.1.1 allows. */
export function boundaryOf(contentType: string): string | undefined {
  const found = /;\s*boundary\s*=\s*(?:"([^"]*)"|([^\s;]+))/i.exec(contentType);
  const boundary = found?.[1] ?? found?.[2];
  return boundary !== undefined && /^[\w'()+,\-./:=? ]{0,69}[\w'()+,\-./:=?]$/.test(boundary) ? boundary : undefined;
}

/**
 * The parts of a multipart body (RFC 2046 section 5.1). A body without its closing delimiter was cut off and gives no
 * part at all, since the last one may be incomplete.
 */
export function bodyParts(body: Uint8Array, boundary: string): Result<readonly BodyPart[], ArchiveFailure> {
  const mark = Uint8Array.from(`\r\n--${boundary}`, (letter) => letter.charCodeAt(0));
  const parts: BodyPart[] = [];
  // The first delimiter may open the body without a line break before it.
  let at = startsWith(body, mark.subarray(2), 0) ? mark.length - 2 : afterMark(body, mark, 0);
  if (at === undefined) return failed(body.length === 0 ? cutOff('it is empty') : malformedAnswer('it has no parts'));
  while (!isClosing(body, at)) {
    const start = lineEnd(body, at);
    const next = start === undefined ? undefined : afterMark(body, mark, start - 2);
    if (start === undefined || next === undefined) return failed(cutOff('the end of a part is missing'));
    const part = partOf(body.subarray(start, Math.max(start, next - mark.length)));
    if (!part) return failed(malformedAnswer('a part has no proper header'));
    parts.push(part);
    at = next;
  }
  return parts.length > 0 ? success(parts) : failed(malformedAnswer('it has no parts'));
}

const startsWith = (body: Uint8Array, mark: Uint8Array, at: number) =>
  at >= 0 && at + mark.length <= body.length && mark.every((byte, index) => body[at + index] === byte);

/** A delimiter line: the mark, then "--" or nothing but spaces to the end of the line; else it is content that looks alike. */
function isDelimiterEnd(body: Uint8Array, at: number): boolean {
  return isClosing(body, at) || lineEnd(body, at) !== undefined;
}

const isClosing = (body: Uint8Array, at: number) => body[at] === DASH && body[at + 1] === DASH;

/** Index after the CR LF that ends a line of spaces and tabs. */
function lineEnd(body: Uint8Array, from: number): number | undefined {
  let at = from;
  while (body[at] === 32 || body[at] === 9) at++;
  return body[at] === CR && body[at + 1] === LF ? at + 2 : undefined;
}

/** Index after the next delimiter mark at or after `from`. */
function afterMark(body: Uint8Array, mark: Uint8Array, from: number): number | undefined {
  for (let at = body.indexOf(CR, from); at >= 0; at = body.indexOf(CR, at + 1)) {
    const end = at + mark.length;
    if (startsWith(body, mark, at) && isDelimiterEnd(body, end)) return end;
  }
  return undefined;
}

/** Header lines, an empty line, content. A part may have no header line at all. */
function partOf(bytes: Uint8Array): BodyPart | undefined {
  const headers = new Map<string, string>();
  let at = 0;
  for (;;) {
    const end = bytes.indexOf(LF, at);
    if (end < 1 || end > MAX_HEADER || bytes[end - 1] !== CR) return undefined;
    if (end - 1 === at) return { headers, bytes: bytes.subarray(end + 1) };
    const line = new TextDecoder('latin1').decode(bytes.subarray(at, end - 1));
    const colon = line.indexOf(':');
    if (colon < 1) return undefined;
    headers.set(line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim());
    at = end + 1;
  }
}
