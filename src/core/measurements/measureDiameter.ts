import type { CalibrationRecord, Term } from '#core/calibration/meaning.ts';
import { voxelVolume, type Vector3 } from '#core/geometry/grid.ts';
import { lesionAxes } from '#core/regions/axes.ts';
import { drawnPlane } from '#core/regions/drawnPlane.ts';
import type { Axis } from '#core/regions/hull.ts';
import { bidirectionalLengths, segmentLength, type Segment } from '#core/regions/lengths.ts';
import { regionVoxels } from '#core/regions/regionVoxels.ts';
import { shapeAxes } from '#core/regions/shapeAxes.ts';
import type { VoxelRuns } from '#core/regions/voxelRuns.ts';
import { failed, success, type Failure, type Notice, type Result } from '#core/result.ts';
import { SOFTWARE } from '#core/version.ts';
import { ALGORITHMS } from './algorithms.ts';
import type { Derivation, MeasuredValue, Measurement, Statistic } from './measurement.ts';
import { maskNotices } from './maskNotices.ts';
import { outsideNotice } from './outsideImages.ts';
import { quantityField } from './quantityField.ts';
import { importSettings, recordedShape } from './recordedShape.ts';
import type { RegionLoops } from './regionLoops.ts';
import { subjectOf, withheld, type RegionRequest } from './regionRequest.ts';
import { instancesOfPoints, instancesOfVoxels } from './sourceInstances.ts';
import { voxelDigest } from './voxelDigest.ts';

/** Lengths, mm, and areas, mm2, read from a region: what was found, how, and from which voxels if any. */
interface Extent {
  readonly values: readonly (readonly [Statistic, number])[];
  readonly axes: readonly { readonly symbol: string; readonly meaning: string; readonly ends: Segment }[];
  readonly formula: string;
  readonly algorithm: Derivation['algorithm'];
  readonly runs: VoxelRuns;
}

const NO_VOXELS: VoxelRuns = { runs: new Int32Array(), count: 0, box: undefined };

/** Formula of the axes of a drawn or segmented outline (ct-recist.md 2.1). */
const AXES_FORMULA = 'L = largest distance of two outline points; S = longest chord inside perpendicular to L';

/**
 * The lengths and areas of a region (ct-recist.md 2.1), measured once, on the stack it was drawn on; undefined for
 * shapes that outline no lesion: a point, a search sphere, a box, the whole volume.
 */
export function measureDiameter(request: RegionRequest, loops: RegionLoops): Measurement | undefined {
  const extent = extentOf(request);
  if (!extent) return undefined;
  const subject = { quantity: 'Diameter', unit: 'mm' } as const;
  if (!extent.ok) return withheld(request, { ...subject, failure: extent.failure });
  return {
    ...subjectOf(request),
    ...subject,
    values: extent.value.values.map(([statistic, value]): MeasuredValue => ({
      quantity: 'Diameter',
      statistic,
      value,
      unit: statistic === 'area' ? 'mm2' : 'mm',
    })),
    derivation: derivationOf(request, extent.value, loops),
    warnings: diameterWarnings(request, extent.value.runs),
  };
}

/** An outline keeps its size beyond the images; axes of voxels are cut off with them, and resampled with them. */
function diameterWarnings(request: RegionRequest, runs: VoxelRuns): readonly Notice[] {
  const { kind } = request.region.shape;
  if (kind !== 'threshold' && kind !== 'mask') return [];
  return [...maskNotices(request), ...outsideNotice(request, runs)];
}

