import type { ValueMeaning } from '#core/calibration/meaning.ts';
import type { Vector3 } from '#core/geometry/grid.ts';
import type { Series, Stack } from '#core/imaging/series.ts';
import type { Decoded } from '#core/imaging/volume.ts';
import type { Failure } from '#core/result.ts';
import type { Slab } from '#core/viewing/slab.ts';
import type { ColourMap, Orientation, Window } from '#stores/reading.ts';

/** What a viewport draws. The viewer knows pictures and cameras; regions are drawn over it by the features. */
export interface Picture {
  readonly base: Layer;
  readonly fusion?: Layer & { readonly opacity: number };
  readonly orientation: Orientation;
  /** Looks through so much of the volume; the fused layer is then not drawn. */
  readonly slab?: Slab;
}

export interface Layer {
  readonly series: Series;
  readonly stack: Stack;
  readonly decoded: Decoded;
  /** How shown values read: quantity per modality value, so that a window can be given in g/ml. */
  readonly meaning: ValueMeaning;
  readonly window: Window;
  readonly colourMap: ColourMap;
}

export interface Camera {
  readonly focus: Vector3;
  readonly zoom: number;
  readonly pan: readonly [number, number];
  readonly flipped: boolean;
  readonly rotation: number;
}

export interface ViewGeometry {
  /** LPS: directions of canvas right and down, of sight (away from the reader), and mm per CSS pixel. */
  readonly right: Vector3;
  readonly down: Vector3;
  readonly sight: Vector3;
  readonly millimetresPerPixel: number;
  /** The slice shown: 0-based, of how many, and its distance to the next, mm. */
  readonly slice: number;
  readonly slices: number;
  readonly step: number;
  /** LPS mm on the plane shown. */
  readonly focus: Vector3;
}

export interface ViewerViewport {
  readonly show: (picture: Picture) => Promise<void>;
  /** Another plane or slab of the picture shown. */
  readonly setCut: (cut: Pick<Picture, 'orientation' | 'slab'>) => void;
  readonly setCamera: (camera: Partial<Camera>) => void;
  readonly setWindow: (window: Window, layer?: 'base' | 'fusion') => void;
  readonly setColourMap: (map: ColourMap, layer?: 'base' | 'fusion') => void;
  readonly setFusion: (change: { readonly opacity?: number; readonly visible?: boolean }) => void;
  readonly geometry: () => ViewGeometry | undefined;
  /** CSS pixels from the top left of the element. */
  readonly toCanvas: (world: Vector3) => readonly [number, number];
  readonly toWorld: (canvas: readonly [number, number]) => Vector3;
  /** After every rendered image; returns the unsubscribe. */
  readonly onRendered: (listener: () => void) => () => void;
  /** Told at once, and whenever pictures can no longer (or again) be drawn; returns the unsubscribe. */
  readonly onFailure: (listener: (failure: Failure | undefined) => void) => () => void;
  readonly resize: () => void;
  readonly close: () => void;
}

export interface Viewer {
  readonly open: (element: HTMLDivElement, id: string) => ViewerViewport;
  /** Forgets the pictures of these stacks. */
  readonly release: (stackIds: readonly string[]) => void;
}
