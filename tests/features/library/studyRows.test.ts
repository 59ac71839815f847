import { describe, expect, it } from 'vitest';
import { emptyRead } from '#core/ledger/projection.ts';
import type { RemoteStudy } from '#core/archive/archive.ts';
import type { Series, Study } from '#core/imaging/series.ts';
import { arrangedRows } from '#features/library/arrangedRows.ts';
import { studyRows, type StudyRow } from '#features/library/studyRows.ts';
import type { LibraryStudy } from '#stores/library.ts';
import { shownDay } from '#ui/dates.ts';
import { judgeable, judgement } from '../../builders/judgements.ts';
import { region } from '../../builders/ledger.ts';

const warning = { code: 'INP_W_GAP', message: 'One slice is missing.' };

const series = (change: Partial<Series> = {}): Series => ({
  seriesUid: 'series',
  studyUid: 'study',
  modality: 'PT',
  kind: 'pet',
  description: 'PET AC',
  number: 1,
  instances: [],
  stacks: [],
  warnings: [],
  ...change,
});

const study = (change: Partial<Study> = {}): Study => ({
  studyUid: 'study',
  patientId: 'TRIAL-007',
  patientName: 'Doe^Jane',
  studyDate: '20260301',
  description: 'FDG',
  series: [series(), series({ seriesUid: 'ct', modality: 'CT', kind: 'ct', warnings: [warning] })],
  ...change,
});

const opened = (change: Partial<LibraryStudy> = {}): LibraryStudy => ({
  study: study(),
  source: 'device',
  digest: 'same',
  kept: false,
  ...change,
});

const remote = (studyUid: string): RemoteStudy => ({
  ...{ studyUid, patientId: 'R-1', patientName: 'Roe^Richard', studyDate: '20260401', description: 'Liver' },
  ...{ accession: 'A-77', modalities: ['MR'], series: 3, images: undefined },
});

const nothing = {
  studies: [],
  remembered: [],
  kept: [],
  listed: [],
  archive: undefined,
  read: emptyRead,
  judgements: [],
};
const remembered = {
  studyUid: 'study',
  patientId: 'TRIAL-007',
  patientName: 'Doe^Jane',
  studyDate: '20260301',
  modalities: ['CT', 'PT'],
  description: 'FDG whole body',
  accession: 'A-42',
  series: 2,
  images: 348,
  archive: undefined,
  sample: undefined,
  digest: 'same',
  lastOpened: '2026-03-02T08:00:00.000Z',
};

