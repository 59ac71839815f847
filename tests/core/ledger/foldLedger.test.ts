import { describe, expect, it } from 'vitest';
import { foldEntry, foldLedger } from '#core/ledger/foldLedger.ts';
import type { Act, LedgerEntry } from '#core/ledger/entry.ts';
import { emptyRead } from '#core/ledger/projection.ts';
import { redoAct, undoAct } from '#core/ledger/undo.ts';
import type { Measurement } from '#core/measurements/measurement.ts';
import { draft, ledgerOf, region } from '../../builders/ledger.ts';

const opened: Act = { kind: 'session-opened', software: 'Readout' };
const added: Act = { kind: 'region-added', region: region() };
const measurement = (change: Partial<Measurement> = {}): Measurement => ({
  regionId: 'r1',
  regionName: 'T1',
  studyUid: '1.2.3',
  seriesUid: '1.2.3.4',
  stackId: '1.2.3.4/0',
  modality: 'PT',
  quantity: 'SUVbw',
  unit: 'g/ml{SUVbw}',
  values: [],
  warnings: [],
  ...change,
});
const bigger = region({ shape: { kind: 'sphere', centre: [0, 0, 0], radius: 12 } });

describe('foldLedger', () => {
  it('keeps regions, their latest measurements and the protocol', () => {
    const read = foldLedger(
      ledgerOf(
        opened,
        added,
        { kind: 'measured', measurements: [measurement({ quantity: 'HU' })] },
        {
          kind: 'measured',
          measurements: [measurement()],
        },
      ),
    );
    expect(read.regions).toEqual([region()]);
    expect(read.measurements.r1?.map(({ quantity }) => quantity)).toEqual(['SUVbw']);
  });

  it('keeps the numbers of a volume that was not in memory, and says who measured', () => {
    const onCt = measurement({ quantity: 'HU', stackId: 'ct/0' });
    const read = foldLedger(
      ledgerOf(
        opened,
        added,
        { kind: 'measured', measurements: [onCt, measurement()] },
        {
          kind: 'measured',
          measurements: [measurement({ unit: 'new' })],
        },
      ),
    );
    expect(read.measurements.r1?.map(({ stackId, unit }) => [stackId, unit])).toEqual([
      ['ct/0', 'g/ml{SUVbw}'],
      ['1.2.3.4/0', 'new'],
    ]);
    expect(read.measuredBy.r1?.name).toBe('Dr Reader');
  });

  it('drops the numbers of a shape that changed, and keeps them under a new name', () => {
    const measured: Act = { kind: 'measured', measurements: [measurement()] };
    const moved = foldLedger(
      ledgerOf(opened, added, measured, { kind: 'region-changed', before: region(), after: bigger }),
    );
    expect(moved.measurements.r1).toBeUndefined();
    const renamed = foldLedger(
      ledgerOf(opened, added, measured, { kind: 'region-changed', before: region(), after: region({ name: 'T7' }) }),
    );
    expect(renamed.measurements.r1?.[0]?.regionName).toBe('T7');
  });

  it('drops a removed region with its numbers', () => {
    const read = foldLedger(ledgerOf(opened, added, { kind: 'region-removed', region: region() }));
    expect(read.regions).toEqual([]);
    expect(read.measurements).toEqual({});
  });

  it('undoes and redoes by new entries', () => {
    const acts = ledgerOf(opened, added, { kind: 'region-changed', before: region(), after: bigger });
    const back = undoAct(foldLedger(acts));
    expect(back).toEqual({ kind: 'region-changed', before: bigger, after: region() });
    if (!back) return;
    const undone = foldLedger(
      ledgerOf(
        opened,
        added,
        { kind: 'region-changed', before: region(), after: bigger },
        draft(back, { via: 'undo' }),
      ),
    );
    expect(undone.regions).toEqual([region()]);
    const forward = redoAct(undone);
    expect(forward).toEqual({ kind: 'region-changed', before: region(), after: bigger });
    expect(undoAct(undone)).toEqual({ kind: 'region-removed', region: region() });
  });

  it('gives back a removed region', () => {
    expect(undoAct(foldLedger(ledgerOf(opened, added, { kind: 'region-removed', region: region() })))).toEqual(added);
  });

  it('has nothing to redo after a new act, and nothing to undo in a new session', () => {
    const undoAdded = draft({ kind: 'region-removed', region: region() }, { via: 'undo' });
    const fresh: Act = { kind: 'region-added', region: region({ id: 'r2', name: 'T2' }) };
    expect(redoAct(foldLedger(ledgerOf(opened, added, undoAdded)))).toEqual(added);
    expect(redoAct(foldLedger(ledgerOf(opened, added, undoAdded, fresh)))).toBeUndefined();
    expect(undoAct(foldLedger(ledgerOf(opened, added, opened)))).toBeUndefined();
  });

  it('remembers studies and whether their files are kept', () => {
    const imported: Act = {
      kind: 'study-imported', studyUid: '1.2.3', patientId: 'P',
      studyDate: '20250103', files: 3, shown: 3, withheld: 0, digest: 'd',
    }; // prettier-ignore
    const made = { ...imported, modalities: ['CT', 'PT'], sample: 'pet-ct' };
    const again = foldLedger(ledgerOf(opened, made, { ...imported, modalities: ['CT', 'PT'] })).studies[0];
    expect(again).toMatchObject({ modalities: ['CT', 'PT'], sample: 'pet-ct' });
    // Other files under the same study are not those the sample makes.
    const other = foldLedger(ledgerOf(opened, made, { ...imported, digest: 'other' })).studies[0];
    expect(other?.sample).toBeUndefined();
    const older = { ...imported, accession: 'A7', series: 2, archive: 'pacs:8042/dicom-web' };
    const fetched = { ...older, description: 'Thorax' };
    const reread = foldLedger(ledgerOf(opened, fetched, { ...imported, series: 2 })).studies[0];
    expect(reread).toMatchObject({ series: 2, images: 3, archive: 'pacs:8042/dicom-web' });
    // An entry older than the recording of the description says nothing of it; it is not said to be empty.
    expect(foldLedger(ledgerOf(opened, older)).studies[0]).not.toHaveProperty('description');
    // So it is with the patient's name.
    expect(foldLedger(ledgerOf(opened, older)).studies[0]).not.toHaveProperty('patientName');
    const named = foldLedger(ledgerOf(opened, older, { ...older, patientName: 'Doe^Jane' })).studies[0];
    expect(named?.patientName).toBe('Doe^Jane');
    const kept = foldLedger(ledgerOf(opened, imported, { kind: 'files-kept', studyUid: '1.2.3' }, imported));
    expect(kept.studies).toEqual([
      {
        studyUid: '1.2.3',
        patientId: 'P',
        studyDate: '20250103',
        images: 3,
        digest: 'd',
        at: '2026-11-24T08:15:00.000Z',
        kept: true,
      },
    ]);
  });
});

