import { describe, expect, it } from 'vitest';
import type { Grid, Vector3 } from '#core/geometry/grid.ts';
import type { Frame, Series, Stack, Study } from '#core/imaging/series.ts';
import type { Decoded } from '#core/imaging/volume.ts';
import type { Region } from '#core/regions/region.ts';
import { success } from '#core/result.ts';
import { chooseLayout } from '#actions/view/chooseLayout.ts';
import { followRegion } from '#actions/view/followRegion.ts';
import { chooseSlab, toggleMip, turnPlane } from '#actions/view/chooseSlab.ts';
import { toggleLinkHere } from '#actions/view/linkHere.ts';
import { moveCrosshair, planeShown, showPlane } from '#actions/view/moveFocus.ts';
import { scrollSlices } from '#actions/view/scrollSlices.ts';
import { registerSpaces, withdrawRegistration } from '#actions/images/registerSpaces.ts';
import { redo, undo } from '#actions/ledger/undo.ts';
import { addPair, chooseSpaces, removeLastPair, startRegistering, stopRegistering } from '#actions/view/registering.ts';
import { stepOpacity } from '#actions/view/toggleFusion.ts';
import { shareWindow } from '#actions/view/viewSwitches.ts';
import { region } from '../../builders/ledger.ts';
import { workstationInMemory } from '../../builders/workstation.ts';

interface Made {
  readonly uid: string;
  readonly space: string;
  /** Slices, their distance in mm, and the height of the first. */
  readonly slices: number;
  readonly step: number;
  readonly from: number;
}

const gridOf = ({ space, slices, step, from }: Made): Grid => ({
  dimensions: [4, 4, slices], spacing: [1, 1, step], origin: [0, 0, from],
  row: [1, 0, 0], column: [0, 1, 0], normal: [0, 0, 1], frameOfReferenceUid: space,
}); // prettier-ignore

function study(made: Made): { readonly study: Study; readonly decoded: Decoded; readonly stackId: string } {
  const grid = gridOf(made);
  const stackId = `${made.uid}/0`;
  const instance = { sopInstanceUid: `${made.uid}.1`, dataSet: {} } as unknown as Frame['instance'];
  const frames = Array.from({ length: made.slices }, (): Frame => ({ instance, frame: 0, dataSet: {}, size: [4, 4] }));
  const stack: Stack = { id: stackId, label: '', key: {}, frames, grid: success(grid), warnings: [] };
  const series: Series = {
    seriesUid: made.uid, studyUid: made.uid, modality: 'MR', kind: 'mr', description: '', number: 1,
    instances: [], stacks: [stack], warnings: [],
  }; // prettier-ignore
  const perSlice = (value: number) => new Float64Array(made.slices).fill(value);
  return {
    stackId,
    study: { studyUid: made.uid, patientId: 'P', patientName: '', studyDate: '', description: '', series: [series] },
    decoded: {
      kind: 'volume',
      volume: { stackId, grid, voxels: new Int16Array(16 * made.slices), slope: perSlice(1), intercept: perSlice(0) },
    },
  };
}

const BASELINE: Made = { uid: 'a', space: 'fa', slices: 20, step: 5, from: 0 };
const FOLLOW_UP: Made = { uid: 'b', space: 'fb', slices: 50, step: 2, from: -300 };

/** Studies on screen side by side, each on its middle slice. */
function reading(...made: readonly Made[]) {
  const { workstation, written } = workstationInMemory();
  const studies = made.map(study);
  workstation.library.setState({ studies: studies.map((one) => ({ study: one.study })) as never });
  for (const { stackId, decoded } of studies) workstation.volumes.getState().put(stackId, { state: 'ready', decoded });
  workstation.reading.getState().set({ layout: '1x2', studyUids: made.map(({ uid }) => uid) });
  studies.forEach(({ stackId }, at) =>
    workstation.reading.getState().setViewport('AB'[at] ?? '', { stackId, focus: [1, 2, heightOf(made[at], 10)] }),
  );
  const height = (id: string) => workstation.reading.getState().viewports.find((view) => view.id === id)?.focus?.[2];
  return { workstation, written, height };
}

const heightOf = (made: Made | undefined, slice: number) => (made ? made.from + made.step * slice : 0);

