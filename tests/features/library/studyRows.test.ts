import { describe, expect, it } from 'vitest';
import { emptyRead } from '#core/ledger/projection.ts';
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

const nothing = { studies: [], remembered: [], kept: [], read: emptyRead, judgements: [] };
const remembered = {
  studyUid: 'study',
  patientId: 'TRIAL-007',
  studyDate: '20260301',
  modalities: ['CT', 'PT'],
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
      source: 'needed',
      opened: false,
      description: `Opened ${shownDay('2026-03-02T08:00:00.000Z')}`,
      date: '20260301',
      modalities: ['CT', 'PT'],
    });
    const [kept] = studyRows({ ...nothing, remembered: [remembered], kept: ['study'] });
    expect(kept).toMatchObject({ source: 'kept', kept: true });
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
    studyUid: 'uid', subject: 'A', name: '', date: '20260101', description: '', modalities: ['CT'], series: 1, images: 1,
    source: 'device', sample: undefined, opened: true, kept: false, state: 'not read', flags: 0, warnings: [], ...change,
  }); // prettier-ignore
  const rows = [
    row({ studyUid: '1', subject: 'S10', date: '20260301', flags: 2 }),
    row({ studyUid: '2', subject: 'S2', date: '20260201', modalities: ['MR'], state: 'in progress' }),
    row({ studyUid: '3', subject: 'S2', date: '20260101', modalities: ['PT', 'CT'] }),
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
    ['filters add up', { ...view, filters: ['modality CT', 'not read'] }, '31'],
  ] as const)('%s', (_name, wanted, expected) => {
    expect(uids(arrangedRows(rows, wanted))).toBe(expected);
  });
});
