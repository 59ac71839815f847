import { planesIn, shownStack, visibleViewports } from '#actions/view/activeView.ts';
import type { Workstation } from '#actions/workstation.ts';
import type { SliceLink } from '#stores/reading.ts';

/** The slices shown now belong together: views keep their distance from them while scrolling. Again: no longer. */
export function toggleLinkHere(workstation: Workstation): void {
  const { reading, session } = workstation;
  const state = reading.getState();
  if (state.sliceLinks.length > 0) return state.set({ sliceLinks: [] });
  const sliceLinks = visibleViewports(state).flatMap((view): SliceLink[] => {
    const shown = shownStack(workstation, view.stackId);
    const planes = shown && planesIn(shown, view);
    if (!shown || !planes?.placed || view.slab?.thickness === 'whole') return [];
    return [{ viewportId: view.id, stackId: shown.stack.id, focus: view.focus ?? planes.centre }];
  });
  if (sliceLinks.length > 1) return state.set({ sliceLinks, linked: true });
  session.getState().notify({
    id: 'link-here',
    tone: 'info',
    code: 'VIEW_E_NOTHING_TO_LINK',
    message: 'Linking needs two views whose images say where they lie. Show a second series beside this one.',
  });
}
