import type { Notice, Failure } from '#core/result.ts';
import type { Region } from '#core/regions/region.ts';
import type { Measurement } from './measurement.ts';

/** A measurement that could not be made, with the reason: of a region, on a stack, in a quantity and its UCUM unit. */
export function withheldMeasurement(
  region: Pick<Region, 'id' | 'name' | 'studyUid'>,
  on: Pick<Measurement, 'seriesUid' | 'stackId' | 'modality'>,
  what: Pick<Measurement, 'quantity' | 'unit'> & { readonly failure: Failure; readonly warnings?: readonly Notice[] },
): Measurement {
  return {
    regionId: region.id,
    regionName: region.name,
    studyUid: region.studyUid,
    ...on,
    values: [],
    warnings: [],
    ...what,
  };
}
