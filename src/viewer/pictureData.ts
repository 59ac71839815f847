import vtkDataArray from '@kitware/vtk.js/Common/Core/DataArray.js';
import vtkImageData from '@kitware/vtk.js/Common/DataModel/ImageData.js';
import type { Grid } from '#core/geometry/grid.ts';
import type { Decoded, VoxelArray } from '#core/imaging/volume.ts';
import { frameGrid, framesArePlaced } from '#core/viewing/viewPlanes.ts';
import type { PictureLayer } from './picture.ts';

/** Voxels and their place in patient space as the renderer wants them, over the buffer of the decoded stack. */
export interface PictureData {
  /** The voxels of slice k; a volume has one for all slices. */
  readonly imageOf: (k: number) => vtkImageData;
  readonly samples: 1 | 3;
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
  const image = imageData(grid, { voxels, samples: 1 });
  return { imageOf: () => image, samples: 1 };
}

function imagesData({ decoded, stack }: PictureLayer): PictureData {
  const images = decoded.kind === 'images' ? decoded.images : [];
  const placed = framesArePlaced(stack.frames);
  const made = new Map<number, vtkImageData>();
  const imageOf = (k: number) => {
    const known = made.get(k);
    if (known) return known;
    const image = images[k];
    if (!image) throw new RangeError(`${stack.id} has no image ${k}`);
    const data = imageData(frameGrid(stack.frames[k], [image.columns, image.rows], k, placed), image);
    made.set(k, data);
    return data;
  };
  return { imageOf, samples: images[0]?.samples ?? 1 };
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
