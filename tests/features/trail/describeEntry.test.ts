import { describe, expect, it } from 'vitest';
import { describeEntry } from '#features/trail/describeEntry.ts';
import { draft, ledgerOf, region } from '../../builders/ledger.ts';

describe('describeEntry', () => {
  const words = ledgerOf(
    { kind: 'session-opened', software: 'Readout 0.1.0' },
    { kind: 'region-added', region: region({ organ: '=cmd()' }) },
    draft({ kind: 'region-removed', region: region() }, { via: 'undo' }),
  ).map(describeEntry);

  it('says what was done, undo included', () => {
    expect(words[1]).toEqual({ act: 'Region added', subject: 'T1', before: '', after: 'sphere, target, =cmd()' });
    expect(words[2]?.act).toBe('Undo: region removed');
  });

  it('says what changed, before and after', () => {
    const [changed] = ledgerOf({
      kind: 'region-changed',
      before: region(),
      after: region({ name: 'T2', shape: { kind: 'sphere', centre: [1, 2, 3], radius: 7 } }),
    });
    if (!changed) throw new Error('no entry');
    expect(describeEntry(changed)).toEqual({
      act: 'Region changed',
      subject: 'T2',
      before: 'name T1, sphere r 10.0 mm at (0.0, 0.0, 0.0)',
      after: 'name T2, sphere r 7.0 mm at (1.0, 2.0, 3.0)',
    });
  });
});
