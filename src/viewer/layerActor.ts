import vtkPlane from '@kitware/vtk.js/Common/DataModel/Plane.js';
import vtkPiecewiseFunction from '@kitware/vtk.js/Common/DataModel/PiecewiseFunction.js';
import vtkColorTransferFunction from '@kitware/vtk.js/Rendering/Core/ColorTransferFunction.js';
import vtkImageResliceMapper from '@kitware/vtk.js/Rendering/Core/ImageResliceMapper.js';
import vtkImageSlice from '@kitware/vtk.js/Rendering/Core/ImageSlice.js';
import { scale, subtract, type Vector3 } from '#core/geometry/grid.ts';
import { text } from '#core/imaging/dataset.ts';
import { voiCurve, whiteFirst } from '#core/viewing/voiCurve.ts';
import type { ColourMap } from './colourMaps.ts';
import type { PictureLayer } from './picture.ts';
import type { PictureData } from './pictureData.ts';
import { sliceScale, toStoredWindow, type ShownWindow } from './storedWindow.ts';
import { transferFunction } from './transferFunctions.ts';

/** Layers lie this far in front of one another, mm, so that the depth buffer keeps them apart; far below any voxel. */
const LAYER_GAP = 0.01;

/** A fused layer fades in over this part of its window, so that the anatomy below stays readable where it is cold. */
const FADE_IN = 0.3;

/** One stack in the renderer: its voxels cut by a plane, coloured through a window. */
export interface LayerActor {
  readonly actors: readonly vtkImageSlice[];
  /** The plane shown (LPS mm, unit sight) and the slice of the stack nearest to it. */
  readonly showPlane: (plane: CutPlane) => void;
  readonly setWindow: (window: ShownWindow) => void;
  readonly setColourMap: (map: ColourMap) => void;
  readonly setOpacity: (opacity: number) => void;
  readonly setVisible: (visible: boolean) => void;
}

export interface CutPlane {
  readonly point: Vector3;
  readonly sight: Vector3;
  readonly slice: number;
  /** A slice as acquired, or a plane through the whole volume. */
  readonly cut: 'slice' | 'whole';
}

/** `depth` 0 is the base; a layer above it is blended in front. */
export function createLayerActor(layer: PictureLayer, data: PictureData, depth: number): LayerActor {
  const picture = createSlice();
  const padding = createPaddingCover(layer);
  const property = picture.actor.getProperty();
  let [window, map, slice] = [layer.window, layer.colourMap, Math.floor(layer.stack.frames.length / 2)];
  const monochrome1 = text(layer.stack.frames[0]?.dataSet ?? {}, '00280004') === 'MONOCHROME1';
  const curve = curveOf(layer, monochrome1);
  // Between voxels the renderer mixes neighbours, and a mix with a voxel without a value has none: holes would grow by a
  // voxel on each side, over values that were measured. Voxels of such a map are drawn as they are.
  if (data.hasHoles) property.setInterpolationTypeToNearest();
  else property.setInterpolationTypeToLinear();
  property.setUseLookupTableScalarRange(false);
  property.setIndependentComponents(data.samples === 1);
  if (depth > 0) picture.actor.setForceTranslucent(true);

  let painted = '';
  const paint = () => {
    const stored = toStoredWindow(window, sliceScale(layer.decoded, layer.meaning, slice));
    const falling = stored.inverted !== monochrome1;
    const colours = `${data.samples === 3 ? 'grey' : map} ${falling}`;
    if (colours !== painted)
      property.setRGBTransferFunction(
        0,
        transferFunction(data.samples === 3 ? 'grey' : map, falling, { lower: 0, upper: 1, curve: curve?.outputs }),
      );
    painted = colours;
    const width = (stored.upper - stored.lower) * (curve?.spread ?? 1);
    property.setColorWindow(Math.max(width, Number.MIN_VALUE));
    property.setColorLevel((stored.lower + stored.upper) / 2);
    if (depth > 0) property.setPiecewiseFunction(0, fadeIn(stored));
  };
  paint();

  return {
    actors: padding ? [picture.actor, padding.actor] : [picture.actor],
    showPlane: ({ point, sight, slice: k, cut }) => {
      const image = cut === 'slice' ? data.slice(k) : data.whole();
      picture.cut(image, subtract(point, scale(sight, LAYER_GAP * depth * 2)), sight);
      padding?.cut(image, subtract(point, scale(sight, LAYER_GAP * (depth * 2 + 1))), sight);
      if (k === slice) return;
      slice = k;
      paint();
    },
    setWindow: (next) => {
      window = next;
      paint();
    },
    setColourMap: (next) => {
      map = next;
      paint();
    },
    setOpacity: (opacity) => void property.setOpacity(opacity),
    setVisible: (visible) => {
      picture.actor.setVisibility(visible);
      padding?.actor.setVisibility(visible);
    },
  };
}

