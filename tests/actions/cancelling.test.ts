import { describe, expect, it } from 'vitest';
import { keepFiles } from '#actions/studies/keepFiles.ts';
import { measureRegion } from '#actions/measurements/measureRegion.ts';
import { openSample } from '#actions/studies/openSample.ts';
import { record } from '#actions/ledger/record.ts';
import { verifyLedger } from '#actions/ledger/verifyLedger.ts';
import type { Workstation } from '#actions/workstation.ts';
import { SITUATION_TRUTH, suvSituations } from '#phantoms/pet/suvSituations.ts';
import { openedWorkstation, regionOn } from '../builders/curves.ts';
import { workstationInMemory } from '../builders/workstation.ts';

/** Work that ends only when cancelled, as the ports promise it. */
const untilCancelled = (signal: AbortSignal | undefined) =>
  new Promise<never>((_, reject) => signal?.addEventListener('abort', () => reject(signal.reason as Error)));

async function cancelJob({ session }: Workstation, label: string) {
  await expect.poll(() => session.getState().jobs.map((job) => job.label)).toEqual([label]);
  session.getState().jobs[0]?.cancel?.();
}

describe('a job that the reader cancels', () => {
  it('measuring: records nothing, says so, and the region is no longer pending', async () => {
    const situation = suvSituations().find(({ id }) => id === '0_0');
    const { workstation, series } = await openedWorkstation(situation?.files ?? []);
    const [pet] = series;
    if (!pet) throw new Error('no series');
    const region = regionOn(pet, { kind: 'sphere', centre: SITUATION_TRUTH.hot.at, radius: 6 });
    await record(workstation, { kind: 'region-added', region });
    const stuck: Workstation = { ...workstation, measuring: { measure: (_, signal) => untilCancelled(signal) } };
    const measuring = measureRegion(stuck, region.id);
    await cancelJob(stuck, `Measuring ${region.name}`);
    await measuring;
    expect(stuck.trail.getState().entries.map(({ act }) => act.kind)).toEqual(['region-added']);
    expect(stuck.findings.getState().pending).toEqual([]);
    expect(stuck.session.getState().notices).toMatchObject([{ code: 'REC_W_CANCELLED' }]);
    await measureRegion(workstation, region.id);
    expect(workstation.trail.getState().entries.at(-1)?.act.kind).toBe('measured');
  });

  it('making a sample: nothing is opened', async () => {
    const { workstation } = workstationInMemory({
      phantoms: { samples: [], make: (_, { signal }) => untilCancelled(signal) },
    });
    const making = openSample(workstation, 'pet-ct');
    await cancelJob(workstation, 'Making “pet-ct”');
    await making;
    expect(workstation.library.getState().studies).toEqual([]);
  });

  it('verifying: nothing is said of the ledger, and nothing recorded', async () => {
    const { workstation, written } = workstationInMemory({
      verifying: { verify: (_, options) => untilCancelled(options?.signal) },
    });
    const verifying = verifyLedger(workstation);
    await cancelJob(workstation, 'Verifying the ledger');
    expect(await verifying).toBeUndefined();
    expect(workstation.trail.getState().verified).toBe('unknown');
    expect(written).toEqual([]);
  });

  it('keeping files: the study is not called kept', async () => {
    const made = workstationInMemory();
    const workstation: Workstation = {
      ...made.workstation,
      archive: { ...made.workstation.archive, keep: (_uid, _blobs, { signal }) => untilCancelled(signal) },
    };
    const study = { studyUid: '1.2', patientId: '', patientName: '', studyDate: '', description: '', series: [] };
    workstation.library.getState().addStudies([{ study, source: 'device', digest: '', kept: false }]);
    const keeping = keepFiles(workstation, '1.2');
    await cancelJob(workstation, 'Keeping files in this browser');
    await keeping;
    expect(workstation.library.getState().studies).toMatchObject([{ kept: false }]);
    expect(made.written).toEqual([]);
  });
});
