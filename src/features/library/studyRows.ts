import type { Notice } from '#core/result.ts';
import type { ReadState } from '#core/ledger/projection.ts';
import type { Judgement } from '#core/protocol/cutoff.ts';
import { shownName } from '#ui/personName.ts';
import { modalitiesOf, type LibraryStudy, type RememberedStudy } from '#stores/library.ts';

/** Where the images of a study are: opened now, fetched, kept in this browser, made here, or still with the user. */
export type StudySource = 'device' | 'archive' | 'sample' | 'kept' | 'needed';

/** A study as the library lists it: opened now, or known from the ledger. */
export interface StudyRow {
  readonly studyUid: string;
  readonly subject: string;
  readonly name: string;
  /** YYYYMMDD, '' when unknown. */
  readonly date: string;
  readonly description: string;
  readonly modalities: readonly string[];
  readonly series: number;
  readonly images: number;
  readonly source: StudySource;
  /** For `needed` files that can be made again: the sample study they belong to. */
  readonly sample: string | undefined;
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
  readonly read: ReadState;
  readonly judgements: readonly Judgement[];
}

export function studyRows({ studies, remembered, kept, read, judgements }: Facts): readonly StudyRow[] {
  const opened = new Set(studies.map(({ study }) => study.studyUid));
  const readingOf = (studyUid: string) => ({
    state: read.regions.some((region) => region.studyUid === studyUid)
      ? ('in progress' as const)
      : ('not read' as const),
    flags: judgements.filter(({ result, verdict }) => result.studyUid === studyUid && verdict.kind === 'beyond').length,
  });
  const rows = studies.map((entry) => ({
    ...openedRow(entry, earlier(remembered, entry)),
    ...readingOf(entry.study.studyUid),
  }));
  const known = remembered
    .filter(({ studyUid }) => !opened.has(studyUid))
    .map((study) => ({ ...rememberedRow(study, kept.includes(study.studyUid)), ...readingOf(study.studyUid) }));
  return [...rows, ...known];
}

const earlier = (remembered: readonly RememberedStudy[], { study }: LibraryStudy) =>
  remembered.find(({ studyUid }) => studyUid === study.studyUid);

function openedRow({ study, source, digest, kept }: LibraryStudy, before: RememberedStudy | undefined) {
  const changed = before && before.digest !== digest;
  return {
    studyUid: study.studyUid,
    subject: study.patientId || shownName(study.patientName) || 'No patient ID',
    name: study.patientId ? shownName(study.patientName) : '',
    date: study.studyDate,
    description: study.description,
    modalities: modalitiesOf(study),
    sample: undefined,
    series: study.series.length,
    images: study.series.reduce((sum, { instances }) => sum + instances.length, 0),
    source: kept ? ('kept' as const) : source,
    opened: true,
    kept,
    warnings: [...(changed ? [OTHER_FILES] : []), ...seriesWarnings(study)],
  };
}

const OTHER_FILES = {
  series: 'Study',
  notice: {
    code: 'LIB_W_OTHER_FILES',
    message: 'The files differ from those opened in an earlier session. Check that nothing is missing or replaced.',
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

function rememberedRow(
  { studyUid, patientId, studyDate, modalities, sample, lastOpened }: RememberedStudy,
  kept: boolean,
) {
  return {
    studyUid,
    subject: patientId || 'No patient ID',
    name: '',
    date: studyDate,
    description: `Opened ${lastOpened.slice(0, 10)}`,
    modalities,
    sample,
    series: 0,
    images: 0,
    source: kept ? ('kept' as const) : ('needed' as const),
    opened: false,
    kept,
    warnings: [],
  };
}