describe('scrolling one of two views', () => {
  it('leaves the other where it is when their spaces have nothing in common', () => {
    const { workstation, height } = reading(BASELINE, FOLLOW_UP);
    showPlane(workstation, 'A', 14);
    expect([height('A'), height('B')]).toEqual([70, -280]);
  });

  it('takes it to the same height in one frame of reference', () => {
    const { workstation, height } = reading(BASELINE, { ...FOLLOW_UP, space: 'fa', from: 0 });
    showPlane(workstation, 'A', 14);
    expect(height('B')).toBe(70);
  });

  it('moves it by the same distance after "link here", both ways, until unlinked', () => {
    const { workstation, height } = reading(BASELINE, FOLLOW_UP);
    toggleLinkHere(workstation);
    showPlane(workstation, 'A', 14);
    expect([height('A'), height('B')]).toEqual([70, -260]);
    scrollSlices(workstation, -5, 'B');
    expect([height('A'), height('B')]).toEqual([60, -270]);
    toggleLinkHere(workstation);
    showPlane(workstation, 'A', 0);
    expect(height('B')).toBe(-270);
  });

  it('holds the link only for the stacks it was made with, and only while views are linked', () => {
    const { workstation, height } = reading(BASELINE, FOLLOW_UP);
    toggleLinkHere(workstation);
    workstation.reading.getState().set({ linked: false });
    showPlane(workstation, 'A', 14);
    expect(height('B')).toBe(-280);
    workstation.reading.getState().set({ linked: true });
    workstation.reading.getState().setViewport('B', { stackId: 'a/0' });
    showPlane(workstation, 'A', 15);
    expect(height('B')).toBe(75);
  });

  it('says what linking needs where only one view is there', () => {
    const { workstation } = reading(BASELINE);
    toggleLinkHere(workstation);
    expect(workstation.session.getState().notices).toMatchObject([{ code: 'VIEW_E_NOTHING_TO_LINK' }]);
  });

  it('goes by a recorded registration: 400 mm further down, in the ledger with its pairs and rest', async () => {
    const { workstation, written, height } = reading(BASELINE, FOLLOW_UP);
    const pairs = [{ from: [0, 0, 100] as Vector3, to: [3, 0, -300] as Vector3 }];
    expect(await registerSpaces(workstation, { from: 'fa', to: 'fb', pairs })).toMatchObject({ ok: true });
    expect(written.at(-1)?.act).toMatchObject({
      kind: 'spaces-registered',
      registration: { from: 'fa', to: 'fb', method: 'offset', rms: 0, pairs },
    });
    showPlane(workstation, 'B', 30);
    expect([height('B'), height('A')]).toEqual([-240, 160]);
    moveCrosshair(workstation, 'A', [1, 1, 150]);
    expect(workstation.reading.getState().viewports[1]?.focus).toEqual([4, 1, -250]);
    expect(await registerSpaces(workstation, { from: 'fa', to: 'fb', pairs: [] })).toMatchObject({
      failure: { code: 'REG_E_NO_PAIRS' },
    });
  });

  it('leaves each view by itself while points are set, though the two are registered', async () => {
    const { workstation, height } = reading(BASELINE, FOLLOW_UP);
    await registerSpaces(workstation, { from: 'fa', to: 'fb', pairs: [{ from: [0, 0, 0], to: [0, 0, -400] }] });
    startRegistering(workstation);
    showPlane(workstation, 'A', 14);
    moveCrosshair(workstation, 'A', [1, 1, 75]);
    expect([height('A'), height('B')]).toEqual([75, -280]);
    expect(addPair(workstation)).toMatchObject({ ok: true });
    expect(workstation.reading.getState().registering).toEqual({
      from: 'fa', to: 'fb', pairs: [{ from: [1, 1, 75], to: [1, 2, -280] }],
    }); // prettier-ignore
    removeLastPair(workstation);
    expect(workstation.reading.getState().registering?.pairs).toEqual([]);
    stopRegistering(workstation);
    showPlane(workstation, 'A', 16);
    expect(height('B')).toBe(-320);
  });

  it('refuses a pair while one of the studies is not on screen, and drops pairs of other spaces', () => {
    const { workstation } = reading(BASELINE, FOLLOW_UP);
    startRegistering(workstation);
    addPair(workstation);
    chooseSpaces(workstation, { from: 'fb', to: 'fc' });
    expect(workstation.reading.getState().registering).toEqual({ from: 'fb', to: 'fc', pairs: [] });
    expect(addPair(workstation)).toMatchObject({ failure: { code: 'REG_E_NO_POINT' } });
  });

  it('says what registering needs where one space is on screen', () => {
    const { workstation } = reading(BASELINE, { ...FOLLOW_UP, space: 'fa' });
    startRegistering(workstation);
    expect(workstation.session.getState().notices).toMatchObject([{ code: 'REG_E_ONE_SPACE' }]);
    expect(workstation.reading.getState().registering).toBeUndefined();
  });

  it('goes by the earlier registration again once the latest is taken back', async () => {
    const { workstation, written, height } = reading(BASELINE, FOLLOW_UP);
    const by = (height: number) => [{ from: [0, 0, 0] as Vector3, to: [0, 0, height] as Vector3 }];
    await registerSpaces(workstation, { from: 'fa', to: 'fb', pairs: by(-400) });
    await registerSpaces(workstation, { from: 'fa', to: 'fb', pairs: by(-300) });
    await undo(workstation);
    expect(written.at(-1)).toMatchObject({ via: 'undo', act: { kind: 'registration-withdrawn' } });
    showPlane(workstation, 'A', 14);
    expect(height('B')).toBe(70 - 400);
    await redo(workstation);
    showPlane(workstation, 'A', 15);
    expect(height('B')).toBe(75 - 300);
    await withdrawRegistration(workstation, { from: 'fb', to: 'fa' });
    await withdrawRegistration(workstation, { from: 'fb', to: 'fa' });
    expect(workstation.trail.getState().read.registrations).toEqual([]);
  });
});

