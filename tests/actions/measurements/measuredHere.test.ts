import { describe, expect, it } from 'vitest';
import { decodeStack } from '#actions/images/decodeStack.ts';
import { measureNow } from '#actions/measurements/measureRegion.ts';
import { DYNAMIC_TRUTH, dynamicPet } from '#phantoms/dynamic/dynamicPet.ts';
import { openedWorkstation, regionOn } from '../../builders/curves.ts';

describe('a region among many images of one place', () => {
  it('is measured on the one it was drawn on and on those on screen, though more are decoded', async () => {
    const { workstation, series } = await openedWorkstation(dynamicPet());
    const [dynamic] = series;
    if (!dynamic) throw new Error('no series');
    const ids = dynamic.stacks.map(({ id }) => id);
    for (const id of ids.slice(0, 6)) await decodeStack(workstation, id);
    const region = regionOn(dynamic, { kind: 'sphere', centre: DYNAMIC_TRUTH.tumour.centre, radius: 10 });
    const measuredOn = async () =>
      (await measureNow(workstation, region))
        .filter(({ quantity }) => quantity === 'SUVbw')
        .map(({ stackId }) => stackId);
    expect(await measuredOn()).toEqual([ids[0]]);
    workstation.reading.getState().setViewport('A', { stackId: ids[3] });
    expect(await measuredOn()).toEqual([ids[0], ids[3]]);
  });
});
