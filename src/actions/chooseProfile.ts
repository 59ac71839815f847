import type { Actor } from '#core/ledger/entry.ts';
import { SOFTWARE } from '#core/version.ts';
import { record } from '#actions/record.ts';
import type { Workstation } from '#actions/workstation.ts';

/** From here on every act is this person's. Remembered for the next start, recorded as a session. */
export async function chooseProfile(workstation: Workstation, actor: Actor): Promise<void> {
  workstation.session.getState().setActor(actor);
  await workstation.settings.write('profile', actor);
  await record(workstation, { kind: 'session-opened', software: `${SOFTWARE.name} ${SOFTWARE.version}` });
}
