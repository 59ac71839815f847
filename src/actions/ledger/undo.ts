import { redoAct, undoAct } from '#core/ledger/undo.ts';
import type { Act } from '#core/ledger/entry.ts';
import { measureCalibrated } from '#actions/images/calibrateImage.ts';
import { measureRegion } from '#actions/measurements/measureRegion.ts';
import { applyOverrides } from '#actions/measurements/overrideSuv.ts';
import { record } from '#actions/ledger/record.ts';
import type { Workstation } from '#actions/workstation.ts';

/** Takes the last act of this session on a region, a PET header, a scale or a registration back. An undo is an entry of its own: nothing is rewritten. */
export async function undo(workstation: Workstation): Promise<void> {
  const act = undoAct(workstation.trail.getState().read);
  if (act) await apply(workstation, act, 'undo');
}

/** Repeats the act taken back last. */
export async function redo(workstation: Workstation): Promise<void> {
  const act = redoAct(workstation.trail.getState().read);
  if (act) await apply(workstation, act, 'redo');
}

async function apply(workstation: Workstation, act: Act, via: 'undo' | 'redo') {
  const region = regionOf(act);
  const isOfStudy = act.kind === 'lesion-stated' || act.kind === 'suv-overridden' || act.kind === 'image-calibrated';
  const subject = isOfStudy ? act.studyUid : region?.studyUid;
  await record(workstation, act, { via, ...(subject === undefined ? {} : { subject }) });
  if (act.kind === 'suv-overridden') await applyOverrides(workstation, act.studyUid);
  if (act.kind === 'image-calibrated') await measureCalibrated(workstation, act);
  if (region && act.kind !== 'region-removed') await measureRegion(workstation, region.id);
}

function regionOf(act: Act) {
  if (act.kind === 'region-changed') return act.after;
  return act.kind === 'region-added' || act.kind === 'region-removed' ? act.region : undefined;
}
