import { createStore } from 'zustand/vanilla';
import type { Vector3 } from '#core/geometry/grid.ts';

export type Tool =
  | 'window' | 'pan' | 'zoom' | 'scroll' | 'crosshair'
  | 'probe' | 'length' | 'bidirectional' | 'ellipse' | 'circle' | 'rectangle' | 'freehand' | 'spline'
  | 'sphere' | 'threshold'; // prettier-ignore

/** `native` is the acquired plane; the others cut the volume in patient space. */
export type Orientation = 'native' | 'axial' | 'coronal' | 'sagittal';

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

export type Layout = '1x1' | '1x2' | '2x1' | '2x2' | 'mpr';

export interface CineState {
  readonly viewportId: string;
  readonly framesPerSecond: number;
}

export interface BeforeMpr {
  readonly layout: Layout;
  readonly viewports: readonly ViewportState[];
  readonly crosshair: Vector3 | undefined;
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
  readonly selectedRegion: string | undefined;
  readonly regionsHidden: boolean;
  /** Scroll views of the same frame of reference together. */
  readonly linked: boolean;
  /** LPS mm where lines of the other views cross; undefined while off. */
  readonly crosshair: Vector3 | undefined;
  readonly cine: CineState | undefined;
  readonly thresholdRule: { readonly kind: 'fixed' | 'fraction'; readonly value: number };
  /** LPS mm under the pointer, and the viewport it is over: positions of different spaces do not compare. */
  readonly cursor: Vector3 | undefined;
  readonly cursorViewport: string | undefined;
  /** Voxels of a measurement lit up from its card. */
  readonly litRegion: string | undefined;
  /** The arrangement to return to from the three planes. */
  readonly beforeMpr: BeforeMpr | undefined;
  readonly set: (change: Partial<Omit<ReadingState, 'set' | 'setViewport'>>) => void;
  readonly setViewport: (id: string, change: Partial<Omit<ViewportState, 'id'>>) => void;
}

export const emptyViewport = (id: string): ViewportState => ({
  id,
  stackId: undefined,
  orientation: 'native',
  window: undefined,
  colourMap: 'grey',
  fusion: undefined,
  focus: undefined,
  zoom: 1,
  pan: [0, 0],
  flipped: false,
  rotation: 0,
});

/** A–D are the cells of the largest layout; a smaller layout shows the first ones. */
export const VIEWPORT_IDS = ['A', 'B', 'C', 'D'] as const;

export const cellsOf: Readonly<Record<Layout, number>> = { '1x1': 1, '1x2': 2, '2x1': 2, '2x2': 4, mpr: 3 };

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
    selectedRegion: undefined,
    regionsHidden: false,
    linked: true,
    crosshair: undefined,
    cine: undefined,
    thresholdRule: { kind: 'fraction', value: 0.41 },
    cursor: undefined,
    cursorViewport: undefined,
    litRegion: undefined,
    beforeMpr: undefined,
    set: (change) => set(change),
    setViewport: (id, change) =>
      set(({ viewports }) => ({
        viewports: viewports.map((view) => (view.id === id ? { ...view, ...change } : view)),
      })),
  }));
