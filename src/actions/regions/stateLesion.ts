import type { LesionState } from '#core/response/lesionState.ts';
import { record } from '#actions/ledger/record.ts';
import type { Workstation } from '#actions/workstation.ts';

/** Says what became of a target that is not measured in a study; undefined takes back what was said. */
export async function stateLesion(
  workstation: Workstation,
  { studyUid, lesion }: { readonly studyUid: string; readonly lesion: string },
  state: LesionState | undefined,
): Promise<void> {
  const known = workstation.trail.getState().read.lesionStates;
  const before = known.find((one) => one.studyUid === studyUid && one.lesion === lesion)?.state ?? null;
  const after = state ?? null;
  if (JSON.stringify(before) === JSON.stringify(after)) return;
  await record(workstation, { kind: 'lesion-stated', studyUid, lesion, before, after }, { subject: studyUid });
}
