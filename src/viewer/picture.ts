import type { ValueMeaning } from '#core/calibration/meaning.ts';
import type { Vector3 } from '#core/geometry/grid.ts';
import type { Series, Stack } from '#core/imaging/series.ts';
import type { Decoded } from '#core/imaging/volume.ts';
import type { ViewCamera } from '#core/viewing/projection.ts';
import type { ViewOrientation } from '#core/viewing/viewPlanes.ts';
import type { ColourMap } from './colourMaps.ts';
import type { ShownWindow } from './storedWindow.ts';

/** One stack as it is to be drawn. The shapes are those of the `Viewer` port, which the viewer satisfies. */
export interface PictureLayer {
  readonly series: Series;
  readonly stack: Stack;
  readonly decoded: Decoded;
  readonly meaning: ValueMeaning;
  readonly window: ShownWindow;
  readonly colourMap: ColourMap;
}

export interface ViewPicture {
  readonly base: PictureLayer;
  readonly fusion?: PictureLayer & { readonly opacity: number };
  readonly orientation: ViewOrientation;
}

/** `focus` chooses the plane shown: the one nearest to it. LPS mm. */
export interface PictureCamera extends ViewCamera {
  readonly focus: Vector3;
}
