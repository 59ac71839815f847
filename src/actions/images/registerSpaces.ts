import { registrationOf, rigidFit, type PointPair } from '#core/geometry/registration.ts';
import { success, type Failure, type Result } from '#core/result.ts';
import { record } from '#actions/ledger/record.ts';
import type { Workstation } from '#actions/workstation.ts';

/** Two frames of reference (0020,0052) and points of the one with their partners in the other, LPS mm. */
export interface RegistrationRequest {
  readonly from: string;
  readonly to: string;
  readonly pairs: readonly PointPair[];
}

/** Records how positions of one space go over into another, fitted to pairs of points; views link by it from then on. */
export async function registerSpaces(
  workstation: Workstation,
  { from, to, pairs }: RegistrationRequest,
): Promise<Result<undefined, Failure>> {
  const fit = rigidFit(pairs);
  if (!fit.ok) return fit;
  const registration = { from, to, pairs, ...fit.value };
  // Positions say more than a distance from a slice: what "link here" tied together is let go.
  workstation.reading.getState().set({ sliceLinks: [], linked: true, registering: undefined });
  await record(workstation, { kind: 'spaces-registered', registration });
  return success(undefined);
}

/** Lets the latest way between two spaces go; an earlier one holds again. */
export async function withdrawRegistration(
  workstation: Workstation,
  { from, to }: Pick<RegistrationRequest, 'from' | 'to'>,
): Promise<void> {
  const registration = registrationOf(workstation.trail.getState().read.registrations, { from, to });
  if (registration) await record(workstation, { kind: 'registration-withdrawn', registration });
}
