import type { VoxelQuantity } from '#core/quantities.ts';
import { measureRegion } from '#actions/measurements/measureRegion.ts';
import type { Workstation } from '#actions/workstation.ts';
import { findSeries } from '#stores/library.ts';

/** Which SUV variants are measured on PET; the regions of open PET studies are measured again at once. */
export async function chooseQuantities(workstation: Workstation, quantities: readonly VoxelQuantity[]): Promise<void> {
  const { findings, trail, library, settings } = workstation;
  findings.getState().set({ quantities });
  await settings.write('quantities', quantities);
  const { regions, measurements } = trail.getState().read;
  for (const { id } of regions) {
    const onPet = measurements[id]?.some(({ seriesUid }) => findSeries(library.getState(), seriesUid)?.kind === 'pet');
    if (onPet) await measureRegion(workstation, id);
  }
}
