import { describe, expect, it } from 'vitest';
import type { SuvOverrides } from '#core/calibration/suv/overrides.ts';
import { suvMeaning } from '#core/calibration/suv/suvMeaning.ts';
import { csvCell, csvTable } from '#core/export/csv.ts';
import type { ExportedResults } from '#core/export/exportedResults.ts';
import { resultsCsv } from '#core/export/resultsCsv.ts';
import { resultsJson } from '#core/export/resultsJson.ts';
import type { Measurement } from '#core/measurements/measurement.ts';
import { cutoff, judgeable, judgement } from '../../builders/judgements.ts';
import { region } from '../../builders/ledger.ts';
import { petImage } from '../../builders/petSeries.ts';

const measurement: Measurement = {
  regionId: 'r1',
  regionName: 'T1',
  studyUid: '1.2.3',
  seriesUid: '1.2.3.4',
  stackId: '1.2.3.4/0',
  modality: 'PT',
  quantity: 'SUVbw',
  unit: 'g/ml{SUVbw}',
  values: [{ quantity: 'SUVbw', statistic: 'max', value: 7.910712345678901, unit: 'g/ml{SUVbw}' }],
  warnings: [{ code: 'SUV_W_REFTIME', message: 'Series time is later, rule R5' }],
};

const results: ExportedResults = {
  software: { name: 'Readout', version: '0.1.0' },
  exportedAt: '2026-11-24T08:15:00.000Z',
  actor: { name: 'Exporter', role: 'coordinator' },
  measuredBy: { r1: { name: 'Dr, Reader', role: 'reader' } },
  studies: [{ studyUid: '1.2.3', patientId: '=HYPERLINK("x")', studyDate: '20250103' }],
  regions: [region()],
  measurements: [measurement, { ...measurement, values: [], failure: { code: 'SUV_E_WEIGHT', message: 'no weight' } }],
  lesionStates: [],
  judgements: [],
};

describe('csv', () => {
  it.each([
    ['=1+1', "'=1+1"],
    ['+1', "'+1"],
    ['-cmd', "'-cmd"],
    ['@x', "'@x"],
    ['\tx', "'\tx"],
    ['a,b', '"a,b"'],
    ['a "b"', '"a ""b"""'],
    ['line\nline', '"line\nline"'],
    ['plain', 'plain'],
    ['', ''],
  ])('text %j is %j', (text, cell) => expect(csvCell(text)).toBe(cell));

  it('writes numbers so that they read back the same, and never NaN', () => {
    expect(csvCell(-0.1)).toBe('-0.1');
    expect(Number(csvCell(0.1 + 0.2))).toBe(0.1 + 0.2);
    expect(csvCell(NaN)).toBe('');
    expect(csvCell(undefined)).toBe('');
  });

  it('ends every row with CRLF', () => expect(csvTable(['a', 'b'], [[1, 'x']])).toBe('a,b\r\n1,x\r\n'));
});

const csvOf = (exported: ExportedResults) => [...resultsCsv(exported)].join('');

describe('results', () => {
  const lines = csvOf(results).split('\r\n');

  it('has one row a number, with unit, series and software, and one for a failure', () => {
    expect(lines).toHaveLength(4);
    expect(lines[1]).toContain(',7.910712345678901,g/ml{SUVbw},');
    expect(lines[1]).toContain('Readout 0.1.0');
    expect(lines[1]).toContain('"SUV_W_REFTIME: Series time is later, rule R5"');
    expect(lines[2]).toContain('SUV_E_WEIGHT: no weight');
  });

  it('disarms text from the file and keeps the date ISO', () => {
    expect(lines[1]).toMatch(/^"'=HYPERLINK\(""x""\)",1\.2\.3,1,2025-01-03,"Dr, Reader",r1,T1,target,liver,PT,/);
  });

  it('says beside a number what limits its change', () => {
    const warnings = [{ code: 'SUV_W_PERCIST_NOT_COMPARABLE', message: 'Uptake 60.0 min at baseline' }];
    const change = judgement(
      judgeable(5, { seriesUid: '1.2.3.4', basis: 'changeFromBaseline', warnings }),
      cutoff({ id: 'retest', basis: 'changeFromBaseline' }),
    );
    const [, row] = csvOf({ ...results, judgements: [change] }).split('\r\n');
    expect(row).toContain('rule R5 | SUV_W_PERCIST_NOT_COMPARABLE: Uptake 60.0 min at baseline');
    expect(row).toContain('retest: beyond');
  });

  it('gives the same numbers as JSON', () => {
    const json = JSON.parse([...resultsJson(results)].join('')) as { measurements: Measurement[] };
    expect(json.measurements).toEqual(results.measurements);
  });
});

