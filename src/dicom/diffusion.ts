import type { DataSet } from '#core/imaging/dataset.ts';
import type { Frame } from '#core/imaging/series.ts';
import type { MosaicHeader } from './mosaic.ts';
import type { DiffusionFacts } from './stackSplitters.ts';

export function readCsa(_: DataSet): MosaicHeader | undefined {
  return undefined;
}

export function diffusionFacts(frames: readonly Frame[]): ReadonlyMap<Frame, DiffusionFacts> {
  return new Map(frames.map((frame) => [frame, { b: undefined, direction: undefined, map: undefined }]));
}
