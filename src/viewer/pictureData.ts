import vtkDataArray from '@kitware/vtk.js/Common/Core/DataArray.js';
import vtkImageData from '@kitware/vtk.js/Common/DataModel/ImageData.js';
import { indexToWorld, type Grid } from '#core/geometry/grid.ts';
import type { Decoded, VoxelArray } from '#core/imaging/volume.ts';
import { frameGrid, framesArePlaced } from '#core/viewing/viewPlanes.ts';
import type { PictureLayer } from './picture.ts';

/** Voxels and their place in patient space as the renderer wants them, over the buffer of the decoded stack. */
export interface PictureData {
  /** Slice k on its own: shown in the acquired plane, it is there at once, however large the stack. */
  readonly slice: (k: number) => vtkImageData;
  /** The whole volume, for planes that cross slices; of images on their own the first. */
  readonly whole: () => vtkImageData;
  readonly samples: 1 | 3;
  /** Some voxels have no value (NaN): a map where the fit failed. */
  readonly hasHoles: boolean;
}

/** Keeps what each decoded stack is drawn from, so that viewports share one texture. */
export function createPictureStore() {
  const kept = new Map<string, { readonly decoded: Decoded; readonly data: PictureData }>();
  return {
    dataOf(layer: PictureLayer): PictureData {
      const known = kept.get(layer.stack.id);
      if (known?.decoded === layer.decoded) return known.data;
      const data = layer.decoded.kind === 'volume' ? volumeData(layer.decoded.volume) : imagesData(layer);
      kept.set(layer.stack.id, { decoded: layer.decoded, data });
      return data;
    },
    forget(stackIds: readonly string[]) {
      for (const id of stackIds) kept.delete(id);
    },
  };
}

export type PictureStore = ReturnType<typeof createPictureStore>;

function volumeData({ grid, voxels }: { readonly grid: Grid; readonly voxels: VoxelArray }): PictureData {
  const [columns, rows] = grid.dimensions;
  const slice = remembered((k) =>
    imageData(
      { ...grid, dimensions: [columns, rows, 1], origin: indexToWorld(grid, [0, 0, k]) },
      { voxels: voxels.subarray(k * columns * rows, (k + 1) * columns * rows), samples: 1 },
    ),
  );
  const whole = remembered(() => imageData(grid, { voxels, samples: 1 }));
  return { slice, whole: () => whole(0), samples: 1, hasHoles: hasHoles(voxels) };
}

function imagesData({ decoded, stack }: PictureLayer): PictureData {
  const images = decoded.kind === 'images' ? decoded.images : [];
  const placed = framesArePlaced(stack.frames);
  const slice = remembered((k) => {
    const image = images[k];
    if (!image) throw new RangeError(`${stack.id} has no image ${k}`);
    return imageData(frameGrid(stack.frames[k], [image.columns, image.rows], k, placed), image);
  });
  return { slice, whole: () => slice(0), samples: images[0]?.samples ?? 1, hasHoles: false };
}

/** Whether any voxel is NaN. Whole numbers have a value everywhere. */
export function hasHoles(voxels: VoxelArray): boolean {
  if (!(voxels instanceof Float32Array || voxels instanceof Float64Array)) return false;
  // Asked once per volume on the screen's thread, where a callback per voxel would be felt.
  for (let at = 0; at < voxels.length; at += 1) if (Number.isNaN(voxels[at])) return true;
  return false;
}

/** Made once each: the texture of an image is found again by the image. */
function remembered<T>(make: (k: number) => T) {
  const made = new Map<number, T>();
  return (k: number): T => {
    const known = made.get(k) ?? make(k);
    made.set(k, known);
    return known;
  };
}

function imageData(
  { dimensions, spacing, origin, row, column, normal }: Grid,
  { voxels, samples }: { readonly voxels: VoxelArray; readonly samples: 1 | 3 },
): vtkImageData {
  const image = vtkImageData.newInstance({ origin: [...origin], spacing: [...spacing] });
  image.setDimensions([...dimensions]);
  image.setDirection(...row, ...column, ...normal);
  image.getPointData().setScalars(vtkDataArray.newInstance({ numberOfComponents: samples, values: voxels }));
  return image;
}
