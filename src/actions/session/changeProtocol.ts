import { parseProtocol } from '#core/protocol/parseProtocol.ts';
import type { Protocol } from '#core/protocol/cutoff.ts';
import { success, type Failure, type Result } from '#core/result.ts';
import { record } from '#actions/ledger/record.ts';
import type { Workstation } from '#actions/workstation.ts';

/** Puts an edited or imported protocol in force: validated, given the next version, in the ledger with its reason. */
export async function changeProtocol(
  workstation: Workstation,
  after: Protocol,
  reason: string,
): Promise<Result<undefined, Failure>> {
  const before = workstation.trail.getState().read.protocol ?? null;
  const checked = parseProtocol({ ...after, version: (before?.version ?? 0) + 1 });
  if (!checked.ok) return checked;
  await record(workstation, { kind: 'protocol-changed', before, after: checked.value, reason });
  return success(undefined);
}
