import type { Vector3 } from '#core/geometry/grid.ts';
import type { Study } from '#core/imaging/series.ts';
import { arrange } from '#core/hanging/arrange.ts';
import { restoreMaps } from '#actions/createAdcMap.ts';
import { previewRegion } from '#actions/previewRegion.ts';
import { showStack } from '#actions/showStack.ts';
import { showFusion } from '#actions/showFusion.ts';
import type { Workstation } from '#actions/workstation.ts';
import { findStack } from '#stores/library.ts';
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
  const { layout, cells } = arrange(studies);
  reading.getState().set({
    studyUids: studies.map(({ studyUid }) => studyUid),
    layout,
    viewports: VIEWPORT_IDS.map(emptyViewport),
    activeViewport: 'A',
    enlarged: undefined,
    selectedRegion: undefined,
    crosshair: undefined,
    cine: undefined,
    litRegion: undefined,
    cursor: undefined,
  });
  const opened = reading.getState().studyUids;
  // Another study may be opened while this one decodes: then its viewports are not ours to fill.
  const isCurrent = () => reading.getState().studyUids === opened;
  for (const [index, cell] of cells.entries()) {
    const id = VIEWPORT_IDS[index];
    if (id === undefined || !isCurrent()) continue;
    await showStack(workstation, id, cell.stackId, {
      orientation: cell.orientation,
      ...focusOf(workstation, cell.stackId),
    });
    if (cell.fusedStackId && isCurrent()) await showFusion(workstation, id, cell.fusedStackId);
  }
  for (const study of isCurrent() ? studies : []) await restoreStudyMaps(workstation, study);
}

/** Views of one frame of reference open at one place, not each in the middle of its own volume. */
function focusOf({ reading, library }: Workstation, stackId: string): { readonly focus?: Vector3 } {
  const spaceOf = (id: string | undefined) => {
    const grid = id === undefined ? undefined : findStack(library.getState(), id)?.stack.grid;
    return grid?.ok ? grid.value.frameOfReferenceUid : undefined;
  };
  const space = spaceOf(stackId);
  const beside = reading
    .getState()
    .viewports.find((view) => view.focus && space !== undefined && spaceOf(view.stackId) === space);
  return beside?.focus ? { focus: beside.focus } : {};
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
