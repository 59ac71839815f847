import type { Measurement } from '#core/measurements/measurement.ts';
import { shapeOfRecord } from '#core/measurements/recordedShape.ts';
import { sameMeasurement } from '#core/measurements/replay.ts';
import { decodeStack } from '#actions/images/decodeStack.ts';
import { measureNow } from '#actions/measurements/measureRegion.ts';
import type { Workstation } from '#actions/workstation.ts';

export interface Replay {
  readonly identical: boolean;
  /** In words, one a difference; also why a replay could not be made. */
  readonly differences: readonly string[];
}

/** Computes a recorded number again from its region and files, and says whether every digit is the same. */
export async function replayMeasurement(workstation: Workstation, recorded: Measurement): Promise<Replay> {
  const region = workstation.trail.getState().read.regions.find(({ id }) => id === recorded.regionId);
  const recordedShape = recorded.derivation?.shape;
  const shape = region && recordedShape && shapeOfRecord(recordedShape, region.shape);
  if (!region || !shape) return { identical: false, differences: ['The region of this number is no longer there.'] };
  const decoded = await decodeStack(workstation, recorded.stackId);
  if (!decoded.ok) return { identical: false, differences: [decoded.failure.message] };
  const again = await measureNow(workstation, { ...region, shape });
  const match = again.find(({ stackId, quantity }) => stackId === recorded.stackId && quantity === recorded.quantity);
  if (!match) return { identical: false, differences: [`${recorded.quantity} is not measured on this series now.`] };
  return sameMeasurement(recorded, match);
}
