import { fileURLToPath } from 'node:url';
import { parseProtocol } from '#core/protocol/parseProtocol.ts';
import type { Protocol } from '#core/protocol/cutoff.ts';
import { readJson } from './jsonFile.ts';

/** The same place from src/cli and from dist/cli. */
const SHIPPED = new URL('../../public/protocol.default.json', import.meta.url);

/** The cut-offs of --protocol FILE, or the shipped ones. @throws Error in words when the file is not valid. */
export async function loadProtocol(file: string | undefined): Promise<Protocol> {
  const name = file ?? fileURLToPath(SHIPPED);
  const parsed = parseProtocol(await readJson(name));
  if (!parsed.ok) throw new Error(`${name}: ${parsed.failure.message}`);
  return parsed.value;
}