describe('a region drawn in one of two views', () => {
  const shared: Made = { ...FOLLOW_UP, space: 'fa', from: 0 };
  const drawn = (shape: Region['shape']) => region({ studyUid: 'a', stackId: 'a/0', frameOfReferenceUid: 'fa', shape });
  const ellipse: Region['shape'] = { kind: 'ellipse', centre: [1, 2, 50], semiAxes: [[3, 0, 0], [0, 2, 0]], normal: [0, 0, 1] }; // prettier-ignore

  it('brings the linked view to its centre where the plane shown does not meet it', () => {
    const { workstation, height } = reading(BASELINE, shared);
    expect([height('A'), height('B')]).toEqual([50, 20]);
    followRegion(workstation, drawn(ellipse));
    expect(workstation.reading.getState().viewports[1]?.focus).toEqual([1, 2, 50]);
    expect(height('A')).toBe(50);
  });

  it('leaves a view that meets it where the reader left it', () => {
    const { workstation, height } = reading(BASELINE, shared);
    followRegion(workstation, drawn({ kind: 'sphere', centre: [1, 2, 50], radius: 31 }));
    expect(height('B')).toBe(20);
    followRegion(workstation, drawn({ kind: 'sphere', centre: [1, 2, 50], radius: 29 }));
    expect(height('B')).toBe(50);
  });

  it('leaves views that are not linked, or of another space', () => {
    const { workstation, height } = reading(BASELINE, shared);
    workstation.reading.getState().set({ linked: false });
    followRegion(workstation, drawn(ellipse));
    expect(height('B')).toBe(20);
    const apart = reading(BASELINE, FOLLOW_UP);
    followRegion(apart.workstation, drawn(ellipse));
    expect(apart.height('B')).toBe(-280);
  });

  it('goes by a recorded registration', async () => {
    const { workstation, height } = reading(BASELINE, FOLLOW_UP);
    const pairs = [{ from: [0, 0, 100] as Vector3, to: [3, 0, -200] as Vector3 }];
    await registerSpaces(workstation, { from: 'fa', to: 'fb', pairs });
    followRegion(workstation, drawn(ellipse));
    expect(workstation.reading.getState().viewports[1]?.focus).toEqual([4, 2, -250]);
    expect(height('A')).toBe(50);
  });
});

describe('tiles', () => {
  it('show consecutive slices, scroll by the page, end with a full page, and go back', () => {
    const { workstation } = reading(BASELINE);
    const heights = () =>
      workstation.reading
        .getState()
        .viewports.slice(0, 6)
        .map((view) => view.focus?.[2]);
    chooseLayout(workstation, 'tiles-3x2');
    expect(heights()).toEqual([50, 55, 60, 65, 70, 75]);
    scrollSlices(workstation, 1);
    expect(heights()).toEqual([70, 75, 80, 85, 90, 95]);
    scrollSlices(workstation, -1);
    expect(heights()).toEqual([40, 45, 50, 55, 60, 65]);
    workstation.reading.getState().setViewport('C', { window: { lower: 1, upper: 2 } });
    expect(workstation.reading.getState().viewports[5]?.window).toEqual({ lower: 1, upper: 2 });
    chooseLayout(workstation, '1x2');
    const { layout, viewports } = workstation.reading.getState();
    expect([layout, viewports[0]?.stackId, viewports[1]?.stackId]).toEqual(['1x2', 'a/0', undefined]);
  });
});