describe('stated lesions', () => {
  const stated = {
    kind: 'lesion-stated', studyUid: 'week8', lesion: 'T1', before: null, after: { kind: 'absent' },
  } as const; // prettier-ignore

  it('are held once a lesion and study, and can be taken back', () => {
    const read = foldLedger(ledgerOf(stated, { ...stated, before: stated.after, after: { kind: 'too-small' } }));
    expect(read.lesionStates).toEqual([{ studyUid: 'week8', lesion: 'T1', state: { kind: 'too-small' } }]);
    const back = undoAct(foldLedger(ledgerOf(stated)));
    expect(back).toEqual({ ...stated, before: { kind: 'absent' }, after: null });
    expect(foldLedger(ledgerOf(stated, back ?? stated)).lesionStates).toEqual([]);
  });
});

describe('what a reader entered in place of a PET header', () => {
  const overridden = (change: Partial<Extract<Act, { kind: 'suv-overridden' }>> = {}): Act => ({
    kind: 'suv-overridden', studyUid: '1.2.3', before: null, after: { weight: 70 }, reason: 'chart', ...change,
  }); // prettier-ignore
  const measured: Act = {
    kind: 'measured',
    measurements: [
      measurement(),
      measurement({ quantity: 'SUL' }),
      measurement({ quantity: 'activity' }),
      measurement({ quantity: 'HU', stackId: 'ct/0', seriesUid: 'ct' }),
      measurement({ stackId: 'psf/0', seriesUid: 'psf' }),
      measurement({ regionId: 'r2', studyUid: 'other', seriesUid: 'far', stackId: 'far/0' }),
    ],
  };
  const kept = (...acts: readonly Act[]) =>
    Object.values(foldLedger(ledgerOf(opened, added, measured, ...acts)).measurements)
      .flat()
      .map(({ quantity, seriesUid }) => `${quantity} ${seriesUid}`);

  it('drops every SUV of the study for a value of the patient, and nothing else', () => {
    expect(kept(overridden())).toEqual(['activity 1.2.3.4', 'HU ct', 'SUVbw far']);
  });

  it('drops the SUVs of one series for its dose', () => {
    const ofSeries = overridden({ seriesUid: 'psf', after: { dose: 3e8 } });
    expect(kept(ofSeries)).toEqual(['SUVbw 1.2.3.4', 'SUL 1.2.3.4', 'activity 1.2.3.4', 'HU ct', 'SUVbw far']);
  });

  it('drops them again when it is undone', () => {
    const undoing = overridden({ before: { weight: 70 }, after: null });
    const read = foldLedger(ledgerOf(opened, added, overridden(), measured, draft(undoing, { via: 'undo' })));
    expect(read.measurements.r1?.map(({ quantity }) => quantity)).toEqual(['activity', 'HU']);
    expect(read.suvOverrides).toEqual({});
  });

  it('forgets a region whose only number was an SUV', () => {
    const read = foldLedger(ledgerOf(opened, added, { kind: 'measured', measurements: [measurement()] }, overridden()));
    expect(read.measurements).toEqual({});
  });

  it('holds the dose by series and the patient by study; an older entry with a dose for all series gives none', () => {
    const read = foldLedger(
      ledgerOf(
        opened,
        overridden({ after: { weight: 70, dose: 3e8 } }),
        overridden({ seriesUid: 'psf', after: { doseUnit: 'mCi' } }),
      ),
    );
    expect(read.suvOverrides).toEqual({ '1.2.3': { weight: 70 } });
    expect(read.seriesOverrides).toEqual({ psf: { doseUnit: 'mCi' } });
  });
});