function extentOf(request: RegionRequest): Result<Extent, Failure> | undefined {
  const { shape, node } = request.region;
  switch (shape.kind) {
    case 'length':
      return success({
        values: [['length', segmentLength(shape.ends)]],
        axes: [{ symbol: 'a', meaning: 'drawn length', ends: shape.ends }],
        formula: 'length = |a2 - a1|',
        algorithm: ALGORITHMS.drawn,
        runs: NO_VOXELS,
      });
    case 'bidirectional':
      return drawnAxes(shape);
    case 'ellipse':
    case 'rectangle':
    case 'freehand':
    case 'spline':
    case 'contours': {
      const axes = shapeAxes(shape, { node });
      return outlineExtent(axes, { algorithm: ALGORITHMS.outline, runs: NO_VOXELS });
    }
    case 'mask':
    case 'threshold': {
      const { volume, meaning } = request;
      const runs = regionVoxels(shape, volume.grid, quantityField(volume, meaning));
      return outlineExtent(lesionAxes(runs, volume.grid, { node }), { algorithm: ALGORITHMS.mask, runs });
    }
    case 'point':
    case 'sphere':
    case 'box':
    case 'whole':
      return undefined;
  }
}

function drawnAxes(shape: { readonly long: Segment; readonly short: Segment }): Result<Extent, Failure> {
  const lengths = bidirectionalLengths(shape);
  if (!lengths.ok) return lengths;
  return success({
    values: [
      ['longAxis', lengths.value.long],
      ['shortAxis', lengths.value.short],
    ],
    axes: [
      { symbol: 'L', meaning: 'drawn long axis', ends: shape.long },
      { symbol: 'S', meaning: 'drawn short axis', ends: shape.short },
    ],
    formula: 'long axis = |L2 - L1|; short axis = |S2 - S1|',
    algorithm: ALGORITHMS.drawn,
    runs: NO_VOXELS,
  });
}

interface OutlineAxes {
  readonly long: Axis<Vector3>;
  readonly short: Axis<Vector3>;
  readonly area: number;
}

function outlineExtent(
  axes: OutlineAxes | undefined,
  { algorithm, runs }: Pick<Extent, 'algorithm' | 'runs'>,
): Result<Extent, Failure> {
  if (!axes) return failed({ code: 'REC_E_EMPTY_REGION', message: 'The outline encloses nothing.' });
  return success({
    values: [
      ['longAxis', axes.long.length],
      ['shortAxis', axes.short.length],
      ['area', axes.area],
    ],
    axes: [
      { symbol: 'L', meaning: 'long axis', ends: axes.long.ends },
      { symbol: 'S', meaning: 'short axis', ends: axes.short.ends },
    ],
    formula: AXES_FORMULA,
    algorithm,
    runs,
  });
}

function derivationOf(request: RegionRequest, extent: Extent, { sha256 }: RegionLoops): Derivation {
  const { region, volume } = request;
  const { runs, axes, algorithm } = extent;
  return {
    calibration: recordOf(extent),
    shape: recordedShape(region.shape),
    voxels: {
      count: runs.count,
      volumeMm3: runs.count * voxelVolume(volume.grid),
      box: runs.box,
      digest: voxelDigest(volume, runs, sha256),
    },
    // A length drawn without voxels rests on the slices its axes lie on.
    instanceUids: runs.box
      ? instancesOfVoxels(request, runs)
      : instancesOfPoints(
          request,
          axes.flatMap(({ ends }) => ends),
        ),
    algorithm,
    settings: {
      software: `${SOFTWARE.name} ${SOFTWARE.version}`,
      node: region.node,
      plane: drawnPlane(region.shape, { normal: volume.grid.normal, imageType: request.imageType ?? [] }),
      ...importSettings(region.imported),
    },
  };
}

/** The ends of every axis in LPS mm, at full precision, and the lengths they give. */
function recordOf({ axes, formula, values }: Extent): CalibrationRecord {
  const terms = axes.flatMap(({ symbol, meaning, ends }) =>
    ends.map((end, index): Term => ({
      symbol: `${symbol}${index + 1}`,
      meaning: `${index === 0 ? 'first' : 'second'} end of the ${meaning}, LPS`,
      value: end.join(', '),
      unit: 'mm',
      origin: 'computed',
    })),
  );
  const filled = values.map(([statistic, value]) => `${statistic} = ${value} ${statistic === 'area' ? 'mm2' : 'mm'}`);
  return { formula, filled: filled.join('; '), terms, candidates: [] };
}
