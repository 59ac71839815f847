import type { Region } from '#core/regions/region.ts';
import { measureRegion } from '#actions/measureRegion.ts';
import { record } from '#actions/record.ts';
import type { Workstation } from '#actions/workstation.ts';

/** Keeps a finished region and measures it. */
export async function addRegion(workstation: Workstation, region: Region): Promise<void> {
  workstation.reading.getState().set({ selectedRegion: region.id });
  await record(workstation, { kind: 'region-added', region }, { subject: region.studyUid });
  await measureRegion(workstation, region.id);
}

/** Keeps a changed shape, name, role or organ; a new shape is measured again. */
export async function changeRegion(workstation: Workstation, before: Region, after: Region): Promise<void> {
  if (JSON.stringify(before) === JSON.stringify(after)) return;
  await record(workstation, { kind: 'region-changed', before, after }, { subject: after.studyUid });
  await measureRegion(workstation, after.id);
}

export async function removeRegion(workstation: Workstation, regionId: string): Promise<void> {
  const region = workstation.trail.getState().read.regions.find(({ id }) => id === regionId);
  if (!region) return;
  const { selectedRegion, set } = workstation.reading.getState();
  if (selectedRegion === regionId) set({ selectedRegion: undefined });
  await record(workstation, { kind: 'region-removed', region }, { subject: region.studyUid });
}