describe('a long ledger', () => {
  const acts: readonly Act[] = [
    opened,
    added,
    { kind: 'measured', measurements: [measurement({ regionId: 'r1', studyUid: '1.2.3' })] },
    { kind: 'region-added', region: region({ id: 'r2', name: 'T2' }) },
    { kind: 'region-changed', before: region({ id: 'r2', name: 'T2' }), after: region({ id: 'r2', name: 'T3' }) },
    { kind: 'verified', entries: 5, intact: true },
  ];

  it('folds to the same read whole and entry by entry', () => {
    const entries = ledgerOf(...acts);
    expect(entries.reduce(foldEntry, emptyRead)).toEqual(foldLedger(entries));
  });

  it('leaves what an entry does not touch the very same object', () => {
    const read = foldLedger(ledgerOf(...acts));
    const [entry] = ledgerOf({ kind: 'exported', studyUid: '1.2.3', format: 'results csv', digest: 'd' });
    if (!entry) throw new Error('no entry');
    const after = foldEntry(read, entry);
    for (const part of ['regions', 'measurements', 'measuredBy', 'studies'] as const)
      expect(after[part]).toBe(read[part]);
  });

  it('of twenty thousand entries is folded in time that grows with their number, not its square', () => {
    const [first] = ledgerOf(opened);
    if (!first) throw new Error('no entry');
    const entry = (act: Act): LedgerEntry => ({ ...first, act });
    const entries = Array.from({ length: 5000 }, (_, n) => [
      entry({
        kind: 'study-imported', studyUid: `1.${n}`, patientId: 'P', studyDate: '20250103',
        files: 1, shown: 1, withheld: 0, digest: 'd',
      }),
      entry({ kind: 'region-added', region: region({ id: `r${n}`, name: `T${n}` }) }),
      entry({ kind: 'measured', measurements: [measurement({ regionId: `r${n}` })] }),
      entry({ kind: 'session-opened', software: 'Readout' }),
    ]).flat(); // prettier-ignore
    const start = performance.now();
    const read = foldLedger(entries);
    // A tenth of a second; copied for every entry it was half a minute.
    expect(performance.now() - start).toBeLessThan(5000);
    expect([read.studies.length, read.regions.length, Object.keys(read.measurements).length]).toEqual([
      5000, 5000, 5000,
    ]);
  });
});
