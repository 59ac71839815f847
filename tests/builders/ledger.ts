import { sealEntry, type LedgerDraft } from '#core/ledger/chain.ts';
import type { Act, LedgerEntry } from '#core/ledger/entry.ts';
import type { Region } from '#core/regions/region.ts';

export const draft = (act: Act, change: Partial<LedgerDraft> = {}): LedgerDraft => ({
  at: '2026-11-24T08:15:00.000Z',
  offsetMinutes: 60,
  actor: { name: 'Dr Reader', role: 'reader' },
  subject: '1.2.3',
  act,
  ...change,
});

/** A valid chain of these acts. */
export function ledgerOf(...acts: readonly (Act | LedgerDraft)[]): readonly LedgerEntry[] {
  return acts.reduce<readonly LedgerEntry[]>(
    (entries, act) => [...entries, sealEntry(entries.at(-1), 'act' in act ? act : draft(act))],
    [],
  );
}

export const region = (change: Partial<Region> = {}): Region => ({
  id: 'r1',
  name: 'T1',
  role: 'target',
  organ: 'liver',
  node: false,
  shape: { kind: 'sphere', centre: [0, 0, 0], radius: 10 },
  studyUid: '1.2.3',
  seriesUid: '1.2.3.4',
  stackId: '1.2.3.4/0',
  frameOfReferenceUid: '1.2.3.9',
  ...change,
});