describe('the attributes of an export', () => {
  const tagsOf = (overrides: SuvOverrides, weight: string | undefined) => {
    const images = [petImage({ '00101030': weight })];
    const meaning = suvMeaning({ frames: images, series: images }, 'SUVbw', { overrides });
    if (!meaning.ok) throw new Error(meaning.failure.message);
    const derivation = {
      calibration: meaning.value.record,
      shape: { kind: 'sphere', centre: [0, 0, 0], radius: 10 },
      voxels: { count: 1, volumeMm3: 1, box: undefined, digest: '' },
      instanceUids: [],
      algorithm: { name: '', version: '' },
      settings: {},
    } as const;
    return csvOf({ ...results, measurements: [{ ...measurement, derivation }] }).split('\r\n')[1];
  };

  it('stand as in the file, or as the reader entered them beside what the file states', () => {
    expect(tagsOf({}, '70')).toContain('(0010,1030)=70"');
    const entered = tagsOf({ weight: 70 }, '7');
    expect(entered).toContain('(0010,1030)=70 kg entered by reader (file: 7)');
    expect(entered).toContain('(0018,1074)=368080000;');
    expect(tagsOf({ weight: 70 }, undefined)).toContain('(0010,1030)=70 kg entered by reader (not in file)');
  });
});

describe('time points of an export', () => {
  const onDay = (studyUid: string, patientId: string, studyDate: string) => ({ studyUid, patientId, studyDate });
  const cells = (studies: ExportedResults['studies'], studyUid: string) =>
    csvOf({ ...results, studies, measurements: [{ ...measurement, studyUid }] })
      .split('\r\n')[1]
      ?.split(',')
      .slice(0, 4);

  it('count the days of a subject over the whole ledger, two studies of one day as one', () => {
    const studies = [
      onDay('3', 'P1', '20250601'),
      onDay('1', 'P1', '20250103'),
      onDay('2', 'P1', '20250103'),
      onDay('4', 'P2', '20240101'),
    ];
    expect(cells(studies, '3')).toEqual(['P1', '3', '2', '2025-06-01']);
    expect(cells(studies, '2')).toEqual(['P1', '2', '1', '2025-01-03']);
  });

  it('does not take studies without Patient ID for one subject, nor place one without date', () => {
    const studies = [onDay('1', '', '20250103'), onDay('2', '', '20250601'), onDay('3', 'P1', '')];
    expect(cells(studies, '2')).toEqual(['', '2', '', '2025-06-01']);
    expect(cells(studies, '3')).toEqual(['P1', '3', '', '']);
  });
});

describe('lesions that are stated, not measured', () => {
  const state = (lesion: string, said: ExportedResults['lesionStates'][number]['state']) => ({
    studyUid: '1.2.3',
    lesion,
    state: said,
  });
  const rows = csvOf({
    ...results,
    studies: [{ studyUid: '1.2.3', patientId: 'P1', studyDate: '20250103' }],
    measurements: [],
    lesionStates: [
      state('T1', { kind: 'absent' }),
      state('T2', { kind: 'too-small' }),
      state('T3', { kind: 'not-evaluable', reason: '=artefact' }),
      state('T4', { kind: 'split', regionIds: ['r1', 'gone'] }),
      state('T5', { kind: 'merged', into: 'T1' }),
    ],
  })
    .split('\r\n')
    .slice(1, -1)
    .map((row) => row.split(','));

  // ct-recist.md section 4: disappeared 0 mm, too small to measure 5 mm, not evaluable no number.
  it('have a row each, with the length that a state alone gives', () => {
    expect(rows.map((cells) => [cells[0], cells[2], cells[3], ...cells.slice(6, 8), ...cells.slice(11, 16)])).toEqual([
      ['P1', '1', '2025-01-03', 'T1', 'target', 'LesionState', 'absent', '0', 'mm', 'stated'],
      ['P1', '1', '2025-01-03', 'T2', 'target', 'LesionState', 'too-small', '5', 'mm', 'stated'],
      ['P1', '1', '2025-01-03', 'T3', 'target', 'LesionState', 'not-evaluable', '', '', 'stated: =artefact'],
      ['P1', '1', '2025-01-03', 'T4', 'target', 'LesionState', 'split', '', '', 'stated: T1 + gone'],
      ['P1', '1', '2025-01-03', 'T5', 'target', 'LesionState', 'merged', '', '', 'stated: into T1'],
    ]);
    expect(new Set(rows.map(({ length }) => length))).toEqual(new Set([23]));
  });
});
