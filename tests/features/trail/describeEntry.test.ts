import { describe, expect, it } from 'vitest';
import type { Act } from '#core/ledger/entry.ts';
import { describeEntry } from '#features/trail/describeEntry.ts';
import { shapeName } from '#features/trail/shapeName.ts';
import { measurement } from '../../builders/judgements.ts';
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
      before: 'name T1, sphere r 10.0 mm at L 0.0\u00a0\u00a0P 0.0\u00a0\u00a0H 0.0\u00a0mm',
      after: 'name T2, sphere r 7.0 mm at L 1.0\u00a0\u00a0P 2.0\u00a0\u00a0H 3.0\u00a0mm',
    });
  });

  it.each([
    ['SUVbw', 'max', 5.2345, 'g/ml{SUVbw}', 'SUVbw max 5.23\u00a0g/ml'],
    ['HU', 'mean', 41.26, "[hnsf'U]", 'HU mean 41.3\u00a0HU'],
    ['ADC', 'mean', 0.0011, 'mm2/s', 'ADC mean 1100\u00a0×10⁻⁶ mm²/s'],
    ['Diameter', 'longAxis', 32.06, 'mm', 'long axis 32.1\u00a0mm'],
  ] as const)('writes %s %s in the words and units of the panels', (quantity, statistic, value, unit, shown) => {
    const values = [{ quantity, statistic, value, unit }];
    expect(after({ kind: 'measured', measurements: [measurement({ quantity, unit, values })] })).toBe(shown);
  });

  it('says what an image was calibrated to on a ruler, and that it no longer is', () => {
    const image = { sopInstanceUid: '1.2.5' };
    const hand = { ends: [[0, 0], [150, 200]], length: 50, by: 'Ada', at: '' } as const; // prettier-ignore
    const act = {
      kind: 'image-calibrated',
      studyUid: '1.2',
      image,
      before: null,
      after: hand,
      reason: 'ruler',
    } as const;
    const [made, removed] = ledgerOf(act, { ...act, before: hand, after: null }).map(describeEntry);
    const after = '50\u00a0mm on the ruler, 0.2000\u00a0mm/px';
    expect(made).toEqual({ act: 'Image calibrated on a ruler', subject: 'ruler', before: 'no scale', after });
    expect(removed).toMatchObject({ act: 'Calibration by hand removed', before: after, after: 'no scale' });
  });

  it('says which quantity a refusal is of', () => {
    const failure = { code: 'SUV_E_WEIGHT', message: 'Patient weight is missing.' };
    const refused = measurement({ quantity: 'SUVbw', modality: 'PT', values: [], failure });
    expect(after({ kind: 'measured', measurements: [refused] })).toBe('SUVbw on PT not computed: SUV_E_WEIGHT');
  });

  it.each([
    [
      { fit: 'wls', bValues: [0, 800], engine: 'webgl2' },
      'weighted least squares, b 0, 800\u00a0s/mm², computed by webgl2',
    ],
    [{ fit: 'two-point' }, 'two points'],
    [[1], '[1]'],
  ])('reads the settings of a map: %j', (settings, fit) => {
    const act = {
      kind: 'map-created',
      studyUid: '1',
      seriesUid: '2',
      from: '3',
      settings: JSON.stringify(settings),
    } as const;
    expect(after(act)).toBe(fit);
  });

  it('shows settings that are no JSON as they stand', () => {
    expect(after({ kind: 'map-created', studyUid: '1', seriesUid: '2', from: '3', settings: '{' })).toBe('{');
  });

  const plane = { centre: [0, 0, 0], normal: [0, 0, 1] } as const;
  const within = { centre: [0, 0, 0], radius: 20 } as const;
  it.each([
    [{ kind: 'ellipse', ...plane, semiAxes: [[5, 0, 0], [0, 5, 0]] }, 'circle'],
    [{ kind: 'ellipse', ...plane, semiAxes: [[5, 0, 0], [0, 4, 0]] }, 'ellipse'],
    [{ kind: 'threshold', within, seriesUid: '1', rule: { kind: 'fraction', of: 0.41, connected: true } }, 'threshold VOI ≥ 41 % of max'],
    [{ kind: 'threshold', within, seriesUid: '1', rule: { kind: 'fixed', value: 2.5, unit: 'g/ml{SUVbw}', connected: true } }, 'threshold VOI ≥ 2.50 g/ml'],
    [{ kind: 'bidirectional', normal: [0, 0, 1], long: [[0, 0, 0], [9, 0, 0]], short: [[4, 0, 0], [4, 3, 0]] }, 'two axes'],
  ] as const)('calls a shape what the reader calls it: %#', (shape, name) => {
    expect(shapeName(shape)).toBe(name);
  }); // prettier-ignore
});

function after(act: Act): string {
  const [entry] = ledgerOf(act);
  return entry ? describeEntry(entry).after : '';
}
