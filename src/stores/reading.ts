import { createStore } from 'zustand/vanilla';
import type { Vector3 } from '#core/geometry/grid.ts';
import type { PointPair } from '#core/geometry/registration.ts';
import type { HangingProtocol, Hung } from '#core/hanging/hangingProtocol.ts';
import type { PresentationState } from '#core/viewing/presentationState.ts';
import type { Slab } from '#core/viewing/slab.ts';
import type { ViewOrientation } from '#core/viewing/viewPlanes.ts';

export type Tool =
  | 'window' | 'pan' | 'zoom' | 'scroll' | 'crosshair'
  | 'probe' | 'length' | 'bidirectional' | 'ellipse' | 'circle' | 'rectangle' | 'freehand' | 'spline'
  | 'sphere' | 'threshold' | 'window-box'; // prettier-ignore

/** `native` is the acquired plane; the others cut the volume in patient space, a basis at any angle. */
export type Orientation = ViewOrientation;

/** Window in the unit shown (HU, g/ml, mm²/s …). */
export interface Window {
  readonly lower: number;
  readonly upper: number;
}

export type ColourMap = 'grey' | 'inverse-grey' | 'hot-metal' | 'viridis' | 'inferno';

/** A second volume drawn over the first (PET over CT). */
export interface Fusion {
  readonly stackId: string;
  readonly colourMap: ColourMap;
  /** 0 to 1. */
  readonly opacity: number;
  readonly window: Window;
  readonly visible: boolean;
}

/** What one viewport shows. Everything a reload must restore; nothing the viewer can compute. */
export interface ViewportState {
  readonly id: string;
  readonly stackId: string | undefined;
  readonly orientation: Orientation;
  /** Looks through more than one plane; undefined shows the plane alone. */
  readonly slab: Slab | undefined;
  readonly window: Window | undefined;
  readonly colourMap: ColourMap;
  readonly fusion: Fusion | undefined;
  /** LPS mm of the point the view is centred on; its slice is the one shown. */
  readonly focus: Vector3 | undefined;
  /** 1 fits the image into the viewport. */
  readonly zoom: number;
  /** Canvas pixels at zoom-independent scale. */
  readonly pan: readonly [number, number];
  readonly flipped: boolean;
  /** Degrees, multiples of 90. */
  readonly rotation: number;
}

/** A tile layout shows consecutive slices of one stack, columns × rows of them, and scrolls by the page. */
export type TileLayout = 'tiles-2x2' | 'tiles-3x2' | 'tiles-3x3' | 'tiles-4x3' | 'tiles-4x4';

export type Layout = '1x1' | '1x2' | '2x1' | '2x2' | 'mpr' | TileLayout;

export const isTiled = (layout: Layout): layout is TileLayout => layout.startsWith('tiles-');

/** Slices that belong together: those the views showed when the reader said "link here". */
export interface SliceLink {
  readonly viewportId: string;
  readonly stackId: string;
  /** LPS mm of the point the view was on. */
  readonly focus: Vector3;
}

/** Two spaces (0020,0052) to be registered and the pairs set so far. */
export interface Registering {
  readonly from: string;
  readonly to: string;
  readonly pairs: readonly PointPair[];
}

export interface CineState {
  readonly viewportId: string;
  readonly framesPerSecond: number;
}

/** The arrangement that three planes or tiles took the place of. */
export interface BeforeMpr {
  readonly layout: Layout;
  readonly viewports: readonly ViewportState[];
  readonly crosshair: Vector3 | undefined;
}

/** A presentation state that is applied, and how its pictures looked before. */
export interface AppliedPresentation {
  readonly state: PresentationState;
  readonly before: readonly ViewportState[];
  /** In words, what of it is not applied. */
  readonly leftOut: readonly string[];
}

