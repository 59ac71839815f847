import type { ValueMeaning } from '#core/calibration/meaning.ts';
import type { Volume } from '#core/imaging/volume.ts';
import type { VoxelQuantity } from '#core/quantities.ts';
import type { Region } from '#core/regions/region.ts';
import type { Failure } from '#core/result.ts';
import type { Measurement, QuantityName } from './measurement.ts';
import { withheldMeasurement } from './withheldMeasurement.ts';

/** One region to be measured on one volume in one quantity. */
export interface RegionRequest {
  readonly region: Region;
  readonly volume: Volume;
  readonly meaning: ValueMeaning;
  readonly modality: string;
  readonly seriesUid: string;
  /** Of the stack's frames, in their order: one per slice of the volume. */
  readonly instanceUids: readonly string[];
  /** Image Type (0008,0008) of the stack; absent where the header has none. */
  readonly imageType?: readonly string[];
}

/** What every measurement of a request says about its subject. */
export function subjectOf({ region, volume, modality, seriesUid }: RegionRequest) {
  return {
    regionId: region.id,
    regionName: region.name,
    studyUid: region.studyUid,
    seriesUid,
    stackId: volume.stackId,
    modality,
  };
}

/** A measurement that could not be made, with the reason. */
export function withheld(
  request: RegionRequest,
  { quantity, unit, failure }: { quantity: QuantityName; unit: string; failure: Failure },
): Measurement {
  const { region, volume, meaning, modality, seriesUid } = request;
  // What the calibration has to say concerns the voxel values, not a length.
  const warnings = quantity === meaning.quantity ? meaning.warnings : [];
  const on = { seriesUid, stackId: volume.stackId, modality };
  return withheldMeasurement(region, on, { quantity, unit, failure, warnings });
}

/** Prefix of the codes of a quantity: the specification it belongs to. */
export function codePrefix(quantity: VoxelQuantity): 'SUV' | 'ADC' | 'REC' {
  if (quantity === 'ADC') return 'ADC';
  return quantity.startsWith('SU') || quantity === 'activity' ? 'SUV' : 'REC';
}
