import { showFusion } from '#actions/images/showFusion.ts';
import { activeView, frameOfReference, shownStack } from '#actions/view/activeView.ts';
import type { Workstation } from '#actions/workstation.ts';
import type { ColourMap, Window } from '#stores/reading.ts';

/** Shows or hides the fused layer of the active viewport; without one, fuses the PET of the same space. */
export function toggleFusion(workstation: Workstation): void {
  const { reading, session } = workstation;
  const view = activeView(workstation);
  if (!view) return;
  if (view.fusion) {
    return reading.getState().setViewport(view.id, { fusion: { ...view.fusion, visible: !view.fusion.visible } });
  }
  const over = fusionCandidates(workstation, view.id)[0];
  if (over) return void showFusion(workstation, view.id, over.stackId);
  session.getState().notify({
    id: `fusion-${view.id}`,
    tone: 'info',
    code: 'VIEW_E_NO_FUSION',
    message: 'Nothing to fuse: no other volume of this study shares the frame of reference of the one shown.',
  });
}

export interface FusionCandidate {
  readonly stackId: string;
  readonly label: string;
}

/** Volumes that share the frame of reference of what a viewport shows, PET first. */
export function fusionCandidates(workstation: Workstation, viewportId: string): readonly FusionCandidate[] {
  const { library, reading } = workstation;
  const view = reading.getState().viewports.find(({ id }) => id === viewportId);
  const shown = shownStack(workstation, view?.stackId);
  const space = shown && frameOfReference(shown);
  if (!space) return [];
  const found = library.getState().studies.flatMap(({ study }) =>
    study.series.flatMap((series) =>
      series.stacks.flatMap((stack) => {
        const same = stack.grid.ok && stack.grid.value.frameOfReferenceUid === space && stack.id !== shown.stack.id;
        return same ? [{ series, stack }] : [];
      }),
    ),
  );
  const rank = (kind: string) => (kind === 'pet' ? 0 : kind === 'adc' ? 1 : 2);
  return found
    .sort((a, b) => rank(a.series.kind) - rank(b.series.kind))
    .map(({ series, stack }) => ({ stackId: stack.id, label: [series.modality, series.description].join(' ').trim() }));
}

/** Changes the fused layer of a viewport: how strong, in which colours, which window. */
export function changeFusion(
  { reading }: Workstation,
  viewportId: string,
  change: { readonly opacity?: number; readonly colourMap?: ColourMap; readonly window?: Window },
): void {
  const view = reading.getState().viewports.find(({ id }) => id === viewportId);
  if (view?.fusion) reading.getState().setViewport(viewportId, { fusion: { ...view.fusion, ...change } });
}

/** A step of the opacity of a fused layer: a notch of the wheel, a press of a key. */
const OPACITY_STEP = 0.05;

/**
 * Makes the fused layer of a viewport (without a name the active one) so many steps of 5 % stronger, or weaker; one that
 * was hidden shows. Says so where nothing is fused.
 */
export function stepOpacity(workstation: Workstation, steps: number, viewportId?: string): void {
  const { reading, session } = workstation;
  const id = viewportId ?? reading.getState().activeViewport;
  const fusion = reading.getState().viewports.find((view) => view.id === id)?.fusion;
  if (!fusion) {
    return session.getState().notify({
      id: `fusion-${id}`,
      tone: 'info',
      code: 'VIEW_E_NOT_FUSED',
      message: 'Nothing is fused over this view: there is no opacity to change.',
    });
  }
  // Whole per cents: steps of 0.05 add up to no even number.
  const percent = Math.round((fusion.opacity + steps * OPACITY_STEP) * 100);
  const opacity = Math.min(Math.max(percent, 0), 100) / 100;
  reading.getState().setViewport(id, { fusion: { ...fusion, opacity, visible: true } });
}

/** Takes the fused layer away. */
export const removeFusion = ({ reading }: Workstation, viewportId: string): void =>
  reading.getState().setViewport(viewportId, { fusion: undefined });
