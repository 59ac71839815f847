import { useStore } from 'zustand';
import { hoverValue } from '#core/viewing/hoverValue.ts';
import { frameOfReference, planesIn, shownFrom, visibleViewports } from '#actions/view/activeView.ts';
import type { Workstation } from '#actions/workstation.ts';
import { isDecoded } from '#stores/volumes.ts';
import { shownPosition } from '#ui/shownPosition.ts';
import { shownQuantity } from '#ui/shownQuantity.ts';
import { quantityLabel } from './shownWindow.ts';

/** Where the pointer is, by the sides of the patient, and the value there of every volume on screen that shares its space. */
export function CursorReadout({ workstation }: { readonly workstation: Workstation }) {
  const cursor = useStore(workstation.reading, (state) => state.cursor);
  const viewports = useStore(workstation.reading, (state) => state.viewports);
  const over = useStore(workstation.reading, (state) => state.cursorViewport);
  const view = viewports.find(({ id }) => id === over);
  const shown =
    view?.stackId === undefined
      ? undefined
      : shownFrom(workstation.library.getState(), workstation.volumes.getState(), view.stackId);
  const placed = view && shown && planesIn(shown, view)?.placed;
  if (!cursor || !placed) return <span className="cursor-readout" />;
  return (
    <span className="cursor-readout">
      {shownPosition(cursor)}
      {valuesAt(workstation, cursor).map(({ stackId, text }) => (
        <span key={stackId}> · {text}</span>
      ))}
    </span>
  );
}

function valuesAt({ reading, library, volumes }: Workstation, cursor: readonly [number, number, number]) {
  const state = reading.getState();
  const views = visibleViewports(state);
  const own = views.find(({ id }) => id === state.cursorViewport);
  const stackIds = new Set([own, ...views].flatMap((view) => [view?.stackId, view?.fusion?.stackId]));
  const shown = [...stackIds].flatMap((id) => {
    const found = id === undefined ? undefined : shownFrom(library.getState(), volumes.getState(), id);
    return found && isDecoded(volumes.getState(), found.stack.id) ? [found] : [];
  });
  const space = shown[0] && frameOfReference(shown[0]);
  return shown.flatMap((stack) => {
    if (stack.decoded.kind !== 'volume' || frameOfReference(stack) !== space) return [];
    const value = hoverValue(stack.decoded.volume, stack.meaning, cursor);
    if (value === undefined) return [];
    const { number, unit } = shownQuantity({ value, unit: stack.meaning.unit });
    return [{ stackId: stack.stack.id, text: `${quantityLabel(stack)} ${number}\u00a0${unit}` }];
  });
}
