import { isProjection } from '#core/calibration/pixelSpacing.ts';
import { add, scale } from '#core/geometry/grid.ts';
import { numbers, type DataSet } from '#core/imaging/dataset.ts';
import type { Instance } from '#core/imaging/instance.ts';
import type { Frame } from '#core/imaging/series.ts';
import type { Notice } from '#core/result.ts';
import { frameHeaders } from './functionalGroups.ts';
import { mosaicTiles, type MosaicHeader } from './mosaic.ts';
import { nuclearPlanes, nuclearWarnings } from './nuclear.ts';
import { frameCount, pixelFormat } from './pixelFormat.ts';
import { normalOf, planeOf, spacingOf, type Plane } from './plane.ts';

/** Segmentation Storage and Label Map Segmentation Storage. */
export const SEGMENTATIONS: readonly string[] = ['1.2.840.10008.5.1.4.1.1.66.4', '1.2.840.10008.5.1.4.1.1.66.7'];

export interface InstanceFrames {
  readonly frames: readonly Frame[];
  readonly warnings: readonly Notice[];
}

/**
 * Where frame `index` of a multi-frame object without functional groups lies: only radiotherapy doses say it, by
 * offsets along the normal (PS3.3 C.8.8.3.2); for all others the one position is not that of every frame. A projection
 * adds up all it passed through and lies nowhere.
 */
function classicPlane(dataSet: DataSet, index: number, count: number): Plane | undefined {
  const plane = isProjection(dataSet) ? undefined : planeOf(dataSet);
  if (plane === undefined || count === 1) return plane;
  const offsets = numbers(dataSet, '3004000C');
  const offset = offsets[index];
  if (offsets.length !== count || offset === undefined || !Number.isFinite(offset)) return undefined;
  return { ...plane, origin: add(plane.origin, scale(normalOf(plane), offset - (offsets[0] ?? 0))) };
}

function plainFrames(instance: Instance, [columns, rows]: readonly [number, number]): readonly Frame[] {
  const { dataSet } = instance;
  const count = frameCount(dataSet);
  const headerOf = frameHeaders(dataSet);
  const slices = nuclearPlanes(dataSet, count);
  return Array.from({ length: count }, (_, frame) => {
    const own = headerOf?.(frame) ?? dataSet;
    const plane = headerOf ? planeOf(own) : (slices?.[frame] ?? classicPlane(own, frame, count));
    const spacing = spacingOf(own);
    return {
      instance,
      frame,
      dataSet: own,
      size: [columns, rows],
      ...(plane && { plane }),
      ...(spacing && { spacing }),
    };
  });
}

/**
 * The two-dimensional images of an instance: its frames, or the tiles of a mosaic. None for objects without pixels and
 * for segmentations, whose frames are regions and not images.
 */
export function framesOf(instance: Instance, readCsa: (dataSet: DataSet) => MosaicHeader | undefined): InstanceFrames {
  const format = pixelFormat(instance.dataSet);
  if (!instance.pixels || !format || SEGMENTATIONS.includes(instance.sopClassUid)) return { frames: [], warnings: [] };
  const tiles = frameCount(instance.dataSet) === 1 ? mosaicTiles(instance, readCsa) : undefined;
  if (tiles?.ok) return { frames: tiles.value, warnings: [] };
  const frames = plainFrames(instance, [format.columns, format.rows]);
  if (tiles === undefined) return { frames, warnings: nuclearWarnings(instance.dataSet, frameCount(instance.dataSet)) };
  // An undivided mosaic has no position in the patient: it can be looked at, never measured.
  return { frames: frames.map(({ plane: _, ...frame }) => frame), warnings: [tiles.failure] };
}
