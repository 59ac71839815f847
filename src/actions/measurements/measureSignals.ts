import { signalAt } from '#core/calibration/diffusion/adcVolume.ts';
import { adcSignal } from '#core/calibration/diffusion/adcSignal.ts';
import type { DecayPlan } from '#core/curves/signalDecay.ts';
import { worldToIndex, type Vector3 } from '#core/geometry/grid.ts';
import type { Series } from '#core/imaging/series.ts';
import type { Region } from '#core/regions/region.ts';
import { failed, success, type Failure, type Result } from '#core/result.ts';
import { decodeVolume } from '#actions/images/decodeStack.ts';
import { measureAt, type CurveOptions } from '#actions/measurements/measureCurve.ts';
import type { Workstation } from '#actions/workstation.ts';
import { readyVolume, type VolumesState } from '#stores/volumes.ts';

export interface SignalRequest {
  readonly series: Series;
  readonly plan: DecayPlan;
  /** Without one the images are only made ready, for the voxel under the cursor. */
  readonly region: Region | undefined;
}

const imagesOf = ({ groups }: DecayPlan) => groups.flatMap(({ directions }) => directions.flat());

/**
 * The mean signal of a region in every image of a decay, by stack, scaled so that they compare. Fails with the first
 * refusal: a decay with a point missing would fit another curve. Rejects with the signal's reason when cancelled.
 */
export async function measureSignals(
  workstation: Workstation,
  { series, plan, region }: SignalRequest,
  { signal, onProgress }: CurveOptions,
): Promise<Result<ReadonlyMap<string, number>, Failure>> {
  const images = imagesOf(plan);
  const means = new Map<string, number>();
  for (const [at, { stack, scale }] of images.entries()) {
    signal.throwIfAborted();
    const volume = await decodeVolume(workstation, stack.id);
    if (!volume.ok) return volume;
    const usable = adcSignal(volume.value, scale);
    if (!usable.ok) return usable;
    if (region) {
      const measured = await measureAt(workstation, { region, series, stack, quantity: 'stored', scale });
      if (!measured.ok) return measured;
      means.set(stack.id, measured.value.value.mean);
    }
    onProgress((at + 1) / images.length);
  }
  signal.throwIfAborted();
  return success(means);
}

/** The signal of the voxel that holds a point (LPS mm), in every image of a decay, by stack. */
export function voxelSignals(
  volumes: VolumesState,
  plan: DecayPlan,
  world: Vector3,
): Result<ReadonlyMap<string, number>, Failure> {
  const signals = new Map<string, number>();
  for (const { stack, scale } of imagesOf(plan)) {
    const volume = readyVolume(volumes, stack.id);
    if (!volume) return failed({ code: 'INP_E_UNKNOWN_STACK', message: 'Not all images of the decay are decoded.' });
    const [i, j, k] = worldToIndex(volume.grid, world).map(Math.round) as unknown as Vector3;
    const [columns, rows, slices] = volume.grid.dimensions;
    if (i < 0 || j < 0 || k < 0 || i >= columns || j >= rows || k >= slices) return failed(OUTSIDE);
    signals.set(stack.id, signalAt({ volume, scale }, i + columns * (j + rows * k)));
  }
  return success(signals);
}

const OUTSIDE: Failure = { code: 'ADC_E_EMPTY_REGION', message: 'The cursor is outside these images.' };
