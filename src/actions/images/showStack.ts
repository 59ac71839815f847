import { defaultWindow } from '#core/calibration/defaultWindow.ts';
import { indexToWorld } from '#core/geometry/grid.ts';
import type { Decoded } from '#core/imaging/volume.ts';
import { decodeStack } from '#actions/images/decodeStack.ts';
import { measureStale } from '#actions/measurements/measureStale.ts';
import { shownMeaning } from '#actions/measurements/meanings.ts';
import { chooseLayout } from '#actions/view/chooseLayout.ts';
import type { Workstation } from '#actions/workstation.ts';
import { findStack } from '#stores/library.ts';
import { emptyViewport, isTiled, type ViewportState } from '#stores/reading.ts';
import { shownDecoded } from '#stores/volumes.ts';

type Arrangement = Partial<Pick<ViewportState, 'orientation' | 'slab' | 'window' | 'colourMap' | 'fusion' | 'focus'>>;

/** Puts a stack into a viewport: the cell shows it is coming at once, the picture follows with its first frames. */
export async function showStack(
  workstation: Workstation,
  viewportId: string,
  stackId: string,
  arrangement: Arrangement = {},
): Promise<void> {
  const { reading, library } = workstation;
  const found = findStack(library.getState(), stackId);
  if (!found) return;
  // Tiles are slices of one stack: another stack takes the place of all of them.
  if (isTiled(reading.getState().layout)) chooseLayout(workstation, '1x1');
  reading.getState().setViewport(viewportId, { ...emptyViewport(viewportId), stackId });
  const decoding = decodeStack(workstation, stackId);
  const first = await firstPicture(workstation, stackId, decoding);
  const view = reading.getState().viewports.find(({ id }) => id === viewportId);
  if (!first || view?.stackId !== stackId) return;
  const volume = first.kind === 'volume' ? first.volume : undefined;
  const { meaning } = shownMeaning(found.series, found.stack, volume);
  reading.getState().setViewport(viewportId, {
    window: defaultWindow(found.stack, first, meaning),
    colourMap: found.series.kind === 'pet' ? 'inverse-grey' : 'grey',
    focus: centreOf(first),
    ...arrangement,
    // Images on their own are shown only as they were acquired, whatever a protocol asks for.
    ...(first.kind === 'images' ? { orientation: 'native', slab: undefined, fusion: undefined } : {}),
  });
  if ((await decoding).ok) await measureStale(workstation);
}

/** The stack as soon as its middle frame, which is shown first, is there; undefined when decoding fails before. */
function firstPicture({ volumes }: Workstation, stackId: string, decoding: Promise<unknown>) {
  return new Promise<Decoded | undefined>((resolve) => {
    const look = () => {
      const decoded = shownDecoded(volumes.getState(), stackId);
      if (decoded) resolve(decoded);
      return decoded !== undefined;
    };
    if (look()) return;
    const unsubscribe = volumes.subscribe(look);
    void decoding.then(() => {
      unsubscribe();
      if (!look()) resolve(undefined);
    });
  });
}

function centreOf(decoded: Decoded) {
  if (decoded.kind !== 'volume') return undefined;
  const { grid } = decoded.volume;
  const [columns, rows, slices] = grid.dimensions;
  return indexToWorld(grid, [(columns - 1) / 2, (rows - 1) / 2, Math.floor(slices / 2)]);
}
