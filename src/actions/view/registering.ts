import type { Vector3 } from '#core/geometry/grid.ts';
import { failed, success, type Failure, type Result } from '#core/result.ts';
import { frameOfReference, planesIn, shownStack, visibleViewports } from '#actions/view/activeView.ts';
import { spacesShown } from '#actions/view/viewSwitches.ts';
import type { Workstation } from '#actions/workstation.ts';

/**
 * Begins to register the spaces of the first two views that differ in it: the crosshair is the tool, and every view has
 * a point of its own for it. Without two spaces on screen the reader is told what is needed.
 */
export function startRegistering(workstation: Workstation): void {
  const { reading, session } = workstation;
  const [first, second] = spacesShown(workstation);
  if (!first || !second) {
    return session.getState().notify({
      id: 'registering',
      tone: 'info',
      code: 'REG_E_ONE_SPACE',
      message: 'Registration needs two volumes of different frames of reference. Show both studies side by side.',
    });
  }
  for (const view of visibleViewports(reading.getState())) {
    const shown = view.focus ? undefined : shownStack(workstation, view.stackId);
    const planes = shown && planesIn(shown, view);
    if (planes) reading.getState().setViewport(view.id, { focus: planes.centre });
  }
  const crosshair = pointIn(workstation, first.space);
  reading.getState().set({
    registering: { from: first.space, to: second.space, pairs: [] },
    ...(crosshair ? { crosshair, tool: 'crosshair' } : {}),
  });
}

export const stopRegistering = ({ reading }: Workstation): void => reading.getState().set({ registering: undefined });

/** Registers other spaces instead: pairs of the ones before do not belong to them. */
export function chooseSpaces({ reading }: Workstation, spaces: { readonly from: string; readonly to: string }): void {
  if (spaces.from !== spaces.to) reading.getState().set({ registering: { ...spaces, pairs: [] } });
}

/** LPS mm of the crosshair in the first view of a space. */
function pointIn(workstation: Workstation, space: string): Vector3 | undefined {
  return visibleViewports(workstation.reading.getState()).find(({ stackId, focus }) => {
    const shown = shownStack(workstation, stackId);
    return focus && shown && frameOfReference(shown) === space;
  })?.focus;
}

/** The points the crosshair is on in the two spaces belong together. Fails where one is not on screen (REG_E_NO_POINT). */
export function addPair(workstation: Workstation): Result<undefined, Failure> {
  const { reading } = workstation;
  const { registering } = reading.getState();
  if (!registering) throw new Error('A pair belongs to a registration that was begun.');
  const [from, to] = [pointIn(workstation, registering.from), pointIn(workstation, registering.to)];
  if (!from || !to) {
    return failed({
      code: 'REG_E_NO_POINT',
      message: 'A pair needs a point in both studies. Show both, and put the crosshair of each on it.',
    });
  }
  reading.getState().set({ registering: { ...registering, pairs: [...registering.pairs, { from, to }] } });
  return success(undefined);
}

/** Takes the pair set last away. */
export function removeLastPair({ reading }: Workstation): void {
  const { registering } = reading.getState();
  if (registering) reading.getState().set({ registering: { ...registering, pairs: registering.pairs.slice(0, -1) } });
}
