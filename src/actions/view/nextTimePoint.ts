import type { Series, Study } from '#core/imaging/series.ts';
import { showStack } from '#actions/images/showStack.ts';
import { activeView } from '#actions/view/activeView.ts';
import type { Workstation } from '#actions/workstation.ts';
import { findStack } from '#stores/library.ts';

/** Shows the comparable series of the next study on screen in the active viewport, at the same place. */
export const nextTimePoint = (workstation: Workstation): void => step(workstation, 1);

export const previousTimePoint = (workstation: Workstation): void => step(workstation, -1);

function step(workstation: Workstation, by: number): void {
  const { reading, library } = workstation;
  const view = activeView(workstation);
  const here = view?.stackId === undefined ? undefined : findStack(library.getState(), view.stackId);
  if (!view || !here) return;
  const studies = reading
    .getState()
    .studyUids.flatMap((uid) => library.getState().studies.filter(({ study }) => study.studyUid === uid))
    .map(({ study }) => study);
  const at = studies.findIndex(({ studyUid }) => studyUid === here.series.studyUid);
  const study = studies[at + by];
  const stack = study && comparable(study, here.series)?.stacks[0];
  if (stack) void showStack(workstation, view.id, stack.id, { orientation: view.orientation });
}

/** The series of a study most like another: same kind, the same description before the most images. */
function comparable({ series }: Study, like: Series): Series | undefined {
  return series
    .filter(({ kind, stacks }) => kind === like.kind && stacks.length > 0)
    .sort((a, b) => likeness(b, like) - likeness(a, like) || b.instances.length - a.instances.length)[0];
}

const likeness = ({ description }: Series, like: Series) => (description === like.description ? 1 : 0);
