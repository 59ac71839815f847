import { diffusionImages, type DiffusionImage } from '#core/calibration/diffusion/bGroups.ts';
import { implausibleB } from '#core/calibration/diffusion/bValue.ts';
import { csaHeader } from '#core/calibration/diffusion/csaHeader.ts';
import type { DataSet } from '#core/imaging/dataset.ts';
import type { Frame } from '#core/imaging/series.ts';
import type { Notice } from '#core/result.ts';
import type { MosaicHeader } from './mosaic.ts';

/** What a Siemens CSA header says about a mosaic; undefined without one. */
export function readCsa(dataSet: DataSet): MosaicHeader | undefined {
  const header = csaHeader(dataSet);
  return header && { slices: header.mosaicSlices, normal: header.sliceNormal };
}

export interface SeriesDiffusion {
  readonly of: (frame: Frame) => DiffusionImage;
  /** What b-values are missing, assumed or doubtful: of interest where the series is diffusion. */
  readonly warnings: readonly Notice[];
  /** Damaged headers, whatever the series turns out to be: without one, diffusion may go unseen. */
  readonly damage: readonly Notice[];
}

const NONE: DiffusionImage = { b: undefined, direction: undefined, map: undefined, found: undefined };

/** b-group, direction and kind of map of each frame of one series. The tiles of a mosaic share a header, read once. */
export function seriesDiffusion(frames: readonly Frame[]): SeriesDiffusion {
  const headers = [...new Set(frames.map(({ dataSet }) => dataSet))];
  const images = diffusionImages(headers);
  const byHeader = new Map(headers.map((dataSet, index) => [dataSet, images[index] ?? NONE]));
  return {
    of: ({ dataSet }) => byHeader.get(dataSet) ?? NONE,
    warnings: [
      ...images.flatMap(({ found, map }) => (map === undefined && found ? found.warnings : [])),
      ...headers.flatMap((dataSet) => implausibleB(dataSet) ?? []),
    ],
    damage: headers.flatMap((dataSet) => csaHeader(dataSet)?.warnings ?? []),
  };
}
