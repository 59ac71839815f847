import { changeFusion } from '#actions/view/toggleFusion.ts';
import { frameOfReference, shownStack, visibleViewports, type ShownStack } from '#actions/view/activeView.ts';
import type { Workstation } from '#actions/workstation.ts';
import type { ReadingState, Window } from '#stores/reading.ts';

/** Thin lines where the planes of the other views cut each view. */
export function toggleReferenceLines({ reading }: Workstation): void {
  const { referenceLines, set } = reading.getState();
  set({ referenceLines: !referenceLines });
}

/** Whether a window set in one view is set in the others of the same quantity. */
export function toggleWindowsSynced({ reading }: Workstation): void {
  const { windowsSynced, set } = reading.getState();
  set({ windowsSynced: !windowsSynced });
}

/** What a key makes of the pointer for as long as it is held. */
export const hold =
  (held: NonNullable<ReadingState['held']>) =>
  ({ reading }: Workstation): void => {
    if (reading.getState().held !== held) reading.getState().set({ held });
  };

export const letGo = ({ reading }: Workstation): void => {
  if (reading.getState().held !== undefined) reading.getState().set({ held: undefined });
};

/** Gives the window of one view to the others, and to fused layers, that show the same quantity in the same unit. */
export function shareWindow(workstation: Workstation, viewportId: string, window: Window): void {
  const { reading } = workstation;
  const views = visibleViewports(reading.getState());
  const own = shownStack(workstation, views.find(({ id }) => id === viewportId)?.stackId);
  if (!own) return;
  for (const { id, stackId, fusion } of views) {
    const isLike = id !== viewportId && isAlike(own, shownStack(workstation, stackId));
    if (isLike) reading.getState().setViewport(id, { window });
    if (fusion && isAlike(own, shownStack(workstation, fusion.stackId))) changeFusion(workstation, id, { window });
  }
}

/** Values without a common scale mean the same only within one series. */
const isAlike = ({ meaning, series }: ShownStack, other: ShownStack | undefined): boolean =>
  other?.meaning.quantity === meaning.quantity &&
  other.meaning.unit === meaning.unit &&
  (meaning.quantity !== 'stored' || other.series.seriesUid === series.seriesUid);

/** Frames of reference of the views on screen, each once, in their order: what can be registered to one another. */
export const spacesShown = (workstation: Workstation): readonly { viewportId: string; space: string }[] => {
  const seen = new Set<string>();
  return visibleViewports(workstation.reading.getState()).flatMap(({ id, stackId }) => {
    const shown = shownStack(workstation, stackId);
    const space = shown && frameOfReference(shown);
    if (!space || seen.has(space)) return [];
    seen.add(space);
    return [{ viewportId: id, space }];
  });
};
