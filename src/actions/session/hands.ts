import { parseHands, STANDARD_HANDS, type Hands } from '#core/hands/hands.ts';
import type { Actor } from '#core/ledger/entry.ts';
import type { Workstation } from '#actions/workstation.ts';

/** One setting per person: two who share a browser do not share keys. */
const settingOf = ({ name }: Actor) => `hands of ${name}`;

/** Puts the keys and mouse of a person in force; what cannot be read is said, and the standard ones are. */
export async function loadHands({ settings, hands, session }: Workstation, actor: Actor): Promise<void> {
  const kept = await settings.read(settingOf(actor));
  const parsed = kept === undefined ? undefined : parseHands(kept);
  if (session.getState().actor?.name !== actor.name) return;
  hands.getState().setHands(parsed?.ok ? parsed.value : STANDARD_HANDS);
  if (parsed && !parsed.ok) session.getState().notify({ id: 'hands', tone: 'warning', ...parsed.failure });
}

/** Changes keys or mouse of the person who reads, now and in later sessions. */
export async function changeHands({ settings, hands, session }: Workstation, next: Hands): Promise<void> {
  hands.getState().setHands(next);
  const { actor } = session.getState();
  if (actor) await settings.write(settingOf(actor), next);
}