describe('studyRows', () => {
  it('shows the trial id before the name, modalities once each and the warnings of every series', () => {
    const [row] = studyRows({ ...nothing, studies: [opened()] });
    expect(row).toMatchObject({ subject: 'TRIAL-007', name: 'Doe, Jane', modalities: ['CT', 'PT'], state: 'not read' });
    expect(row?.warnings).toEqual([{ series: 'PET AC', notice: warning }]);
  });

  it('counts results beyond a cut-off of that study only', () => {
    const judgements = [
      judgement(judgeable(4)),
      judgement(judgeable(1)),
      judgement(judgeable(4, { studyUid: 'another' })),
    ];
    const read = { ...emptyRead, regions: [{ ...region(), studyUid: 'study' }] };
    const [row] = studyRows({ ...nothing, studies: [opened()], read, judgements });
    expect(row).toMatchObject({ flags: 1, state: 'in progress' });
  });

  it('keeps a study of an earlier session in the list and asks for its files', () => {
    const [row] = studyRows({ ...nothing, remembered: [remembered] });
    expect(row).toMatchObject({
      subject: 'TRIAL-007',
      name: 'Doe, Jane',
      source: 'needed',
      opened: false,
      description: 'FDG whole body',
      accession: 'A-42',
      series: 2,
      images: 348,
      way: 'files',
      date: '20260301',
      modalities: ['CT', 'PT'],
    });
    const [kept] = studyRows({ ...nothing, remembered: [remembered], kept: ['study'] });
    expect(kept).toMatchObject({ source: 'kept', kept: true, way: 'open' });
  });

  it('says when a study was opened whose ledger entry is older than the recording of descriptions', () => {
    const old = { ...remembered, description: undefined, accession: undefined, series: undefined };
    const [row] = studyRows({ ...nothing, remembered: [old] });
    expect(row).toMatchObject({ description: `Opened ${shownDay(old.lastOpened)}`, series: undefined, images: 348 });
  });

  it('names a study of an older ledger entry as the archive does, else not at all', () => {
    const old = { ...remembered, patientName: undefined };
    const [alone] = studyRows({ ...nothing, remembered: [old] });
    expect(alone).toMatchObject({ subject: 'TRIAL-007', name: '' });
    const [listed] = studyRows({ ...nothing, remembered: [old], archive: 'pacs', listed: [remote('study')] });
    expect(listed).toMatchObject({ subject: 'TRIAL-007', name: 'Roe, Richard' });
    const [unknown] = studyRows({ ...nothing, remembered: [{ ...old, patientId: '' }] });
    expect(unknown).toMatchObject({ subject: 'No patient ID', name: '' });
  });

  it('lets the name of a remembered study take the place of a missing id', () => {
    const [row] = studyRows({ ...nothing, remembered: [{ ...remembered, patientId: '' }] });
    expect(row).toMatchObject({ subject: 'Doe, Jane', name: '' });
  });

  it.each([
    ['that archive is connected', { archive: 'pacs/dicom-web' }, { way: 'fetch', archive: 'pacs/dicom-web' }],
    ['another one is', { archive: 'other/dicom-web' }, { way: 'files', archive: 'pacs/dicom-web' }],
    ['none is', {}, { way: 'files', archive: 'pacs/dicom-web' }],
    [
      'another one lists it',
      { archive: 'other/dicom-web', listed: [remote('study')] },
      { way: 'fetch', archive: 'other/dicom-web' },
    ],
  ])('a study that came from an archive, when %s', (_when, connected, expected) => {
    const [row, ...others] = studyRows({
      ...nothing,
      ...connected,
      remembered: [{ ...remembered, archive: 'pacs/dicom-web' }],
    });
    expect(row).toMatchObject({ source: 'needed', ...expected });
    expect(others).toEqual([]);
  });

  it('lists what only the archive has, once, and not what is open here', () => {
    const rows = studyRows({
      ...nothing,
      archive: 'pacs',
      studies: [opened()],
      listed: [remote('study'), remote('elsewhere')],
    });
    expect(rows.map(({ studyUid, source, way }) => [studyUid, source, way])).toEqual([
      ['study', 'device', 'open'],
      ['elsewhere', 'remote', 'fetch'],
    ]);
    expect(rows[1]).toMatchObject({ subject: 'R-1', name: 'Roe, Richard', series: 3, images: undefined });
  });

  it('offers to make a sample again', () => {
    const [row] = studyRows({ ...nothing, remembered: [{ ...remembered, sample: 'pet-ct' }] });
    expect(row).toMatchObject({ source: 'needed', sample: 'pet-ct' });
  });

  it('lists an opened study once and warns when its files are others than before', () => {
    const same = studyRows({ ...nothing, studies: [opened()], remembered: [remembered] });
    expect(same).toHaveLength(1);
    expect(same[0]?.warnings.map(({ notice }) => notice.code)).toEqual(['INP_W_GAP']);
    const other = studyRows({ ...nothing, studies: [opened({ digest: 'other' })], remembered: [remembered] });
    expect(other[0]?.warnings.map(({ notice }) => notice.code)).toContain('LIB_W_OTHER_FILES');
  });
});

describe('arrangedRows', () => {
  const row = (change: Partial<StudyRow>): StudyRow => ({
    studyUid: 'uid', subject: 'A', name: '', date: '20260101', description: '', accession: '', modalities: ['CT'],
    series: 1, images: 1, source: 'device', way: 'open', sample: undefined, archive: undefined, opened: true, kept: false, state: 'not read', flags: 0, warnings: [], ...change,
  }); // prettier-ignore
  const rows = [
    row({ studyUid: '1', subject: 'S10', date: '20260301', flags: 2 }),
    row({ studyUid: '2', subject: 'S2', date: '20260201', modalities: ['MR'], state: 'in progress' }),
    row({
      studyUid: '3',
      subject: 'S2',
      date: '20260101',
      modalities: ['PT', 'CT'],
      source: 'needed',
      accession: 'A-9',
    }),
  ];
  const view = { search: '', filters: [], column: 'subject', descending: false } as const;
  const uids = (shown: readonly StudyRow[]) => shown.map(({ studyUid }) => studyUid).join('');

  it.each([
    ['numbers in ids count as numbers, then date', view, '321'],
    ['the same turned round keeps the dates of a subject in order', { ...view, descending: true }, '132'],
    ['by flags', { ...view, column: 'flags', descending: true }, '132'],
    ['every word typed must be there', { ...view, search: 's2 202602' }, '2'],
    ['search takes modalities', { ...view, search: 'pt' }, '3'],
    ['flagged', { ...view, filters: ['flagged'] }, '1'],
    ['the accession number', { ...view, search: 'a-9' }, '3'],
    ['both modalities of a PET/CT', { ...view, filters: ['modality CT', 'modality PT'] }, '3'],
    ['any of several sources', { ...view, filters: ['source device', 'source needed'] }, '321'],
    ['one source', { ...view, filters: ['source needed'] }, '3'],
    ['any of several states', { ...view, filters: ['not read', 'in progress'] }, '321'],
    ['filters add up', { ...view, filters: ['modality CT', 'not read'] }, '31'],
  ] as const)('%s', (_name, wanted, expected) => {
    expect(uids(arrangedRows(rows, wanted))).toBe(expected);
  });
});