export interface ReadingState {
  /** Studies on screen, the current one first. */
  readonly studyUids: readonly string[];
  readonly layout: Layout;
  readonly viewports: readonly ViewportState[];
  readonly activeViewport: string;
  /** Double click enlarges one viewport. */
  readonly enlarged: string | undefined;
  readonly tool: Tool;
  /** Counts choices of a tool, also of the one in hand: each ends what is being drawn. */
  readonly toolChoices: number;
  readonly selectedRegion: string | undefined;
  readonly regionsHidden: boolean;
  /** Scroll views together: those of one space by position, those of `sliceLinks` by the distance scrolled. */
  readonly linked: boolean;
  /** What "link here" tied together; empty: views are linked by position only. */
  readonly sliceLinks: readonly SliceLink[];
  /** Points are being set that belong together; meanwhile views of the two spaces do not follow one another. */
  readonly registering: Registering | undefined;
  /** A window set in one view is set in every view of the same quantity. */
  readonly windowsSynced: boolean;
  /** Thin lines where the planes of the other views cut this one, without the crosshair. */
  readonly referenceLines: boolean;
  /** What a held key makes of the pointer. */
  readonly held: 'opacity' | 'magnifier' | undefined;
  /** The rules that arrange studies, once loaded, and how the ones on screen were hung. */
  readonly hanging: HangingProtocol | undefined;
  readonly hung: Hung | undefined;
  /** LPS mm where lines of the other views cross; undefined while off. */
  readonly crosshair: Vector3 | undefined;
  readonly cine: CineState | undefined;
  readonly thresholdRule: { readonly kind: 'fixed' | 'fraction'; readonly value: number };
  /** LPS mm under the pointer, and the viewport it is over: positions of different spaces do not compare. */
  readonly cursor: Vector3 | undefined;
  readonly cursorViewport: string | undefined;
  /** Voxels of a measurement lit up from its card. */
  readonly litRegion: string | undefined;
  readonly presentation: AppliedPresentation | undefined;
  /** The arrangement to return to from the three planes or the tiles. */
  readonly beforeMpr: BeforeMpr | undefined;
  readonly set: (change: Partial<Omit<ReadingState, 'set' | 'setViewport'>>) => void;
  readonly setViewport: (id: string, change: Partial<Omit<ViewportState, 'id'>>) => void;
}

export const emptyViewport = (id: string): ViewportState => ({
  id,
  stackId: undefined,
  orientation: 'native',
  slab: undefined,
  window: undefined,
  colourMap: 'grey',
  fusion: undefined,
  focus: undefined,
  zoom: 1,
  pan: [0, 0],
  flipped: false,
  rotation: 0,
});

/** A–D are the cells of the usual layouts, all of them those of the largest tiling; a smaller layout shows the first. */
export const VIEWPORT_IDS = [...'ABCDEFGHIJKLMNOP'] as readonly string[];

export const cellsOf: Readonly<Record<Layout, number>> = {
  '1x1': 1, '1x2': 2, '2x1': 2, '2x2': 4, mpr: 3,
  'tiles-2x2': 4, 'tiles-3x2': 6, 'tiles-3x3': 9, 'tiles-4x3': 12, 'tiles-4x4': 16,
}; // prettier-ignore

/** The viewport that keys and tools act on. */
export const activeOf = ({ viewports, activeViewport }: ReadingState): ViewportState | undefined =>
  viewports.find(({ id }) => id === activeViewport);

export const createReading = () =>
  createStore<ReadingState>()((set) => ({
    studyUids: [],
    layout: '1x1',
    viewports: VIEWPORT_IDS.map(emptyViewport),
    activeViewport: 'A',
    enlarged: undefined,
    tool: 'window',
    toolChoices: 0,
    selectedRegion: undefined,
    regionsHidden: false,
    linked: true,
    sliceLinks: [],
    registering: undefined,
    windowsSynced: false,
    referenceLines: false,
    held: undefined,
    hanging: undefined,
    hung: undefined,
    crosshair: undefined,
    cine: undefined,
    thresholdRule: { kind: 'fraction', value: 0.41 },
    cursor: undefined,
    cursorViewport: undefined,
    litRegion: undefined,
    presentation: undefined,
    beforeMpr: undefined,
    set: (change) => set(change),
    setViewport: (id, change) =>
      set(({ viewports, layout }) => {
        const { focus, ...look } = change;
        // Tiles are one picture cut into slices: what is done to one is done to all, but each keeps its slice.
        const shared = isTiled(layout) && focus === undefined ? look : {};
        return {
          viewports: viewports.map((view) => (view.id === id ? { ...view, ...change } : { ...view, ...shared })),
        };
      }),
  }));
