import { z } from 'zod';
import type { Act, LedgerEntry } from '#core/ledger/entry.ts';
import { failed, success, type Failure, type Result } from '#core/result.ts';

/** One entry a line, in the order of the chain; line by line. */
export function* ledgerLines(entries: readonly LedgerEntry[]): Generator<string, undefined> {
  for (const entry of entries) yield `${JSON.stringify(entry)}\n`;
}

const ACTS = [
  'session-opened', 'study-imported', 'region-added', 'region-changed', 'region-removed', 'lesion-stated', 'measured',
  'protocol-changed', 'map-created', 'suv-overridden', 'image-calibrated', 'spaces-registered', 'registration-withdrawn', 'exported', 'files-kept', 'files-deleted',
  'verified',
] as const satisfies readonly Act['kind'][]; // prettier-ignore

const hash = z.string().regex(/^[0-9a-f]{64}$/, 'a SHA-256 hash of 64 hexadecimal digits');

/**
 * The envelope is checked strictly; the payload of an act only for its kind, because what it says is protected by the
 * hash and a newer version may say more. Members pass through untouched: the hash is over all of them.
 */
const entrySchema = z.strictObject({
  sequence: z.int().nonnegative(),
  at: z.iso.datetime({ precision: 3 }),
  offsetMinutes: z.int().min(-900).max(900),
  actor: z.strictObject({ name: z.string().min(1), role: z.enum(['reader', 'coordinator', 'qa', 'administrator']) }),
  subject: z.string(),
  via: z.enum(['undo', 'redo']).optional(),
  act: z.looseObject({ kind: z.enum(ACTS) }),
  previous: hash,
  hash,
});

/** Reads a ledger exported as JSON lines. The failure names the first line that is not an entry, and why. */
export function parseLedger(text: string): Result<readonly LedgerEntry[], Failure> {
  const entries: LedgerEntry[] = [];
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  for (const [index, line] of lines.entries()) {
    if (line === '' && index === lines.length - 1) continue;
    const entry = parseLine(line);
    if (!entry.ok) return failed({ ...entry.failure, message: `Line ${index + 1}: ${entry.failure.message}` });
    entries.push(entry.value);
  }
  return success(entries);
}

function parseLine(line: string): Result<LedgerEntry, Failure> {
  let json: unknown;
  try {
    json = JSON.parse(line);
  } catch {
    return failed({ code: 'LED_E_JSON', message: 'not JSON; a ledger has one JSON entry a line.' });
  }
  const parsed = entrySchema.safeParse(json);
  if (parsed.success) return success(json as LedgerEntry);
  const [issue] = parsed.error.issues;
  const place = issue?.path.map(String).join('.') ?? '';
  return failed({
    code: 'LED_E_ENTRY',
    message: `${place === '' ? 'not a ledger entry' : place}: ${issue?.message ?? ''}.`,
  });
}
