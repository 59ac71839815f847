import { imageScale, type ImageScale } from '#core/calibration/imageScale.ts';
import { colourNotice } from '#core/calibration/ultrasound/colourNotice.ts';
import type { ValueMeaning } from '#core/calibration/meaning.ts';
import type { Grid } from '#core/geometry/grid.ts';
import { texts } from '#core/imaging/dataset.ts';
import type { FrameImage, Volume, VoxelArray } from '#core/imaging/volume.ts';
import type { Region } from '#core/regions/region.ts';
import { failed, type Failure, type Result } from '#core/result.ts';
import { imageResults } from './imageResults.ts';
import { flatShape, imageGrid, pixelPoints, type ImageTarget } from './imageTarget.ts';
import type { Measurement } from './measurement.ts';
import { measureStrip } from './measureStrip.ts';
import type { RegionRequest } from './regionRequest.ts';
import { withheldMeasurement } from './withheldMeasurement.ts';

/**
 * How a region on an image of its own is measured: what is known without its pixels, and a request for the measuring of
 * volumes, whose results `finish` brings back to the image.
 */
export interface ImageMeasuring {
  readonly direct: readonly Measurement[];
  readonly request: RegionRequest | undefined;
  readonly finish: (measured: readonly Measurement[]) => readonly Measurement[];
}

const NO_DEPTH: Failure = {
  code: 'IMG_E_DEPTH',
  message: 'An image on its own has no depth: draw a line or an outline instead.',
};

/**
 * Measures a region on an image without a volume: lengths and areas in the unit that the image states, or a
 * reader found on a ruler in it (`imageScale`), pixels without one; values of its pixels, of colour images the luminance. On an ultrasound strip over time depth,
 * interval and velocity. A shape whose scale is refused (US_E_…) still has values, but no lengths.
 */
export function measureImage(region: Region, target: ImageTarget, meaning: ValueMeaning): ImageMeasuring {
  const { frame, image, hand } = target;
  const grid = imageGrid(target);
  const points = pixelPoints(region.shape, grid);
  const size = [image.columns, image.rows] as const;
  const scale = imageScale(frame.dataSet, points, { size, hand });
  const flagged = (measured: readonly Measurement[]) => {
    const notices = colourNotice(frame.dataSet, image);
    return measured.map((one) => ({ ...one, warnings: [...one.warnings, ...notices] }));
  };
  if (scale.ok && scale.value.axes !== 'space') {
    return {
      direct: flagged(measureStrip({ region, target, scale: scale.value, points })),
      request: undefined,
      finish: () => [],
    };
  }
  const shape = flatShape(region.shape, grid, scale.ok ? scale.value : PIXELS);
  if (!shape) {
    return { direct: [withheld(region, target, NO_DEPTH)], request: undefined, finish: () => [] };
  }
  const lengths: Result<ImageScale, Failure> = scale.ok ? scale : failed(scale.failure);
  const flat: RegionRequest = {
    region: { ...region, shape },
    volume: flatVolume(target, scale.ok ? scale.value.perPixel : PIXELS.perPixel),
    meaning: meaningOfFrame(meaning, target.index),
    modality: target.series.modality,
    seriesUid: target.series.seriesUid,
    instanceUids: [frame.instance.sopInstanceUid],
    imageType: texts(frame.dataSet, '00080008'),
  };
  return {
    direct: [],
    request: flat,
    finish: (measured) => flagged(imageResults(measured, { region, target, grid, points, lengths })),
  };
}

const PIXELS = { perPixel: [1, 1] } as const;

function withheld(region: Region, { series, stackId }: ImageTarget, failure: Failure): Measurement {
  const on = { seriesUid: series.seriesUid, stackId, modality: series.modality };
  return withheldMeasurement(region, on, { quantity: 'Diameter', unit: 'mm', failure });
}

/** The image as a volume of one slice whose plane is measured in lengths. */
function flatVolume({ stackId, image }: ImageTarget, [dx, dy]: readonly [number, number]): Volume {
  const grid: Grid = {
    dimensions: [image.columns, image.rows, 1],
    spacing: [dx, dy, 1],
    origin: [0, 0, 0],
    row: [1, 0, 0],
    column: [0, 1, 0],
    normal: [0, 0, 1],
    frameOfReferenceUid: '',
  };
  const { slope, intercept, padding, displayOnly } = image;
  return {
    stackId,
    grid,
    voxels: image.samples === 3 ? luminance(image) : image.voxels,
    slope: Float64Array.of(slope),
    intercept: Float64Array.of(intercept),
    ...(padding && { padding }),
    ...(displayOnly !== undefined && { displayOnly }),
  };
}

/** Y = 0.299 R + 0.587 G + 0.114 B (us.md 4; ITU-R BT.601). */
function luminance({ voxels, columns, rows }: FrameImage): VoxelArray {
  const values = new Float64Array(columns * rows);
  for (let pixel = 0; pixel < values.length; pixel++) {
    const at = 3 * pixel;
    values[pixel] = 0.299 * (voxels[at] ?? NaN) + 0.587 * (voxels[at + 1] ?? NaN) + 0.114 * (voxels[at + 2] ?? NaN);
  }
  return values;
}

function meaningOfFrame(meaning: ValueMeaning, index: number): ValueMeaning {
  const { factor, offset, mapped } = meaning;
  const one = (values: Float64Array) => values.slice(index, index + 1);
  return {
    ...meaning,
    factor: one(factor),
    offset: one(offset),
    ...(mapped && { mapped: { from: one(mapped.from), to: one(mapped.to) } }),
  };
}
