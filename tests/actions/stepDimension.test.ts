import { describe, expect, it } from 'vitest';
import { showPoint, stepDimension } from '#actions/view/stepDimension.ts';
import { dynamicPet } from '#phantoms/dynamic/dynamicPet.ts';
import { openedWorkstation } from '../builders/curves.ts';

const files = dynamicPet();

async function twoViews() {
  const { workstation, series } = await openedWorkstation(files);
  const ids = series[0]?.stacks.map(({ id }) => id) ?? [];
  const { set, setViewport } = workstation.reading.getState();
  set({ layout: '1x2' });
  setViewport('A', { stackId: ids[0], focus: [1, 2, 3], window: { lower: 0, upper: 8 }, zoom: 2 });
  setViewport('B', { stackId: ids[3] });
  const shown = () =>
    workstation.reading
      .getState()
      .viewports.slice(0, 2)
      .map(({ stackId }) => ids.indexOf(stackId ?? ''));
  return { workstation, ids, shown };
}

describe('stepping along the axis of a series', () => {
  it('stays on the place, the window and the zoom', async () => {
    const { workstation, ids } = await twoViews();
    stepDimension(workstation, 1);
    expect(workstation.reading.getState().viewports[0]).toMatchObject({
      stackId: ids[1],
      focus: [1, 2, 3],
      window: { lower: 0, upper: 8 },
      zoom: 2,
    });
  });

  it('moves linked views of the series along, each from where it is; others stay', async () => {
    const { workstation, shown } = await twoViews();
    stepDimension(workstation, 2);
    expect(shown()).toEqual([2, 5]);
    workstation.reading.getState().set({ linked: false });
    stepDimension(workstation, -1);
    expect(shown()).toEqual([1, 5]);
  });

  it('stops at both ends', async () => {
    const { workstation, shown } = await twoViews();
    stepDimension(workstation, -1);
    expect(shown()).toEqual([0, 3]);
    showPoint(workstation, 'A', { axis: 0, index: 99 });
    expect(shown()).toEqual([11, 11]);
  });

  it('does nothing along an axis that the series has not', async () => {
    const { workstation, shown } = await twoViews();
    stepDimension(workstation, 1, 1);
    expect(shown()).toEqual([0, 3]);
  });

  it('makes the stack and its next neighbours ready', async () => {
    const { workstation, ids } = await twoViews();
    stepDimension(workstation, 1);
    const states = () => ids.map((id) => workstation.volumes.getState().held[id]?.state);
    await expect.poll(states).toEqual([undefined, 'ready', 'ready', 'ready', ...Array<undefined>(8).fill(undefined)]);
  });

  it('steps the fused layer where the picture has one image per place', async () => {
    const { workstation, ids } = await twoViews();
    const fusion = {
      stackId: ids[4] ?? '',
      colourMap: 'hot-metal',
      opacity: 1,
      window: { lower: 0, upper: 1 },
      visible: true,
    } as const;
    workstation.reading.getState().setViewport('A', { stackId: undefined, fusion });
    stepDimension(workstation, 1);
    expect(workstation.reading.getState().viewports[0]?.fusion?.stackId).toBe(ids[5]);
  });
});
