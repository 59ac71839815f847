import type { Actor } from '#core/ledger/entry.ts';
import { parseProtocol } from '#core/protocol/parseProtocol.ts';
import { SOFTWARE } from '#core/version.ts';
import { loadHands } from '#actions/session/hands.ts';
import { record } from '#actions/ledger/record.ts';
import type { Workstation } from '#actions/workstation.ts';

/**
 * From here on every act is this person's: remembered for the next start, recorded as a session. The first session of
 * a browser also puts the shipped protocol in force.
 */
export async function chooseProfile(workstation: Workstation, actor: Actor): Promise<void> {
  const { session, settings, trail } = workstation;
  session.getState().setActor(actor);
  await loadHands(workstation, actor);
  await settings.write('profile', actor);
  await record(workstation, { kind: 'session-opened', software: `${SOFTWARE.name} ${SOFTWARE.version}` });
  if (!trail.getState().read.protocol) await adoptShippedProtocol(workstation);
}

async function adoptShippedProtocol(workstation: Workstation) {
  const protocol = parseProtocol(await workstation.shippedProtocol());
  if (!protocol.ok) throw new Error(`The shipped protocol is not valid: ${protocol.failure.message}`);
  await record(workstation, {
    kind: 'protocol-changed',
    before: null,
    after: protocol.value,
    reason: 'Shipped default protocol',
  });
}
