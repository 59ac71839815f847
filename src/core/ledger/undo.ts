import type { Act } from '#core/ledger/entry.ts';
import type { ReadState } from '#core/ledger/projection.ts';

/** The act that takes the last undoable act back; undefined when there is none. */
export function undoAct({ undoable }: ReadState): Act | undefined {
  const act = undoable.at(-1)?.act;
  return act ? inverse(act) : undefined;
}

/** The act taken back last, to be done again. */
export function redoAct({ redoable }: ReadState): Act | undefined {
  return redoable.at(-1)?.act;
}

function inverse(act: Act): Act | undefined {
  if (act.kind === 'region-added') return { kind: 'region-removed', region: act.region };
  if (act.kind === 'region-removed') return { kind: 'region-added', region: act.region };
  if (act.kind === 'region-changed') return { kind: 'region-changed', before: act.after, after: act.before };
  if (act.kind === 'lesion-stated') return { ...act, before: act.after, after: act.before };
  if (act.kind === 'suv-overridden') return { ...act, before: act.after, after: act.before };
  if (act.kind === 'image-calibrated') return { ...act, before: act.after, after: act.before };
  if (act.kind === 'spaces-registered') return { kind: 'registration-withdrawn', registration: act.registration };
  if (act.kind === 'registration-withdrawn') return { kind: 'spaces-registered', registration: act.registration };
  return undefined;
}
