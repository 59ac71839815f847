import type { Actor, Role } from '#core/ledger/entry.ts';
import { SUV_VARIANTS, type VoxelQuantity } from '#core/quantities.ts';
import { checkStorage } from '#actions/studies/checkStorage.ts';
import { openLedger } from '#actions/ledger/openLedger.ts';
import type { Workstation } from '#actions/workstation.ts';

/** Loads what earlier sessions left: ledger, preferences and kept studies. The reader is asked who reads (see profile). */
export async function startSession(workstation: Workstation): Promise<void> {
  await openLedger(workstation);
  await checkStorage(workstation);
  const quantities = await workstation.settings.read('quantities');
  if (isVariants(quantities)) workstation.findings.getState().set({ quantities });
}

/** The profile remembered from the last session, offered as the default answer. */
export async function rememberedProfile({ settings }: Workstation): Promise<Actor | undefined> {
  const profile = await settings.read('profile');
  return isActor(profile) ? profile : undefined;
}

const ROLES: readonly Role[] = ['reader', 'coordinator', 'qa', 'administrator'];

function isActor(value: unknown): value is Actor {
  if (typeof value !== 'object' || value === null || !('name' in value) || !('role' in value)) return false;
  return typeof value.name === 'string' && value.name !== '' && ROLES.some((role) => role === value.role);
}

function isVariants(value: unknown): value is readonly VoxelQuantity[] {
  return (
    Array.isArray(value) && value.length > 0 && value.every((name) => SUV_VARIANTS.some((known) => known === name))
  );
}
