import type { RemoteStudy } from '#core/archive/archive.ts';
import type { Notice } from '#core/result.ts';
import type { ReadState } from '#core/ledger/projection.ts';
import type { Judgement } from '#core/protocol/cutoff.ts';
import { shownDay } from '#ui/dates.ts';
import { shownName } from '#ui/personName.ts';
import { libraryWords } from '#ui/words/library.ts';
import { studyWords } from '#ui/words/studies.ts';
import { accessionOf, modalitiesOf, type LibraryStudy, type RememberedStudy } from '#stores/library.ts';

/**
 * Where the images of a study are: opened now, fetched, kept in this browser, made here, still with the user, or on an
 * archive whose list names the study.
 */
export type StudySource = 'device' | 'archive' | 'sample' | 'kept' | 'needed' | 'remote';

/** How the images can be had with one act: there, made again, fetched from the archive, or asked of the user. */
export type StudyWay = 'open' | 'make' | 'fetch' | 'files';

/** A study as the library lists it: opened now, known from the ledger, or listed by an archive. */
export interface StudyRow {
  readonly studyUid: string;
  readonly subject: string;
  readonly name: string;
  /** YYYYMMDD, '' when unknown. */
  readonly date: string;
  readonly description: string;
  readonly accession: string;
  readonly modalities: readonly string[];
  /** Undefined where neither ledger nor archive says. */
  readonly series: number | undefined;
  readonly images: number | undefined;
  readonly source: StudySource;
  readonly way: StudyWay;
  /** The sample study it was made as. */
  readonly sample: string | undefined;
  /** The archive that has its files: host and path. Where `way` is not `fetch`, that archive is not connected. */
  readonly archive: string | undefined;
  /** Its series are in the library: it can be shown at once. */
  readonly opened: boolean;
  readonly kept: boolean;
  readonly state: 'not read' | 'in progress';
  /** Results beyond a cut-off. */
  readonly flags: number;
  readonly warnings: readonly { readonly series: string; readonly notice: Notice }[];
}

interface Facts {
  readonly studies: readonly LibraryStudy[];
  readonly remembered: readonly RememberedStudy[];
  /** Studies whose files the browser holds. */
  readonly kept: readonly string[];
  /** Studies the connected archive has listed, and its name. */
  readonly listed: readonly RemoteStudy[];
  readonly archive: string | undefined;
  readonly read: ReadState;
  readonly judgements: readonly Judgement[];
}

/** One row a study, however many places know it: opened ones first, then those of the ledger, then the archive's. */
export function studyRows({
  studies,
  remembered,
  kept,
  listed,
  archive,
  read,
  judgements,
}: Facts): readonly StudyRow[] {
  const opened = new Set(studies.map(({ study }) => study.studyUid));
  const before = new Map(remembered.map((study) => [study.studyUid, study]));
  const atHand = new Set(kept);
  const onArchive = new Map(listed.map((study) => [study.studyUid, study]));
  const readingOf = readings(read, judgements);
  const known = remembered.filter(({ studyUid }) => !opened.has(studyUid));
  const others = listed.filter(({ studyUid }) => !opened.has(studyUid) && !before.has(studyUid));
  const rows = [
    ...studies.map((entry) => openedRow(entry, before.get(entry.study.studyUid))),
    ...known.map((study) =>
      rememberedRow(study, { kept: atHand.has(study.studyUid), archive, remote: onArchive.get(study.studyUid) }),
    ),
    ...others.map((study) => remoteRow(study, archive)),
  ];
  return rows.map((row) => ({ ...row, ...readingOf(row.studyUid) }));
}

type Fact = Omit<StudyRow, 'state' | 'flags'>;

/** Reading state and flags by study: counted once, for any number of rows. */
function readings(read: ReadState, judgements: readonly Judgement[]) {
  const started = new Set(read.regions.map(({ studyUid }) => studyUid));
  const flags = new Map<string, number>();
  for (const { result, verdict } of judgements) {
    if (verdict.kind === 'beyond') flags.set(result.studyUid, (flags.get(result.studyUid) ?? 0) + 1);
  }
  return (studyUid: string) => ({
    state: started.has(studyUid) ? ('in progress' as const) : ('not read' as const),
    flags: flags.get(studyUid) ?? 0,
  });
}

/** The trial's id first; the name takes its place where there is none. */
const named = ({ patientId, patientName }: Pick<RemoteStudy, 'patientId' | 'patientName'>) => ({
  subject: patientId || shownName(patientName) || studyWords.noPatientId,
  name: patientId ? shownName(patientName) : '',
});

function openedRow({ study, source, digest, kept }: LibraryStudy, before: RememberedStudy | undefined): Fact {
  const changed = before && before.digest !== digest;
  return {
    studyUid: study.studyUid,
    ...named(study),
    date: study.studyDate,
    description: study.description,
    accession: accessionOf(study),
    modalities: modalitiesOf(study),
    series: study.series.length,
    images: study.series.reduce((sum, { instances }) => sum + instances.length, 0),
    source: kept ? 'kept' : source,
    way: 'open',
    sample: undefined,
    archive: undefined,
    opened: true,
    kept,
    warnings: [...(changed ? [OTHER_FILES] : []), ...seriesWarnings(study)],
  };
}

const OTHER_FILES = {
  series: libraryWords.wholeStudy,
  notice: {
    code: 'LIB_W_OTHER_FILES',
    message: libraryWords.otherFiles,
  },
};

function seriesWarnings({ series }: LibraryStudy['study']) {
  return series.flatMap(({ description, modality, warnings, stacks }) =>
    [...warnings, ...stacks.flatMap((stack) => stack.warnings)].map((notice) => ({
      series: description || modality,
      notice,
    })),
  );
}

interface Whereabouts {
  readonly kept: boolean;
  /** The archive connected now, and the study as it lists it. */
  readonly archive: string | undefined;
  readonly remote: RemoteStudy | undefined;
}

function rememberedRow(study: RememberedStudy, { kept, archive, remote }: Whereabouts): Fact {
  const { studyUid, patientId, studyDate, description, sample } = study;
  // An entry older than the recording of names leaves it to the archive, where one lists the study.
  const patientName = study.patientName ?? remote?.patientName ?? '';
  const from = remote ? archive : study.archive;
  const isConnected = from !== undefined && from === archive;
  const way = sample === undefined ? (isConnected ? 'fetch' : 'files') : 'make';
  return {
    studyUid,
    ...named({ patientId, patientName }),
    date: studyDate,
    // Entries older than the recording of the description name the day it was opened.
    description: description ?? libraryWords.openedOn(shownDay(study.lastOpened)),
    accession: study.accession ?? '',
    modalities: study.modalities,
    series: study.series,
    images: study.images,
    source: kept ? 'kept' : 'needed',
    way: kept ? 'open' : way,
    sample,
    archive: from,
    opened: false,
    kept,
    warnings: [],
  };
}

function remoteRow(study: RemoteStudy, archive: string | undefined): Fact {
  const { studyUid, patientId, patientName, studyDate, description, accession, modalities, series, images } = study;
  return {
    ...{ studyUid, description, accession, modalities, series, images, archive },
    ...named({ patientId, patientName }),
    date: studyDate,
    source: 'remote',
    way: 'fetch',
    sample: undefined,
    opened: false,
    kept: false,
    warnings: [],
  };
}
