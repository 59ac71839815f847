import type { Types } from '@cornerstonejs/core';
import { dot, scale, subtract, type Vector3 } from '#core/geometry/grid.ts';
import { projection, toCanvas, toWorld, type Projection } from '#core/viewing/projection.ts';
import { decodedPlanes, nearestPlane, onPlane, stepAt, type ViewPlanes } from '#core/viewing/viewPlanes.ts';
import { createLayerActor, type LayerActor } from './layerActor.ts';
import type { PictureCamera, PictureLayer, ViewPicture } from './picture.ts';
import type { PictureStore } from './pictureData.ts';
import type { ColourMap } from './colourMaps.ts';
import type { ShownWindow } from './storedWindow.ts';

/** The reader stands this far from the plane, mm; only layers on the plane are between near and far. */
const STAND_OFF = 10;

/** Where a viewport draws: replaced when the graphics are lost and made anew. */
export interface Stage {
  readonly viewport: Types.IVolumeViewport;
  readonly requestRender: () => void;
}

interface Shown {
  readonly picture: ViewPicture;
  readonly planes: ViewPlanes;
  readonly base: LayerActor;
  readonly fusion: LayerActor | undefined;
}

/** One viewport: pictures cut by a plane, and the mapping between LPS mm and CSS pixels it was drawn with. */
export function createViewport(element: HTMLDivElement, pictures: PictureStore) {
  let stage: Stage | undefined;
  let shown: Shown | undefined;
  let camera: PictureCamera = { focus: [0, 0, 0], zoom: 1, pan: [0, 0], flipped: false, rotation: 0 };

  const slice = () => (shown ? nearestPlane(shown.planes, camera.focus) : 0);
  const view = (): Projection | undefined =>
    shown && projection(shown.planes, slice(), camera, [element.clientWidth, element.clientHeight]);

  const render = () => {
    // A hidden viewport keeps its picture and draws nothing.
    if (element.clientWidth > 0) stage?.requestRender();
  };
  const draw = () => {
    const at = view();
    if (!stage || !shown || !at) return;
    aim(stage.viewport, at);
    const plane = { point: at.centre, sight: at.basis.sight };
    shown.base.showPlane({ ...plane, slice: scaleSlice(shown.picture, slice()) });
    shown.fusion?.showPlane({ ...plane, slice: shown.picture.fusion ? middleOf(shown.picture.fusion) : 0 });
    render();
  };

  const show = (picture: ViewPicture) => {
    const planes = decodedPlanes(picture.base.decoded, picture.base.stack.frames, picture.orientation);
    if (!planes) throw new RangeError(`${picture.base.stack.id} has no images`);
    assertSameSpace(picture);
    const base = createLayerActor(picture.base, pictures.dataOf(picture.base), {
      depth: 0,
      cut: picture.orientation === 'native' ? 'slice' : 'whole',
    });
    const { fusion } = picture;
    const over = fusion && createLayerActor(fusion, pictures.dataOf(fusion), { depth: 1, cut: 'whole' });
    if (fusion) over?.setOpacity(fusion.opacity);
    shown = { picture, planes, base, fusion: over };
    fillStage(stage, shown);
    draw();
  };

  return {
    element,
    /** Puts the picture on a stage; called again with a new one after the graphics were lost. */
    enter: (next: Stage) => {
      stage = next;
      if (shown) show(shown.picture);
    },
    leave: () => {
      stage = undefined;
    },
    draw,
    show: (picture: ViewPicture) => {
      show(picture);
      return Promise.resolve();
    },
    setCamera: (change: Partial<PictureCamera>) => {
      camera = { ...camera, ...change };
      draw();
    },
    setWindow: (window: ShownWindow, layer: 'base' | 'fusion' = 'base') => {
      shown?.[layer]?.setWindow(window);
      render();
    },
    setColourMap: (map: ColourMap, layer: 'base' | 'fusion' = 'base') => {
      shown?.[layer]?.setColourMap(map);
      render();
    },
    setFusion: ({ opacity, visible }: { readonly opacity?: number; readonly visible?: boolean }) => {
      if (opacity !== undefined) shown?.fusion?.setOpacity(opacity);
      if (visible !== undefined) shown?.fusion?.setVisible(visible);
      render();
    },
    geometry: () => {
      const at = view();
      if (!shown || !at) return undefined;
      const index = slice();
      return {
        ...at.basis,
        millimetresPerPixel: at.millimetresPerPixel,
        slice: index,
        slices: shown.planes.positions.length,
        step: stepAt(shown.planes, index),
        focus: onPlane(camera.focus, shown.planes.advance, dot(at.centre, shown.planes.advance)),
      };
    },
    toCanvas: (world: Vector3) => toCanvas(view() ?? NOWHERE, world),
    toWorld: (canvas: readonly [number, number]) => toWorld(view() ?? NOWHERE, canvas),
  };
}

export type OpenViewport = ReturnType<typeof createViewport>;

/** Positions asked of an empty viewport: pixels stand for millimetres, so that nothing divides by zero. */
const NOWHERE: Projection = {
  centre: [0, 0, 0],
  basis: { right: [1, 0, 0], down: [0, 1, 0], sight: [0, 0, 1] },
  millimetresPerPixel: 1,
  size: [0, 0],
};

function fillStage(stage: Stage | undefined, { base, fusion }: Shown) {
  const renderer = stage?.viewport.getRenderer();
  if (!renderer) return;
  renderer.removeAllViewProps();
  for (const actor of [...base.actors, ...(fusion?.actors ?? [])]) renderer.addViewProp(actor);
}

function aim(viewport: Types.IVolumeViewport, { centre, basis, millimetresPerPixel, size }: Projection) {
  const camera = viewport.getRenderer().getActiveCamera();
  camera.setParallelProjection(true);
  camera.setFocalPoint(...centre);
  camera.setPosition(...subtract(centre, scale(basis.sight, STAND_OFF)));
  camera.setViewUp(...scale(basis.down, -1));
  camera.setParallelScale((size[1] * millimetresPerPixel) / 2);
  camera.setClippingRange(STAND_OFF / 2, STAND_OFF * 2);
}

const middleOf = ({ stack }: PictureLayer) => Math.floor(stack.frames.length / 2);

/** The slice whose scale the window is read in; a reformatted plane crosses slices, so the middle one stands for all. */
const scaleSlice = ({ base, orientation }: ViewPicture, shown: number) =>
  orientation === 'native' ? shown : middleOf(base);

/** @throws when layers of different spaces are asked for: the action that fuses refuses that with words before. */
function assertSameSpace({ base, fusion }: ViewPicture) {
  const space = ({ decoded }: PictureLayer) =>
    decoded.kind === 'volume' ? decoded.volume.grid.frameOfReferenceUid : undefined;
  if (fusion && (space(base) === undefined || space(base) !== space(fusion))) {
    throw new Error('Layers of different frames of reference cannot be fused.');
  }
}
