import type { Series } from '#core/imaging/series.ts';
import type { Measurement } from '#core/measurements/measurement.ts';
import { SUV_VARIANTS } from '#core/quantities.ts';
import type { Region } from '#core/regions/region.ts';
import { measuredHere } from '#actions/measurements/measuredHere.ts';
import { measureRegion } from '#actions/measurements/measureRegion.ts';
import type { Workstation } from '#actions/workstation.ts';
import { readyDecoded, readyVolume } from '#stores/volumes.ts';

/** After a volume has arrived: measures the regions of its space that have no numbers from it yet. */
export async function measureStale(workstation: Workstation): Promise<void> {
  const { trail, library, volumes } = workstation;
  const { regions, measurements } = trail.getState().read;
  const stacks = library
    .getState()
    .studies.flatMap(({ study }) => study.series)
    .filter(({ kind }) => kind === 'pet' || kind === 'ct' || kind === 'adc')
    .flatMap((series) => series.stacks.map((stack) => ({ series, stack })));
  for (const region of regions) {
    if (region.image) {
      if (isUnmeasured(workstation, region)) await measureRegion(workstation, region.id);
      continue;
    }
    const stale = stacks.some(({ series, stack }) => {
      const volume = readyVolume(volumes.getState(), stack.id);
      if (!volume || series.studyUid !== region.studyUid || !measuredHere(workstation, stack)) return false;
      if (region.shape.kind === 'length' || region.shape.kind === 'bidirectional') return false;
      if (region.shape.kind === 'threshold' && region.shape.seriesUid !== series.seriesUid) return false;
      const known =
        measurements[region.id]?.some((one) => one.stackId === stack.id && isExpected(one, series)) ?? false;
      return !known && volume.grid.frameOfReferenceUid === region.frameOfReferenceUid;
    });
    if (stale) await measureRegion(workstation, region.id);
  }
}

/** On an image of its own: its numbers are dropped when its scale is changed while its files are not open. */
function isUnmeasured({ trail, volumes, findings }: Workstation, { id, stackId }: Region): boolean {
  const { measurements } = trail.getState().read;
  if (findings.getState().pending.includes(id)) return false;
  return measurements[id] === undefined && readyDecoded(volumes.getState(), stackId)?.kind === 'images';
}

/** A PET has SUVs, or why there are none; they are dropped when something else is entered in place of its header. */
const isExpected = ({ quantity }: Measurement, { kind }: Series) =>
  kind !== 'pet' || SUV_VARIANTS.some((variant) => variant === quantity);
