import type { ValueMeaning } from '#core/calibration/meaning.ts';
import type { Vector3 } from '#core/geometry/grid.ts';
import type { Stack } from '#core/imaging/series.ts';
import type { Decoded } from '#core/imaging/volume.ts';
import type { Slab } from '#core/viewing/slab.ts';
import type { ViewCamera } from '#core/viewing/projection.ts';
import type { ViewOrientation } from '#core/viewing/viewPlanes.ts';
import type { ColourMap } from './colourMaps.ts';
import type { ShownWindow } from './storedWindow.ts';

/** One stack as it is to be drawn. The shapes are those of the `Viewer` port, which the viewer satisfies. */
export interface PictureLayer {
  readonly stack: Stack;
  readonly decoded: Decoded;
  readonly meaning: ValueMeaning;
  readonly window: ShownWindow;
  readonly colourMap: ColourMap;
}

/** Which plane of a volume is shown, and how much before and behind it is looked through. */
export interface PictureCut {
  readonly orientation: ViewOrientation;
  readonly slab?: Slab;
}

export interface ViewPicture extends PictureCut {
  readonly base: PictureLayer;
  /** Not drawn where the volume is looked through. */
  readonly fusion?: PictureLayer & { readonly opacity: number };
}

/** `focus` chooses the plane shown: the one nearest to it. LPS mm. */
export interface PictureCamera extends ViewCamera {
  readonly focus: Vector3;
}
