import { readFile } from 'node:fs/promises';
import { verifyChain } from '#core/ledger/chain.ts';
import { parseLedger } from '#core/ledger/parseLedger.ts';
import type { Report } from './report.ts';

/** `readout ledger verify FILE`: the same check as in the browser, on an exported ledger. */
export async function verifyLedgerFile(
  file: string,
  { json = false }: { json?: boolean },
  report: Report,
): Promise<void> {
  const text = await readFile(file, 'utf8').catch(() => undefined);
  if (text === undefined) throw new Error(`${file} does not exist or may not be read.`);
  const parsed = parseLedger(text);
  if (!parsed.ok) return report.fail(parsed.failure, file);
  const check = verifyChain(parsed.value);
  const last = parsed.value.at(-1);
  const head = last ? `, head ${last.hash}` : '';
  report.print({ ...check, head: last?.hash ?? null }, json, [
    check.intact ? `intact: ${check.entries} entries${head}` : `broken at entry ${check.at} of ${check.entries}`,
  ]);
  if (!check.intact) report.fail({ code: 'LED_E_CHAIN', message: `The ledger is broken: ${check.reason}.` }, file);
}