/** The curve of the header; another quantity than the modality's has none. */
function curveOf({ stack, meaning }: PictureLayer, monochrome1: boolean) {
  const isModality = meaning.quantity === 'stored' || meaning.quantity === 'HU';
  const dataSet = stack.frames[Math.floor(stack.frames.length / 2)]?.dataSet;
  const curve = isModality && dataSet ? voiCurve(dataSet) : undefined;
  return curve && monochrome1 ? { ...curve, outputs: whiteFirst(curve.outputs) } : curve;
}

/**
 * vtk.js writes the times of plane and image into the shader as a comment, so that no two pictures share a program and
 * each compiles its own: a second and more where the processor draws.
 */
const WITHOUT_TIMES = {
  shaderType: 'Vertex',
  originalValue: '//\\d+Plane\\d+Image\\d+',
  replaceFirst: false,
  replacementValue: '',
  replaceAll: true,
};

function createSlice() {
  const plane = vtkPlane.newInstance();
  const mapper = vtkImageResliceMapper.newInstance();
  mapper.setSlicePlane(plane);
  mapper.set({ viewSpecificProperties: { OpenGL: { ShaderReplacements: [WITHOUT_TIMES] } } });
  const actor = vtkImageSlice.newInstance();
  actor.setMapper(mapper);
  const cut = (image: ReturnType<PictureData['whole']>, point: Vector3, sight: Vector3) => {
    if (mapper.getInputData() !== image) mapper.setInputData(image);
    plane.setOrigin([...point]);
    plane.setNormal([...sight]);
  };
  return { actor, cut };
}

/** Padding is shown black whatever the colours: a second cut of the same voxels, opaque only at padding values. */
function createPaddingCover({ decoded }: PictureLayer) {
  const padding = decoded.kind === 'volume' ? decoded.volume.padding : undefined;
  if (!padding) return undefined;
  const cover = createSlice();
  const property = cover.actor.getProperty();
  const black = vtkColorTransferFunction.newInstance();
  black.addRGBPoint(padding.from, 0, 0, 0);
  black.addRGBPoint(padding.to + 1, 0, 0, 0);
  const opaque = vtkPiecewiseFunction.newInstance();
  opaque.addPoint(padding.from - 1, 0);
  opaque.addPoint(padding.from - 0.5, 1);
  opaque.addPoint(padding.to + 0.5, 1);
  opaque.addPoint(padding.to + 1, 0);
  property.setRGBTransferFunction(0, black);
  property.setPiecewiseFunction(0, opaque);
  property.setInterpolationTypeToLinear();
  cover.actor.setForceTranslucent(true);
  return cover;
}

function fadeIn({ lower, upper }: ShownWindow) {
  const made = vtkPiecewiseFunction.newInstance();
  made.addPoint(lower, 0);
  made.addPoint(lower + (upper - lower) * FADE_IN, 1);
  made.addPoint(upper, 1);
  return made;
}
