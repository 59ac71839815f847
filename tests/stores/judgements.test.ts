import { describe, expect, it } from 'vitest';
import { emptyRead, type ReadState } from '#core/ledger/projection.ts';
import { judgeAll } from '#core/protocol/judge.ts';
import { judgeablesOf } from '#core/protocol/judgeables.ts';
import { createJudgements } from '#stores/judgements.ts';
import { cutoff, measurement } from '../builders/judgements.ts';
import { region } from '../builders/ledger.ts';

const measured = measurement({ regionId: region().id });
const read: ReadState = {
  ...emptyRead,
  regions: [region()],
  measurements: { [region().id]: [measured] },
  protocol: { name: 'Test', version: 1, cutoffs: [cutoff()] },
};

/** Everything judged at once, nothing kept. */
const judgedAnew = (all: ReadState) =>
  all.protocol
    ? judgeAll(
        all.protocol,
        judgeablesOf({ ...all, measurements: Object.values(all.measurements).flat(), states: all.lesionStates }),
      )
    : [];

describe('judgements kept for everyone who shows a read', () => {
  it('are those of the read', () => {
    expect(createJudgements()(read)).toEqual(judgedAnew(read));
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
    expect(after).toEqual(judgedAnew({ ...read, ...change }));
  });

  it('judge a measurement once, and anew when its organ or the protocol is another', () => {
    const judgements = createJudgements();
    const [first] = judgements(read);
    const more = { ...read.measurements, another: [measurement({ regionId: 'another' })] };
    expect(judgements({ ...read, measurements: more })[0]).toBe(first);
    const inLung = { ...read, measurements: more, regions: [region({ organ: 'lung' })] };
    expect(judgements(inLung)).toEqual(judgedAnew(inLung));
    expect(judgements(inLung)[0]?.result.organ).toBe('lung');
    const stricter = { ...inLung, protocol: { name: 'Test', version: 2, cutoffs: [cutoff({ value: 100 })] } };
    expect(judgements(stricter)).toEqual(judgedAnew(stricter));
    expect(judgements(stricter)[0]?.verdict.kind).toBe('within');
  });
});