describe('projections', () => {
  const viewA = (workstation: ReturnType<typeof reading>['workstation']) => workstation.reading.getState().viewports[0];

  it('turn round the head axis by scrolling and keys, and back to planes', () => {
    const { workstation } = reading(BASELINE);
    toggleMip(workstation);
    expect(viewA(workstation)).toMatchObject({ slab: { kind: 'max', thickness: 'whole' }, orientation: 'coronal' });
    scrollSlices(workstation, -1);
    expect(planeShown(workstation, 'A')).toEqual({ index: 71, count: 72, wraps: true });
    turnPlane(workstation, 'down', 3);
    expect(planeShown(workstation, 'A')?.index).toBe(2);
    turnPlane(workstation, 'across', 3);
    expect(planeShown(workstation, 'A')?.index).toBe(2);
    toggleMip(workstation);
    expect(viewA(workstation)).toMatchObject({ slab: undefined, orientation: 'native' });
  });

  it('keep a slab on its plane while planes are scrolled and turned', () => {
    const { workstation, height } = reading(BASELINE);
    chooseSlab(workstation, { kind: 'mean', thickness: 12 });
    showPlane(workstation, 'A', 3);
    expect(height('A')).toBe(15);
    turnPlane(workstation, 'across', 18);
    const { orientation, slab } = viewA(workstation) ?? {};
    expect(slab).toEqual({ kind: 'mean', thickness: 12 });
    if (typeof orientation !== 'object') throw new Error('not turned');
    // A quarter turn over the line across brings what pointed down to point away.
    expect(orientation.down.map(Math.round)).toEqual([0, 0, 1]);
  });

  it('are refused, with words, without a volume', () => {
    const { workstation } = reading(BASELINE);
    workstation.volumes
      .getState()
      .put('a/0', { state: 'ready', decoded: { kind: 'images', stackId: 'a/0', images: [] } });
    toggleMip(workstation);
    expect(viewA(workstation)?.slab).toBeUndefined();
    expect(workstation.session.getState().notices).toMatchObject([{ code: 'VIEW_E_NO_VOLUME' }]);
  });
});

describe('the opacity of a fused layer', () => {
  const fusion = { colourMap: 'hot-metal', opacity: 0.5, window: { lower: 0, upper: 1 }, visible: false } as const;
  const opacityOf = ({ reading: store }: ReturnType<typeof reading>['workstation'], id: string) =>
    store.getState().viewports.find((view) => view.id === id)?.fusion?.opacity;

  it('goes by steps of 5 % in the active view or the one named, between 0 and 1, and shows the layer', () => {
    const { workstation } = reading(BASELINE, FOLLOW_UP);
    for (const id of ['A', 'B'])
      workstation.reading.getState().setViewport(id, { fusion: { ...fusion, stackId: 'a/0' } });
    for (let press = 0; press < 3; press++) stepOpacity(workstation, 1);
    expect(opacityOf(workstation, 'A')).toBe(0.65);
    stepOpacity(workstation, -2, 'B');
    expect(opacityOf(workstation, 'B')).toBe(0.4);
    stepOpacity(workstation, 40);
    stepOpacity(workstation, -40, 'B');
    expect([opacityOf(workstation, 'A'), opacityOf(workstation, 'B')]).toEqual([1, 0]);
    expect(workstation.reading.getState().viewports[0]?.fusion?.visible).toBe(true);
  });

  it('is said to be none where nothing is fused', () => {
    const { workstation } = reading(BASELINE);
    stepOpacity(workstation, 1);
    expect(workstation.session.getState().notices).toMatchObject([{ code: 'VIEW_E_NOT_FUSED' }]);
  });
});

describe('shareWindow', () => {
  it('gives a window to views of the same series where values have no common scale, and to no other', () => {
    const { workstation } = reading(BASELINE, FOLLOW_UP);
    shareWindow(workstation, 'A', { lower: 5, upper: 9 });
    expect(workstation.reading.getState().viewports[1]?.window).toBeUndefined();
    workstation.reading.getState().setViewport('B', { stackId: 'a/0' });
    shareWindow(workstation, 'A', { lower: 5, upper: 9 });
    expect(workstation.reading.getState().viewports[1]?.window).toEqual({ lower: 5, upper: 9 });
  });

  it('gives a window to a fused layer of the same values too', () => {
    const { workstation } = reading(BASELINE, FOLLOW_UP);
    const fusion = { colourMap: 'hot-metal', opacity: 0.5, window: { lower: 0, upper: 1 }, visible: true } as const;
    workstation.reading.getState().setViewport('B', { fusion: { ...fusion, stackId: 'a/0' } });
    shareWindow(workstation, 'A', { lower: 5, upper: 9 });
    expect(workstation.reading.getState().viewports[1]).toMatchObject({
      window: undefined,
      fusion: { window: { lower: 5, upper: 9 }, opacity: 0.5 },
    });
  });
});
