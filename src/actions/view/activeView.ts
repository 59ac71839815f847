import { defaultWindow } from '#core/calibration/defaultWindow.ts';
import type { ValueMeaning } from '#core/calibration/meaning.ts';
import type { Series, Stack } from '#core/imaging/series.ts';
import type { Decoded } from '#core/imaging/volume.ts';
import type { Notice } from '#core/result.ts';
import { wholePlanes } from '#core/viewing/slab.ts';
import { decodedPlanes, type ViewPlanes } from '#core/viewing/viewPlanes.ts';
import { shownMeaning } from '#actions/measurements/meanings.ts';
import type { Workstation } from '#actions/workstation.ts';
import { findStack, type LibraryState } from '#stores/library.ts';
import { activeOf, cellsOf, type ReadingState, type ViewportState, type Window } from '#stores/reading.ts';
import { shownDecoded, type VolumesState } from '#stores/volumes.ts';

/** A decoded stack with what its values mean. */
export interface ShownStack {
  readonly series: Series;
  readonly stack: Stack;
  readonly decoded: Decoded;
  readonly meaning: ValueMeaning;
  /** Why a better meaning cannot be given: the badge "not SUV: reason". */
  readonly withheld: Notice | undefined;
}

type Facts = Pick<Workstation, 'library' | 'volumes'>;

/** Meanings are found once per decoded stack: finding them looks at every header. */
const known = new WeakMap<Decoded, ShownStack>();

/** What a stack shows, as soon as one of its frames is decoded; values are read only where `isDecoded` says so. */
export function shownStack({ library, volumes }: Facts, stackId: string | undefined): ShownStack | undefined {
  return stackId === undefined ? undefined : shownFrom(library.getState(), volumes.getState(), stackId);
}

/** As `shownStack`, from the states of the stores. */
export function shownFrom(library: LibraryState, volumes: VolumesState, stackId: string): ShownStack | undefined {
  const found = findStack(library, stackId);
  const decoded = shownDecoded(volumes, stackId);
  if (!found || !decoded) return undefined;
  const earlier = known.get(decoded);
  if (earlier && earlier.stack === found.stack) return earlier;
  const volume = decoded.kind === 'volume' ? decoded.volume : undefined;
  const { meaning, withheld } = shownMeaning(found.series, found.stack, volume);
  const shown = { ...found, decoded, meaning, withheld };
  known.set(decoded, shown);
  return shown;
}

/** Planes are found once per decoded stack and named orientation; those at other angles change with every drag. */
const knownPlanes = new WeakMap<Decoded, Map<string, ViewPlanes | undefined>>();

/** The planes of a stack in one orientation. */
export function planesOf({ decoded, stack }: ShownStack, orientation: ViewportState['orientation']) {
  if (typeof orientation === 'object') return decodedPlanes(decoded, stack.frames, orientation);
  const kept = knownPlanes.get(decoded) ?? new Map<string, ViewPlanes | undefined>();
  knownPlanes.set(decoded, kept);
  if (!kept.has(orientation)) kept.set(orientation, decodedPlanes(decoded, stack.frames, orientation));
  return kept.get(orientation);
}

/** The planes a viewport can show of its stack: one where it looks through the whole volume. */
export function planesIn(shown: ShownStack, { orientation, slab }: Pick<ViewportState, 'orientation' | 'slab'>) {
  const planes = planesOf(shown, orientation);
  if (!planes || slab?.thickness !== 'whole' || shown.decoded.kind !== 'volume') return planes;
  return wholePlanes(planes, shown.decoded.volume.grid);
}

/** The window a stack is first shown with. */
export const usualWindow = ({ stack, decoded, meaning }: ShownStack): Window => defaultWindow(stack, decoded, meaning);

export const frameOfReference = ({ decoded }: ShownStack): string | undefined =>
  decoded.kind === 'volume' ? decoded.volume.grid.frameOfReferenceUid : undefined;

/** The viewports on screen: the cells of the layout. */
export const visibleViewports = ({ viewports, layout }: ReadingState): readonly ViewportState[] =>
  viewports.slice(0, cellsOf[layout]);

export const activeView = ({ reading }: Pick<Workstation, 'reading'>): ViewportState | undefined =>
  activeOf(reading.getState());
