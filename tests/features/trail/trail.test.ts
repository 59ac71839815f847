import { describe, expect, it } from 'vitest';
import { sealEntry } from '#core/ledger/chain.ts';
import type { Act } from '#core/ledger/entry.ts';
import { createTrailRows, searchedTrail } from '#features/trail/trailRows.ts';
import { verificationWords } from '#features/trail/verificationWords.ts';
import { region } from '../../builders/ledger.ts';

const actor = { name: 'Dr Reader', role: 'reader' } as const;
const draft = (act: Act, subject = '') => ({ at: '2026-11-24T23:41:07.250Z', offsetMinutes: 60, actor, subject, act });
const opened = sealEntry(undefined, draft({ kind: 'session-opened', software: 'Readout 0.1.0' }));
const added = sealEntry(opened, draft({ kind: 'region-added', region: region() }, 'study'));

describe('the rows of the trail', () => {
  const rowOf = createTrailRows();

  it('puts the latest first, at the clock of the person who acted', () => {
    const rows = searchedTrail([opened, added], { search: '', rowOf }).map(rowOf);
    expect(rows.map(({ sequence, act }) => [sequence, act])).toEqual([
      [1, 'Region added'],
      [0, 'Session opened'],
    ]);
    expect(rows[0]).toMatchObject({ iso: '2026-11-25', time: '00:41:07 +01:00', person: 'Dr Reader', role: 'reader' });
  });

  it.each([
    [{ search: 'region' }, 1],
    [{ search: 'dr reader' }, 2],
    [{ search: '2026-11-25 opened' }, 1],
    [{ search: '', studyUids: ['study'] }, 1],
    [{ search: '', studyUids: [] }, 0],
  ])('%j leaves %d rows', (filter, count) => {
    expect(searchedTrail([opened, added], { ...filter, rowOf })).toHaveLength(count);
  });
});

it('puts an entry into words once', () => {
  const rowOf = createTrailRows();
  expect(rowOf(opened)).toBe(rowOf(opened));
});

it('puts no entry into words that is neither shown nor searched', () => {
  const never = () => {
    throw new Error('described');
  };
  expect(searchedTrail([opened, added], { search: ' ', studyUids: ['study'], rowOf: never })).toEqual([added]);
});

describe('verificationWords', () => {
  it('says what intact means', () => {
    expect(verificationWords({ intact: true, entries: 128 })).toBe(
      'The chain is intact: 128 entries, every hash matches its content and the entry before it.',
    );
  });

  it('names the first broken entry and what to do', () => {
    const words = verificationWords({ intact: false, entries: 3, at: 1, reason: 'the content was changed' });
    expect(words).toBe(
      'The chain is broken at entry 1: the content was changed. Export the ledger and tell your quality assurance.',
    );
  });
});
