import { describe, expect, it } from 'vitest';
import { decodeStack } from '#actions/images/decodeStack.ts';
import { measureRegion } from '#actions/measurements/measureRegion.ts';
import { measureStale } from '#actions/measurements/measureStale.ts';
import { overrideSuv } from '#actions/measurements/overrideSuv.ts';
import { record } from '#actions/ledger/record.ts';
import { undo } from '#actions/ledger/undo.ts';
import type { Workstation } from '#actions/workstation.ts';
import { valueOf } from '#core/measurements/measurement.ts';
import { SITUATION_TRUTH, suvSituations } from '#phantoms/pet/suvSituations.ts';
import { openedWorkstation, regionOn } from '../../builders/curves.ts';

/** The reference PET, of 70 kg, with a region in its hot part that was drawn on a series not open here. */
async function measuredPet() {
  const situation = suvSituations().find(({ id }) => id === '0_0');
  const { workstation, series } = await openedWorkstation(situation?.files ?? []);
  const [pet] = series;
  const [stack] = pet?.stacks ?? [];
  if (!pet || !stack) throw new Error('no series');
  const drawn = regionOn(pet, { kind: 'sphere', centre: SITUATION_TRUTH.hot.at, radius: 6 });
  const region = { ...drawn, seriesUid: 'ct', stackId: 'ct/0' };
  await decodeStack(workstation, stack.id);
  await record(workstation, { kind: 'region-added', region });
  await measureRegion(workstation, region.id);
  const entered = { studyUid: pet.studyUid, seriesUid: pet.seriesUid };
  return { workstation, region, stack, entered };
}

const suvmax = ({ trail }: Workstation) => {
  const found = trail.getState().read.measurements['r1']?.find(({ quantity }) => quantity === 'SUVbw');
  return found && valueOf(found, 'max')?.value;
};

describe('SUVs after something was entered in place of the header (truth: 4.00 at 70 kg)', () => {
  it('are gone while the images are not in memory, and made anew when they are', async () => {
    const { workstation, stack, entered } = await measuredPet();
    expect(suvmax(workstation)).toBeCloseTo(4, 2);
    workstation.volumes.getState().release([stack.id]);
    await overrideSuv(workstation, entered, { entered: { weight: 35 }, reason: 'chart' });
    expect(suvmax(workstation)).toBeUndefined();
    await decodeStack(workstation, stack.id);
    await measureStale(workstation);
    expect(suvmax(workstation)).toBeCloseTo(2, 2);
    workstation.volumes.getState().release([stack.id]);
    await undo(workstation);
    expect(suvmax(workstation)).toBeUndefined();
    await decodeStack(workstation, stack.id);
    await measureStale(workstation);
    expect(suvmax(workstation)).toBeCloseTo(4, 2);
  });

  it('are made once, not each time a stack is shown', async () => {
    const { workstation } = await measuredPet();
    const entries = workstation.trail.getState().entries.length;
    await measureStale(workstation);
    expect(workstation.trail.getState().entries).toHaveLength(entries);
  });

  it('do not come from a measurement that was under way with what held before', async () => {
    const { workstation, region, entered } = await measuredPet();
    let go = () => {};
    const started = new Promise<void>((resolve) => (go = resolve));
    let release = () => {};
    const held = new Promise<void>((resolve) => (release = resolve));
    const slow: Workstation = {
      ...workstation,
      measuring: {
        measure: async (request) => {
          const measured = await workstation.measuring.measure(request);
          go();
          await held;
          return measured;
        },
      },
    };
    const late = measureRegion(slow, region.id);
    await started;
    await overrideSuv(workstation, entered, { entered: { weight: 35 }, reason: 'chart' });
    release();
    await late;
    expect(suvmax(workstation)).toBeCloseTo(2, 2);
  });
});
