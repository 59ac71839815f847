import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { checkOn, entryHash, GENESIS, NOTHING_CHECKED, outcome, sealEntry, verifyChain } from '#core/ledger/chain.ts';
import type { LedgerEntry } from '#core/ledger/entry.ts';
import { draft, ledgerOf, region } from '../../builders/ledger.ts';

const entries = ledgerOf(
  { kind: 'session-opened', software: 'Readout 0.1.0' },
  { kind: 'region-added', region: region() },
  { kind: 'region-removed', region: region() },
);

const at = (index: number): LedgerEntry => {
  const entry = entries[index];
  if (!entry) throw new Error(`no entry ${index}`);
  return entry;
};

describe('the chain', () => {
  it('numbers entries from 0 and links each to the one before', () => {
    expect(entries.map(({ sequence }) => sequence)).toEqual([0, 1, 2]);
    expect(at(0).previous).toBe(GENESIS);
    expect(at(1).previous).toBe(at(0).hash);
    expect(verifyChain(entries)).toEqual({ intact: true, entries: 3 });
  });

  it('hashes the canonical JSON without the hash (checked with another SHA-256)', () => {
    const sealed = sealEntry(undefined, draft({ kind: 'session-opened', software: 'x' }));
    const canonical =
      '{"act":{"kind":"session-opened","software":"x"},"actor":{"name":"Dr Reader","role":"reader"},' +
      `"at":"2026-11-24T08:15:00.000Z","offsetMinutes":60,"previous":"${GENESIS}","sequence":0,"subject":"1.2.3"}`;
    expect(sealed.hash).toBe(createHash('sha256').update(canonical).digest('hex'));
  });

  it('is checked in parts as in one piece, also where it is broken', () => {
    const altered = [at(0), { ...at(1), subject: 'altered' }, at(2)];
    for (const chain of [entries, altered, [at(0), at(2)], []]) {
      const parts = chain.map((entry) => [entry]);
      expect(outcome(parts.reduce(checkOn, NOTHING_CHECKED))).toEqual(verifyChain(chain));
    }
  });

  it('survives a round trip through JSON', () => {
    expect(verifyChain(JSON.parse(JSON.stringify(entries)) as LedgerEntry[]).intact).toBe(true);
  });

  it.each<[string, readonly LedgerEntry[], number]>([
    ['an altered actor', [at(0), { ...at(1), actor: { name: 'Someone', role: 'reader' } }, at(2)], 1],
    ['an altered time', [{ ...at(0), at: '2026-11-24T08:15:00.001Z' }, at(1), at(2)], 0],
    ['a removed entry', [at(0), at(2)], 1],
    ['a removed first entry', [at(1), at(2)], 0],
    ['swapped entries', [at(0), at(2), at(1)], 1],
    ['a repeated entry', [at(0), at(1), at(1)], 2],
    ['an entry re-sealed after a change', [at(0), reseal({ ...at(1), subject: 'other' }), at(2)], 2],
    [
      'an inserted entry',
      [at(0), sealEntry(at(0), draft({ kind: 'verified', entries: 1, intact: true })), at(1), at(2)],
      2,
    ],
  ])('finds %s', (_what, altered, position) => {
    const check = verifyChain(altered);
    expect(check).toMatchObject({ intact: false, at: position });
  });

  it('cannot see a cut tail, which is why the number of entries is told', () => {
    expect(verifyChain(entries.slice(0, 2))).toEqual({ intact: true, entries: 2 });
  });
});

function reseal(entry: LedgerEntry): LedgerEntry {
  return { ...entry, hash: entryHash(entry) };
}
