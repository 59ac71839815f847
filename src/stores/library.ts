import { createStore } from 'zustand/vanilla';
import { text } from '#core/imaging/dataset.ts';
import type { Manifest } from '#core/imaging/manifest.ts';
import type { Series, Stack, Study } from '#core/imaging/series.ts';

/** A study the workstation knows: read from disk now, remembered from an earlier session, or a sample. */
export interface LibraryStudy {
  readonly study: Study;
  /** Where the files read now come from; a study of any source may also be `kept`. */
  readonly source: 'device' | 'sample' | 'kept' | 'archive';
  /** SHA-256 over the sorted file digests: the study is recognised again by it. */
  readonly digest: string;
  readonly kept: boolean;
}

/** A study known from the ledger whose files must be opened again. */
export interface RememberedStudy {
  readonly studyUid: string;
  readonly patientId: string;
  /** Patient's Name as the file has it; undefined where the entry is older than its recording. */
  readonly patientName: string | undefined;
  /** YYYYMMDD, '' when unknown. */
  readonly studyDate: string;
  /** None where the entry is older than their recording. */
  readonly modalities: readonly string[];
  /** Study Description and Accession Number as last opened; undefined where the entry is older than their recording. */
  readonly description: string | undefined;
  readonly accession: string | undefined;
  readonly series: number | undefined;
  readonly images: number | undefined;
  /** The archive on the network that can give its files again: host and path. */
  readonly archive: string | undefined;
  /** The sample study whose making gives its files again. */
  readonly sample: string | undefined;
  readonly digest: string;
  readonly lastOpened: string;
}

export interface LibraryState {
  readonly studies: readonly LibraryStudy[];
  readonly remembered: readonly RememberedStudy[];
  /** The account of the latest import; shown as the manifest panel until dismissed. */
  readonly manifest: Manifest | undefined;
  /** Counts the small pictures made or removed, so that rows look for theirs again. */
  readonly pictures: number;
  readonly pictured: () => void;
  readonly addStudies: (studies: readonly LibraryStudy[]) => void;
  readonly removeStudy: (studyUid: string) => void;
  readonly setRemembered: (remembered: readonly RememberedStudy[]) => void;
  readonly setManifest: (manifest: Manifest | undefined) => void;
  /** Adds a series made here (an ADC map) to its study. */
  readonly addSeries: (series: Series) => void;
}

export const createLibrary = () =>
  createStore<LibraryState>()((set) => ({
    studies: [],
    remembered: [],
    manifest: undefined,
    pictures: 0,
    pictured: () => set(({ pictures }) => ({ pictures: pictures + 1 })),
    addStudies: (added) =>
      set(({ studies }) => {
        const uids = new Set(added.map(({ study }) => study.studyUid));
        return { studies: [...studies.filter(({ study }) => !uids.has(study.studyUid)), ...added] };
      }),
    removeStudy: (studyUid) =>
      set(({ studies }) => ({ studies: studies.filter(({ study }) => study.studyUid !== studyUid) })),
    setRemembered: (remembered) => set({ remembered }),
    setManifest: (manifest) => set({ manifest }),
    addSeries: (series) =>
      set(({ studies }) => ({
        studies: studies.map((entry) =>
          entry.study.studyUid === series.studyUid
            ? { ...entry, study: { ...entry.study, series: withSeries(entry.study.series, series) } }
            : entry,
        ),
      })),
  }));

const withSeries = (list: readonly Series[], series: Series) => [
  ...list.filter(({ seriesUid }) => seriesUid !== series.seriesUid),
  series,
];

/** The modalities of a study, each once, sorted. */
export const modalitiesOf = ({ series }: Study): readonly string[] =>
  [...new Set(series.map(({ modality }) => modality))].filter((name) => name !== '').sort();

/** Accession Number (0008,0050) of a study, of the first image that states one; '' without. */
export function accessionOf({ series }: Study): string {
  for (const { instances } of series) {
    const stated = instances[0] && text(instances[0].dataSet, '00080050');
    if (stated !== undefined) return stated;
  }
  return '';
}

export function findSeries({ studies }: LibraryState, seriesUid: string): Series | undefined {
  return studies.flatMap(({ study }) => study.series).find((series) => series.seriesUid === seriesUid);
}

export function findStack(state: LibraryState, stackId: string): { series: Series; stack: Stack } | undefined {
  for (const { study } of state.studies) {
    for (const series of study.series) {
      const stack = series.stacks.find(({ id }) => id === stackId);
      if (stack) return { series, stack };
    }
  }
  return undefined;
}
