import type { Summarise } from '#core/statistics/summary.ts';
import { measureDiameter } from './measureDiameter.ts';
import { measureVoxels } from './measureVoxels.ts';
import type { Measurement } from './measurement.ts';
import { PLAIN_LOOPS, type RegionLoops } from './regionLoops.ts';
import { placeRefusal, valueRefusal } from './refusal.ts';
import { withheld, type RegionRequest } from './regionRequest.ts';

/**
 * Everything a region says about one volume: the statistics of its voxels in the quantity asked for, and, on the stack
 * it was drawn on, its lengths and area as a `Diameter`. Pure, and the same in the browser's worker and on the command
 * line. What cannot be measured is a measurement with a failure; a line drawn on another stack says nothing here.
 */
export function measureRegion(
  request: RegionRequest,
  summarise: Summarise,
  loops: RegionLoops = PLAIN_LOOPS,
): readonly Measurement[] {
  const { region, volume, meaning } = request;
  const isLine = region.shape.kind === 'length' || region.shape.kind === 'bidirectional';
  const isDrawnHere = region.stackId === volume.stackId;
  if (isLine && !isDrawnHere) return [];
  const subject = isLine ? ({ quantity: 'Diameter', unit: 'mm' } as const) : meaning;
  const place = placeRefusal(request);
  if (place) return [withheld(request, { ...subject, failure: place })];
  if (isLine) return diameter(request, loops);
  const refused = valueRefusal(request);
  if (!refused) return [measureVoxels(request, summarise, loops), ...(isDrawnHere ? diameter(request, loops) : [])];
  const failure = withheld(request, { ...subject, failure: refused });
  // An outline keeps its size where its values cannot be used; a threshold region is made of those values.
  return region.shape.kind === 'threshold' || !isDrawnHere ? [failure] : [failure, ...diameter(request, loops)];
}

function diameter(request: RegionRequest, loops: RegionLoops): readonly Measurement[] {
  const measured = measureDiameter(request, loops);
  return measured ? [measured] : [];
}
