import { describe, expect, it } from 'vitest';
import { emptyRead, type ReadState } from '#core/ledger/projection.ts';
import { createJudgements, selectJudgements } from '#stores/judgements.ts';
import { cutoff, measurement } from '../builders/judgements.ts';
import { region } from '../builders/ledger.ts';

const measured = measurement({ regionId: region().id });
const read: ReadState = {
  ...emptyRead,
  regions: [region()],
  measurements: { [region().id]: [measured] },
  protocol: { name: 'Test', version: 1, cutoffs: [cutoff()] },
};

describe('judgements kept for everyone who shows a read', () => {
  it('are those of the read', () => {
    expect(createJudgements()(read)).toEqual(selectJudgements({ read }));
    expect(createJudgements()(read).length).toBeGreaterThan(0);
  });

  it('stay the same objects while nothing they follow from changes', () => {
    const judgements = createJudgements();
    const later: ReadState = { ...read, maps: [], undoable: [], measuredBy: {} };
    expect(judgements(later)).toBe(judgements(read));
  });

  it.each<[keyof ReadState, Partial<ReadState>]>([
    ['protocol', { protocol: { name: 'Test', version: 2, cutoffs: [] } }],
    ['regions', { regions: [] }],
    ['measurements', { measurements: {} }],
    ['studies', { studies: [] }],
  ])('are made anew when the %s change', (_what, change) => {
    const judgements = createJudgements();
    const before = judgements(read);
    const after = judgements({ ...read, ...change });
    expect(after).not.toBe(before);
    expect(after).toEqual(selectJudgements({ read: { ...read, ...change } }));
  });
});
