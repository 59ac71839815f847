import { nextRegionName } from '#core/regions/naming.ts';
import type { LesionRole, Region } from '#core/regions/region.ts';
import { namesTaken } from '#core/response/namesTaken.ts';
import { measureRegion } from '#actions/measurements/measureRegion.ts';
import { record } from '#actions/ledger/record.ts';
import { followRegion } from '#actions/view/followRegion.ts';
import type { Workstation } from '#actions/workstation.ts';

/** Keeps a finished region and measures it; linked views are brought to it. */
export async function addRegion(workstation: Workstation, region: Region): Promise<void> {
  workstation.reading.getState().set({ selectedRegion: region.id });
  await record(workstation, { kind: 'region-added', region }, { subject: region.studyUid });
  followRegion(workstation, region);
  await measureRegion(workstation, region.id);
}

/** Keeps a changed shape, name, role or organ; a new shape is measured again. */
export async function changeRegion(workstation: Workstation, before: Region, after: Region): Promise<void> {
  if (JSON.stringify(before) === JSON.stringify(after)) return;
  await record(workstation, { kind: 'region-changed', before, after }, { subject: after.studyUid });
  await measureRegion(workstation, after.id);
}

/** A name given by the workstation says what the region is; one given by the reader stays. */
const GIVEN_NAME = /^(T|NT|N|R|M)\d+$/;

/** Says what a region is: its role, and whether it is a lymph node. */
export function changeKind(
  workstation: Workstation,
  region: Region,
  { role, node }: Pick<Region, 'role' | 'node'>,
): Promise<void> {
  const taken = namesTaken(workstation.trail.getState().read, region.studyUid, region.id);
  const name = GIVEN_NAME.test(region.name) ? nextRegionName(role, node, taken) : region.name;
  const organ = node && region.organ === '' ? 'Lymph node' : region.organ;
  return changeRegion(workstation, region, { ...region, role, node, organ, name });
}

/** Gives the selected region a role; one that has it becomes a plain mark again. */
export async function toggleRole(workstation: Workstation, role: LesionRole): Promise<void> {
  const { selectedRegion } = workstation.reading.getState();
  const region = workstation.trail.getState().read.regions.find(({ id }) => id === selectedRegion);
  if (!region) return;
  await changeKind(workstation, region, { role: region.role === role ? 'none' : role, node: region.node });
}

export async function removeRegion(workstation: Workstation, regionId: string): Promise<void> {
  const region = workstation.trail.getState().read.regions.find(({ id }) => id === regionId);
  if (!region) return;
  const { selectedRegion, set } = workstation.reading.getState();
  if (selectedRegion === regionId) set({ selectedRegion: undefined });
  await record(workstation, { kind: 'region-removed', region }, { subject: region.studyUid });
}
