import { signalScales } from '#core/calibration/diffusion/signalScale.ts';
import type { ValueMeaning } from '#core/calibration/meaning.ts';
import { plainMeaning } from '#core/calibration/plainMeaning.ts';
import { fixedRegion } from '#core/curves/fixedRegion.ts';
import {
  curveValue,
  noticesOnce,
  type CurvePoint,
  type CurveValue,
  type RegionCurve,
} from '#core/curves/regionCurve.ts';
import type { FourthDimension } from '#core/imaging/fourthDimension.ts';
import type { Series, Stack } from '#core/imaging/series.ts';
import type { VoxelQuantity } from '#core/quantities.ts';
import type { Region } from '#core/regions/region.ts';
import { failed, success, type Failure, type Notice, type Result } from '#core/result.ts';
import { decodeVolume } from '#actions/images/decodeStack.ts';
import { measuredMeanings, shownMeaning } from '#actions/measurements/meanings.ts';
import type { Workstation } from '#actions/workstation.ts';
import { findStack } from '#stores/library.ts';

export interface CurveRequest {
  readonly region: Region;
  readonly series: Series;
  readonly dimension: FourthDimension;
  readonly quantity: VoxelQuantity;
}

export interface CurveOptions {
  readonly signal: AbortSignal;
  /** 0 to 1, after every point. */
  readonly onProgress: (fraction: number) => void;
}

/** The quantities a curve of this series can be given in, the one readers expect first. */
export function curveQuantities({ findings }: Workstation, series: Series): readonly VoxelQuantity[] {
  if (series.kind === 'pet') return [...new Set<VoxelQuantity>([...findings.getState().quantities, 'activity'])];
  const [stack] = series.stacks;
  return stack ? [shownMeaning(series, stack, undefined).meaning.quantity] : [];
}

/**
 * Measures a region at every place of an axis, one after the other in the measuring worker; volumes that are not in
 * memory are decoded. The same voxels count everywhere. Rejects with the signal's reason when cancelled.
 */
export async function measureCurve(
  workstation: Workstation,
  { region: drawn, series, dimension, quantity }: CurveRequest,
  { signal, onProgress }: CurveOptions,
): Promise<RegionCurve> {
  const region = await withFixedVoxels(workstation, drawn);
  const ids = dimension.points.map(({ stackId }) => stackId);
  const stacks = series.stacks.filter(({ id }) => ids.includes(id));
  const scales = quantity === 'stored' && series.modality === 'MR' ? signalScales(stacks) : undefined;
  const points: CurvePoint[] = [];
  const warnings: Notice[] = [...dimension.warnings, ...(scales?.warnings ?? []).map(slopesDiffer)];
  let unit = '1';
  for (const { stackId, value: at, detail } of dimension.points) {
    signal.throwIfAborted();
    const stack = stacks.find(({ id }) => id === stackId);
    const measured =
      stack && region.ok
        ? await measureAt(workstation, { region: region.value, series, stack, quantity, scale: scales?.of(stack) })
        : failed(region.ok ? LOST : region.failure);
    if (measured.ok) {
      unit = measured.value.unit;
      warnings.push(...measured.value.warnings);
    }
    points.push({ stackId, at, detail, value: measured.ok ? success(measured.value.value) : measured });
    onProgress(points.length / dimension.points.length);
  }
  signal.throwIfAborted();
  const { id: regionId, name: regionName, studyUid } = drawn;
  const { seriesUid } = series;
  return {
    regionId, regionName, studyUid, seriesUid, dimension, quantity, unit, points, warnings: noticesOnce(warnings),
  }; // prettier-ignore
}

const LOST: Failure = {
  code: 'INP_E_UNKNOWN_STACK',
  message: 'These images are no longer open. Open their files again.',
};

const slopesDiffer = ({ tag }: Notice): Notice => ({
  code: 'DIM_W_SCALE',
  message: 'Rescale Slope differs between the volumes and no scale slope (2005,100E) is stated: they may not compare.',
  ...(tag === undefined ? {} : { tag }),
});

/** A threshold region keeps the voxels it has on the stack it was drawn on. */
async function withFixedVoxels(workstation: Workstation, region: Region): Promise<Result<Region, Failure>> {
  const { shape } = region;
  if (shape.kind !== 'threshold') return success(region);
  const { rule } = shape;
  const found = findStack(workstation.library.getState(), region.stackId);
  if (!found) return failed(LOST);
  const volume = await decodeVolume(workstation, found.stack.id);
  if (!volume.ok) return volume;
  const { quantities } = workstation.findings.getState();
  const meanings = measuredMeanings(found.series, found.stack, volume.value, quantities).flatMap(({ meaning }) =>
    meaning.ok ? [meaning.value] : [],
  );
  const own = rule.kind === 'fixed' ? meanings.find(({ unit }) => unit === rule.unit) : meanings[0];
  return own ? success(fixedRegion(region, volume.value, own)) : failed(NO_THRESHOLD);
}

const NO_THRESHOLD: Failure = {
  code: 'REC_E_CURVE_THRESHOLD',
  message: 'The threshold cannot be applied to the images it was drawn on: choose its quantity in Measurements.',
};

interface PlaceRequest {
  readonly region: Region;
  readonly series: Series;
  readonly stack: Stack;
  readonly quantity: VoxelQuantity;
  /** One factor per slice that makes MR signals comparable. */
  readonly scale?: readonly number[] | undefined;
}

interface Measured {
  readonly value: CurveValue;
  readonly unit: string;
  readonly warnings: readonly Notice[];
}

/** The region on one stack; nothing is recorded. */
export async function measureAt(
  workstation: Workstation,
  { region, series, stack, quantity, scale }: PlaceRequest,
): Promise<Result<Measured, Failure>> {
  if (region.image) return failed(ONE_IMAGE);
  const volume = await decodeVolume(workstation, stack.id);
  if (!volume.ok) return volume;
  const meaning = scale
    ? success(scaledMeaning(stack, scale))
    : measuredMeanings(series, stack, volume.value, [quantity]).find((wanted) => wanted.quantity === quantity)?.meaning;
  if (!meaning) return failed({ code: 'CAL_E_QUANTITY', message: `${quantity} is not a quantity of these images.` });
  if (!meaning.ok) return meaning;
  const measurements = await workstation.measuring.measure({
    region,
    volume: volume.value,
    meaning: meaning.value,
    modality: series.modality,
    seriesUid: series.seriesUid,
    instanceUids: stack.frames.map(({ instance }) => instance.sopInstanceUid),
  });
  const value = curveValue(measurements, quantity);
  if (!value.ok) return value;
  return success({ value: value.value, unit: meaning.value.unit, warnings: meaning.value.warnings });
}

const ONE_IMAGE: Failure = {
  code: 'REC_E_CURVE_IMAGE',
  message: 'This region belongs to one image that is read on its own: it has no place in the others.',
};

/** The rescaled signal times the factor of its slice (mri-adc.md 2.4). */
function scaledMeaning(stack: Stack, scale: readonly number[]): ValueMeaning {
  const plain = plainMeaning(stack, 'stored');
  return { ...plain, factor: plain.factor.map((factor, k) => factor * (scale[k] ?? NaN)) };
}
