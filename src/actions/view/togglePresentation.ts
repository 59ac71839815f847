import { indexToWorld } from '#core/geometry/grid.ts';
import type { Frame, Series, Stack } from '#core/imaging/series.ts';
import { presentationLook } from '#core/viewing/presentationLook.ts';
import {
  concerns,
  isPresentation,
  presentationState,
  type PresentationState,
} from '#core/viewing/presentationState.ts';
import { onPlane } from '#core/viewing/viewPlanes.ts';
import type { Failure } from '#core/result.ts';
import { showStack } from '#actions/images/showStack.ts';
import { planesOf, shownStack, visibleViewports, type ShownStack } from '#actions/view/activeView.ts';
import type { Workstation } from '#actions/workstation.ts';
import type { LibraryState } from '#stores/library.ts';

const frameShown = ({ frames }: Stack, { images }: PresentationState): Frame | undefined =>
  frames.find(({ instance, frame }) => concerns(images, { sopInstanceUid: instance.sopInstanceUid, frame }));

/** The presentation states of a study that refer to images of one of its series. */
export function presentationsFor(
  { studies }: Pick<LibraryState, 'studies'>,
  series: Series,
): readonly PresentationState[] {
  const study = studies.find((entry) => entry.study.studyUid === series.studyUid)?.study;
  const states = (study?.series ?? []).flatMap(({ instances }) =>
    instances.filter(isPresentation).map(presentationState),
  );
  return states.flatMap((state) =>
    state.ok && series.stacks.some((stack) => frameShown(stack, state.value)) ? [state.value] : [],
  );
}

/** Why presentation states of a series cannot be applied: they are of another kind, or their images are not open. */
export function presentationProblems({ studies }: Pick<LibraryState, 'studies'>, series: Series): readonly Failure[] {
  const study = studies.find((entry) => entry.study.studyUid === series.studyUid)?.study;
  const stacks = (study?.series ?? []).flatMap((entry) => entry.stacks);
  return series.instances.filter(isPresentation).flatMap((instance): Failure[] => {
    const state = presentationState(instance);
    if (!state.ok) return [state.failure];
    if (stacks.some((stack) => frameShown(stack, state.value))) return [];
    const message = `${state.value.label || 'Presentation state'}: the images it refers to are not open.`;
    return [{ code: 'PR_E_IMAGES', message, tag: '(0008,1140)' }];
  });
}

/** Gives the pictures back the look they had before a presentation state; those that show something else now keep it. */
function takeOff({ reading }: Workstation): void {
  const { presentation, viewports, setViewport, set } = reading.getState();
  for (const { id, stackId, window, flipped, rotation, colourMap, focus } of presentation?.before ?? []) {
    const isSame = viewports.some((view) => view.id === id && view.stackId === stackId);
    if (isSame) setViewport(id, { window, flipped, rotation, colourMap, focus });
  }
  set({ presentation: undefined });
}

/**
 * Applies a presentation state to the pictures that show one of its images, or takes it off where it is applied. Where
 * none shows any, the first of its images comes into the active viewport.
 */
export async function togglePresentation(workstation: Workstation, state: PresentationState): Promise<void> {
  const { reading, library } = workstation;
  const isOn = reading.getState().presentation?.state.sopInstanceUid === state.sopInstanceUid;
  takeOff(workstation);
  if (isOn) return;
  if (viewsOf(workstation, state).length === 0) {
    const stacks = library.getState().studies.flatMap(({ study }) => study.series.flatMap((series) => series.stacks));
    const first = stacks.find((stack) => frameShown(stack, state));
    if (!first) return;
    await showStack(workstation, reading.getState().activeViewport, first.id);
  }
  const views = viewsOf(workstation, state);
  const leftOut = views.flatMap(({ view, shown, frame }) => {
    const { leftOut: words, window, ...look } = presentationLook(state, frame, shown.meaning);
    const focus = placeOf(shown, frame);
    reading.getState().setViewport(view.id, { ...look, ...(window && { window }), ...(focus && { focus }) });
    return words;
  });
  const before = views.map(({ view }) => view);
  reading.getState().set({ presentation: { state, before, leftOut: [...new Set(leftOut)] } });
}

function viewsOf(workstation: Workstation, state: PresentationState) {
  return visibleViewports(workstation.reading.getState()).flatMap((view) => {
    const shown = shownStack(workstation, view.stackId);
    const frame = shown && frameShown(shown.stack, state);
    return shown && frame ? [{ view, shown, frame }] : [];
  });
}

/** LPS mm of the middle of a frame, as a viewport is centred on it. */
function placeOf(shown: ShownStack, frame: Frame) {
  const at = shown.stack.frames.indexOf(frame);
  if (shown.decoded.kind === 'volume') {
    const { grid } = shown.decoded.volume;
    return indexToWorld(grid, [(grid.dimensions[0] - 1) / 2, (grid.dimensions[1] - 1) / 2, at]);
  }
  const planes = planesOf(shown, 'native');
  const position = planes?.positions[at];
  return planes && position !== undefined ? onPlane(planes.centre, planes.advance, position) : undefined;
}
