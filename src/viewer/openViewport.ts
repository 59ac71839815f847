import type { Types } from '@cornerstonejs/core';
import { dot, scale, subtract, type Vector3 } from '#core/geometry/grid.ts';
import { projection, toCanvas, toWorld, type Projection } from '#core/viewing/projection.ts';
import { diagonal, wholePlanes } from '#core/viewing/slab.ts';
import { decodedPlanes, nearestPlane, onPlane, stepAt, type ViewPlanes } from '#core/viewing/viewPlanes.ts';
import { createLayerActor, type LayerActor } from './layerActor.ts';
import type { PictureCamera, PictureCut, PictureLayer, ViewPicture } from './picture.ts';
import { createProjectionActor, type ProjectionActor } from './projectionActor.ts';
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
  /** Made when the volume is first looked through. */
  readonly projection: ProjectionActor | undefined;
}

/** One viewport: pictures cut by a plane, and the mapping between LPS mm and CSS pixels it was drawn with. */
export function createViewport(element: HTMLDivElement, pictures: PictureStore) {
  let stage: Stage | undefined;
  let shown: Shown | undefined;
  let fusionVisible = true;
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
    const { picture, base, fusion, projection: through } = shown;
    const { slab, orientation } = picture;
    const plane = { point: at.centre, sight: at.basis.sight };
    aim(stage.viewport, at, slab && reachOf(picture));
    base.setVisible(!slab);
    fusion?.setVisible(!slab && fusionVisible);
    through?.actor.setVisibility(slab !== undefined);
    if (slab) through?.show(slab, plane);
    else {
      const cut = orientation === 'native' ? 'slice' : 'whole';
      base.showPlane({ ...plane, slice: scaleSlice(picture, slice()), cut });
      fusion?.showPlane({ ...plane, slice: picture.fusion ? middleOf(picture.fusion) : 0, cut: 'whole' });
    }
    render();
  };

  const show = (picture: ViewPicture) => {
    const planes = cutPlanes(picture);
    assertSameSpace(picture);
    const { fusion } = picture;
    const over = fusion && createLayerActor(fusion, pictures.dataOf(fusion), 1);
    if (fusion) over?.setOpacity(fusion.opacity);
    shown = withProjection({
      picture,
      planes,
      base: createLayerActor(picture.base, pictures.dataOf(picture.base), 0),
      fusion: over,
      projection: undefined,
    });
    fillStage(stage, shown);
    draw();
  };

  const withProjection = (next: Shown): Shown =>
    next.projection || !next.picture.slab
      ? next
      : { ...next, projection: createProjectionActor(next.picture.base, pictures.dataOf(next.picture.base)) };

  /** Another cut of the same picture: while a plane is turned its layers stay. */
  const setCut = ({ orientation, slab }: PictureCut) => {
    if (!shown) return;
    const { base, fusion } = shown.picture;
    const picture: ViewPicture = { base, ...(fusion ? { fusion } : {}), orientation, ...(slab ? { slab } : {}) };
    const before = shown;
    shown = withProjection({ ...shown, picture, planes: cutPlanes(picture) });
    if (shown.projection !== before.projection) fillStage(stage, shown);
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
    setCut,
    setCamera: (change: Partial<PictureCamera>) => {
      camera = { ...camera, ...change };
      draw();
    },
    setWindow: (window: ShownWindow, layer: 'base' | 'fusion' = 'base') => {
      shown?.[layer]?.setWindow(window);
      if (layer === 'base') shown?.projection?.setWindow(window);
      render();
    },
    setColourMap: (map: ColourMap, layer: 'base' | 'fusion' = 'base') => {
      shown?.[layer]?.setColourMap(map);
      if (layer === 'base') shown?.projection?.setColourMap(map);
      render();
    },
    setFusion: ({ opacity, visible }: { readonly opacity?: number; readonly visible?: boolean }) => {
      if (opacity !== undefined) shown?.fusion?.setOpacity(opacity);
      if (visible !== undefined) fusionVisible = visible;
      draw();
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

function fillStage(stage: Stage | undefined, { base, fusion, projection: through }: Shown) {
  const renderer = stage?.viewport.getRenderer();
  if (!renderer) return;
  renderer.removeAllViewProps();
  for (const actor of [...base.actors, ...(fusion?.actors ?? [])]) renderer.addViewProp(actor);
  if (through) renderer.addVolume(through.actor);
}

/** The planes of a picture; one where it looks through the whole volume. */
function cutPlanes({ base, orientation, slab }: ViewPicture): ViewPlanes {
  const planes = decodedPlanes(base.decoded, base.stack.frames, orientation);
  if (!planes) throw new RangeError(`${base.stack.id} has no images`);
  return slab?.thickness === 'whole' && base.decoded.kind === 'volume'
    ? wholePlanes(planes, base.decoded.volume.grid)
    : planes;
}

/** How far from the plane the volume reaches, mm. */
const reachOf = ({ base: { decoded } }: ViewPicture) =>
  decoded.kind === 'volume' ? diagonal(decoded.volume.grid) : STAND_OFF / 2;

/** Looks at a plane; `reach` mm on either side of it are seen, by default only layers on it. */
function aim(
  viewport: Types.IVolumeViewport,
  { centre, basis, millimetresPerPixel, size }: Projection,
  reach = STAND_OFF / 2,
) {
  const away = STAND_OFF / 2 + reach;
  const camera = viewport.getRenderer().getActiveCamera();
  camera.setParallelProjection(true);
  camera.setFocalPoint(...centre);
  camera.setPosition(...subtract(centre, scale(basis.sight, away)));
  camera.setViewUp(...scale(basis.down, -1));
  camera.setParallelScale((size[1] * millimetresPerPixel) / 2);
  camera.setClippingRange(STAND_OFF / 2, away + reach + STAND_OFF / 2);
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
