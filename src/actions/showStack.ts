import { defaultWindow } from '#core/calibration/defaultWindow.ts';
import { indexToWorld } from '#core/geometry/grid.ts';
import type { Decoded } from '#core/imaging/volume.ts';
import { decodeStack } from '#actions/decodeStack.ts';
import { measureStale } from '#actions/measureStale.ts';
import { shownMeaning } from '#actions/meanings.ts';
import type { Workstation } from '#actions/workstation.ts';
import { findStack } from '#stores/library.ts';
import { emptyViewport, type ViewportState } from '#stores/reading.ts';

type Arrangement = Partial<Pick<ViewportState, 'orientation' | 'window' | 'colourMap' | 'fusion' | 'focus'>>;

/** Puts a stack into a viewport: the cell shows it is coming at once, the picture follows when decoded. */
export async function showStack(
  workstation: Workstation,
  viewportId: string,
  stackId: string,
  arrangement: Arrangement = {},
): Promise<void> {
  const { reading, library } = workstation;
  const found = findStack(library.getState(), stackId);
  if (!found) return;
  reading.getState().setViewport(viewportId, { ...emptyViewport(viewportId), stackId });
  const decoded = await decodeStack(workstation, stackId);
  const view = reading.getState().viewports.find(({ id }) => id === viewportId);
  if (!decoded.ok || view?.stackId !== stackId) return;
  const volume = decoded.value.kind === 'volume' ? decoded.value.volume : undefined;
  const { meaning } = shownMeaning(found.series, found.stack, volume);
  reading.getState().setViewport(viewportId, {
    window: defaultWindow(found.stack, decoded.value, meaning),
    colourMap: found.series.kind === 'pet' ? 'inverse-grey' : 'grey',
    focus: centreOf(decoded.value),
    ...arrangement,
  });
  await measureStale(workstation);
}

function centreOf(decoded: Decoded) {
  if (decoded.kind !== 'volume') return undefined;
  const { grid } = decoded.volume;
  const [columns, rows, slices] = grid.dimensions;
  return indexToWorld(grid, [(columns - 1) / 2, (rows - 1) / 2, Math.floor(slices / 2)]);
}
