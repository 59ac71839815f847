import type { Study } from '#core/imaging/series.ts';
import { restoreMaps } from '#actions/images/createAdcMap.ts';
import { hangStudies } from '#actions/studies/hangStudies.ts';
import { previewRegion } from '#actions/regions/previewRegion.ts';
import type { Workstation } from '#actions/workstation.ts';
import { emptyViewport, VIEWPORT_IDS } from '#stores/reading.ts';

/** Opens studies on the reading screen, earliest first, hung by what they contain. */
export async function openStudies(workstation: Workstation, studyUids: readonly string[]): Promise<void> {
  const { library, reading } = workstation;
  const studies = library
    .getState()
    .studies.map(({ study }) => study)
    .filter(({ studyUid }) => studyUids.includes(studyUid))
    .sort((a, b) => a.studyDate.localeCompare(b.studyDate));
  if (studies.length === 0) return;
  previewRegion(workstation, undefined);
  reading.getState().set({
    studyUids: studies.map(({ studyUid }) => studyUid),
    viewports: VIEWPORT_IDS.map(emptyViewport),
    hung: undefined,
    selectedRegion: undefined,
    litRegion: undefined,
    cursor: undefined,
  });
  const opened = reading.getState().studyUids;
  // Another study may be opened while this one decodes.
  const isCurrent = () => reading.getState().studyUids === opened;
  await hangStudies(workstation, studies);
  for (const study of isCurrent() ? studies : []) await restoreStudyMaps(workstation, study);
}

const restoreStudyMaps = (workstation: Workstation, { studyUid }: Study) => restoreMaps(workstation, studyUid);

/** Back to the library. Decoded voxels are released; regions and numbers are in the ledger. */
export async function closeStudies(workstation: Workstation): Promise<void> {
  const { reading, volumes, library, viewer } = workstation;
  previewRegion(workstation, undefined);
  reading
    .getState()
    .set({ studyUids: [], viewports: VIEWPORT_IDS.map(emptyViewport), selectedRegion: undefined, cine: undefined });
  // A computed map has no files to decode it from again; it is small and stays.
  const computed = library.getState().studies.flatMap(({ study }) => study.series.filter((series) => series.computed));
  const stays = new Set(computed.flatMap(({ stacks }) => stacks.map(({ id }) => id)));
  const held = Object.keys(volumes.getState().held).filter((id) => !stays.has(id));
  volumes.getState().release(held);
  (await viewer()).release(held);
}
