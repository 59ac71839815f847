import vtkPlane from '@kitware/vtk.js/Common/DataModel/Plane.js';
import vtkPiecewiseFunction from '@kitware/vtk.js/Common/DataModel/PiecewiseFunction.js';
import vtkVolume from '@kitware/vtk.js/Rendering/Core/Volume.js';
import vtkVolumeMapper from '@kitware/vtk.js/Rendering/Core/VolumeMapper.js';
import { add, scale, type Vector3 } from '#core/geometry/grid.ts';
import { text } from '#core/imaging/dataset.ts';
import type { Slab } from '#core/viewing/slab.ts';
import type { ColourMap } from './colourMaps.ts';
import type { PictureLayer } from './picture.ts';
import type { PictureData } from './pictureData.ts';
import { sliceScale, toStoredWindow, type ShownWindow } from './storedWindow.ts';
import { transferFunction } from './transferFunctions.ts';

/** Rays are sampled this often in the smallest step between voxels: no voxel they cross deeply is missed. */
const SAMPLES_PER_VOXEL = 2;
const MOST_SAMPLES = 4000;

/** A volume looked through: the highest, lowest or mean value along each line of sight, within a slab. */
export interface ProjectionActor {
  readonly actor: vtkVolume;
  readonly show: (slab: Slab, plane: { readonly point: Vector3; readonly sight: Vector3 }) => void;
  readonly setWindow: (window: ShownWindow) => void;
  readonly setColourMap: (map: ColourMap) => void;
}

export function createProjectionActor(layer: PictureLayer, data: PictureData): ProjectionActor {
  const mapper = vtkVolumeMapper.newInstance();
  const image = data.whole();
  mapper.setInputData(image);
  mapper.setAutoAdjustSampleDistances(false);
  mapper.setSampleDistance(Math.min(...image.getSpacing()) / SAMPLES_PER_VOXEL);
  mapper.setMaximumSamplesPerRay(MOST_SAMPLES);
  const actor = vtkVolume.newInstance();
  actor.setMapper(mapper);
  const property = actor.getProperty();
  property.setInterpolationTypeToLinear();
  property.setShade(false);

  const slices = layer.stack.frames.length;
  const gain = sliceScale(layer.decoded, layer.meaning, Math.floor(slices / 2));
  const monochrome1 = text(layer.stack.frames[0]?.dataSet ?? {}, '00280004') === 'MONOCHROME1';
  let [window, map] = [layer.window, layer.colourMap];
  const paint = () => {
    const stored = toStoredWindow(window, gain);
    property.setRGBTransferFunction(0, transferFunction(map, stored.inverted !== monochrome1, stored));
    property.setScalarOpacity(0, opaqueOver(stored));
  };
  paint();

  return {
    actor,
    show: (slab, { point, sight }) => {
      // Where values fall as stored values rise, the highest value is the lowest stored one.
      const kind = gain.gain >= 0 || slab.kind === 'mean' ? slab.kind : slab.kind === 'max' ? 'min' : 'max';
      if (kind === 'max') mapper.setBlendModeToMaximumIntensity();
      else if (kind === 'min') mapper.setBlendModeToMinimumIntensity();
      else mapper.setBlendModeToAverageIntensity();
      mapper.removeAllClippingPlanes();
      if (slab.thickness === 'whole') return;
      for (const side of [1, -1]) {
        const edge = vtkPlane.newInstance();
        edge.setOrigin([...add(point, scale(sight, (-side * slab.thickness) / 2))]);
        edge.setNormal([...scale(sight, side)]);
        mapper.addClippingPlane(edge);
      }
    },
    setWindow: (next) => {
      window = next;
      paint();
    },
    setColourMap: (next) => {
      map = next;
      paint();
    },
  };
}

function opaqueOver({ lower, upper }: ShownWindow) {
  const made = vtkPiecewiseFunction.newInstance();
  made.addPoint(lower, 1);
  made.addPoint(upper, 1);
  return made;
}
