import { describe, expect, it } from 'vitest';
import { calibrateImage, removeCalibration, rulerOf, type Ruler } from '#actions/images/calibrateImage.ts';
import { measureStale } from '#actions/measurements/measureStale.ts';
import { addRegion, removeRegion } from '#actions/regions/regions.ts';
import { replayMeasurement } from '#actions/measurements/replayMeasurement.ts';
import { redo, undo } from '#actions/ledger/undo.ts';
import type { DataSet } from '#core/imaging/dataset.ts';
import type { Frame } from '#core/imaging/series.ts';
import { foldLedger } from '#core/ledger/foldLedger.ts';
import { ledgerLines, parseLedger } from '#core/ledger/parseLedger.ts';
import { measureRegion as measureOnVolume } from '#core/measurements/measureRegion.ts';
import { valueOf } from '#core/measurements/measurement.ts';
import type { Region, RegionShape } from '#core/regions/region.ts';
import { failed } from '#core/result.ts';
import { summarise } from '#core/statistics/summarise.ts';
import { frameOf, imageTarget, usHeader, usItem } from '../../builders/images.ts';
import { regionOf } from '../../builders/regionRequests.ts';
import { workstationInMemory } from '../../builders/workstation.ts';

const CINE: DataSet = {
  '00280008': { vr: 'IS', Value: ['3'] },
  '00280009': { vr: 'AT', Value: ['00181063'] },
  '00181063': { vr: 'DS', Value: ['40'] },
};

const STACK = '1.2.4/0';
const SERIES = '1.2.4';
const normal = [0, 0, 1] as const;

/** Three frames of one ultrasound instance, 800 × 600, open and decoded. */
function opened(dataSet: DataSet) {
  const { workstation, written } = workstationInMemory({
    measuring: { measure: (request) => Promise.resolve(measureOnVolume(request, summarise)) },
  });
  const frames: readonly Frame[] = [0, 1, 2].map((frame) => frameOf(dataSet, { frame }));
  const grid = failed({ code: 'GEO_E_POSITION', message: 'These images have no positions.' });
  const stack = { id: STACK, label: '', key: {}, frames, grid, warnings: [] };
  const series = {
    seriesUid: SERIES, studyUid: '1.2', modality: 'US', kind: 'us', description: '', number: 1,
    instances: [], stacks: [stack], warnings: [],
  } as const; // prettier-ignore
  const study = { studyUid: '1.2', patientId: 'P', patientName: '', studyDate: '', description: '', series: [series] };
  workstation.library.getState().addStudies([{ study, source: 'device', digest: '', kept: false }]);
  const { image } = imageTarget(dataSet);
  const decoded = { kind: 'images', stackId: STACK, images: [image, image, image] } as const;
  workstation.volumes.getState().put(STACK, { state: 'ready', decoded });
  const lengthOf = (id: string) => {
    const [measurement] = (workstation.trail.getState().read.measurements[id] ?? []).filter(
      ({ quantity }) => quantity === 'Diameter',
    );
    return measurement?.values.map(({ value, unit }) => [Number(value.toPrecision(10)), unit]);
  };
  return { workstation, written, lengthOf };
}

const on = (id: string, frame: number, shape: RegionShape): Region =>
  regionOf(shape, { id, name: id, studyUid: '1.2', seriesUid: SERIES, stackId: STACK, image: { sopInstanceUid: '1.2.5.7', frame } }); // prettier-ignore

const line = (frame: number, ...[a, b]: readonly (readonly [number, number])[]): RegionShape => ({
  kind: 'length',
  ends: [
    [a?.[0] ?? NaN, a?.[1] ?? NaN, frame],
    [b?.[0] ?? NaN, b?.[1] ?? NaN, frame],
  ],
  normal,
});

/** 250 pixels, 3-4-5. */
const ruler = (frame = 0) => on('ruler', frame, line(frame, [100, 100], [250, 300]));

function rulerIn({ workstation }: ReturnType<typeof opened>, region: Region): Ruler {
  const found = rulerOf(workstation, region);
  if (!found.ok) throw new Error(found.failure.message);
  return found.value;
}

const FIFTY = { length: 50, reason: 'ruler at the left edge' };

describe('calibrating an image on a ruler', () => {
  it('turns lengths and areas of every frame of the cine from pixels into mm', async () => {
    const study = opened({ ...usHeader(), ...CINE });
    const { workstation, lengthOf } = study;
    await addRegion(workstation, ruler());
    await addRegion(workstation, on('other', 2, line(2, [0, 0], [300, 400])));
    await addRegion(
      workstation,
      on('area', 1, { kind: 'ellipse', centre: [400, 300, 1], semiAxes: [[105, 0, 0], [0, 77.5, 0]], normal }), // prettier-ignore
    );
    expect(lengthOf('other')).toEqual([[500, '{pixels}']]);
    expect(await calibrateImage(workstation, rulerIn(study, ruler()), FIFTY)).toMatchObject({ ok: true });
    expect(lengthOf('ruler')).toEqual([[50, 'mm']]);
    expect(lengthOf('other')).toEqual([[100, 'mm']]);
    // 210 × 155 px at 0.2 mm: the ellipse of 42 × 31 mm of us.md 4, 10.225884 cm² around 115.31997 mm.
    const [area] = workstation.trail.getState().read.measurements['area']?.filter(({ quantity }) => quantity === 'Diameter') ?? []; // prettier-ignore
    const [surface, rim] = (['area', 'circumference'] as const).map((name) => area && valueOf(area, name));
    expect(surface?.value).toBeCloseTo(1022.5884, 4);
    expect(surface?.unit).toBe('mm2');
    expect(rim?.value).toBeCloseTo(115.31997, 5);
    expect(rim?.unit).toBe('mm');
    expect(area?.warnings.map(({ code }) => code)).toContain('US_W_MANUAL_CALIBRATION');
  });

  it('holds for one frame alone where frames are no cine', async () => {
    const study = opened(usHeader());
    const { workstation, lengthOf } = study;
    await addRegion(workstation, ruler(1));
    await addRegion(workstation, on('other', 2, line(2, [0, 0], [300, 400])));
    expect(rulerIn(study, ruler(1))).toMatchObject({ scope: 'image', image: { sopInstanceUid: '1.2.5.7', frame: 1 } });
    await calibrateImage(workstation, rulerIn(study, ruler(1)), FIFTY);
    expect(lengthOf('ruler')).toEqual([[50, 'mm']]);
    expect(lengthOf('other')).toEqual([[500, '{pixels}']]);
  });

  it('is an entry with who, when and why, undone, done again, and read back', async () => {
    const study = opened({ ...usHeader(), ...CINE });
    const { workstation, written, lengthOf } = study;
    await addRegion(workstation, ruler());
    await calibrateImage(workstation, rulerIn(study, ruler()), FIFTY);
    expect(written.at(-2)).toMatchObject({
      subject: '1.2',
      act: {
        kind: 'image-calibrated',
        studyUid: '1.2',
        image: { sopInstanceUid: '1.2.5.7' },
        before: null,
        after: { ends: [[100, 100], [250, 300]], length: 50, by: workstation.session.getState().actor?.name }, // prettier-ignore
        reason: 'ruler at the left edge',
      },
    });
    await undo(workstation);
    expect(lengthOf('ruler')).toEqual([[250, '{pixels}']]);
    await redo(workstation);
    expect(lengthOf('ruler')).toEqual([[50, 'mm']]);
    const parsed = parseLedger([...ledgerLines(written)].join(''));
    expect(parsed.ok && foldLedger(parsed.value)).toEqual(workstation.trail.getState().read);
  });

  it('stays when its line is removed, replays, and is taken away with a reason', async () => {
    const study = opened({ ...usHeader(), ...CINE });
    const { workstation, written, lengthOf } = study;
    await addRegion(workstation, ruler());
    await addRegion(workstation, on('other', 2, line(2, [0, 0], [300, 400])));
    await calibrateImage(workstation, rulerIn(study, ruler()), FIFTY);
    await removeRegion(workstation, 'ruler');
    expect(lengthOf('other')).toEqual([[100, 'mm']]);
    const [recorded] = workstation.trail.getState().read.measurements['other'] ?? [];
    expect(recorded && (await replayMeasurement(workstation, recorded)).identical).toBe(true);
    await removeCalibration(workstation, rulerIn(study, on('other', 2, line(2, [0, 0], [300, 400]))), 'wrong ruler');
    expect(lengthOf('other')).toEqual([[500, '{pixels}']]);
    expect(written.findLast(({ act }) => act.kind === 'image-calibrated')?.act).toMatchObject({
      before: { length: 50 },
      after: null,
      reason: 'wrong ruler',
    });
  });

  it('drops numbers that cannot be made at once and makes them when the images are decoded', async () => {
    const study = opened({ ...usHeader(), ...CINE });
    const { workstation, lengthOf } = study;
    await addRegion(workstation, ruler());
    const { trail } = workstation;
    trail.getState().set({ read: { ...trail.getState().read, measurements: {} } });
    expect(lengthOf('ruler')).toBeUndefined();
    await measureStale(workstation);
    expect(lengthOf('ruler')).toEqual([[250, '{pixels}']]);
  });

  it('is refused of a length that is none, and records nothing', async () => {
    const study = opened(usHeader());
    const { workstation, written } = study;
    const dot = on('dot', 0, line(0, [10, 10], [10, 10]));
    expect(await calibrateImage(workstation, rulerIn(study, ruler()), { ...FIFTY, length: 0 })).toMatchObject({
      ok: false,
      failure: { code: 'US_E_RULER_LENGTH' },
    });
    expect(await calibrateImage(workstation, rulerIn(study, dot), FIFTY)).toMatchObject({
      ok: false,
      failure: { code: 'US_E_RULER_LINE' },
    });
    expect(written).toEqual([]);
  });

  it.each([
    ['an image with a scale', usHeader(usItem([0, 0, 799, 599], [3, 3], [0.02, 0.02])), ruler(), 'US_E_CALIBRATED'],
    ['a shape that is no line', usHeader(), on('dot', 0, { kind: 'point', at: [1, 1, 0] }), 'US_E_RULER_LINE'],
    ['a frame that is not open', usHeader(), on('far', 7, line(7, [1, 1], [9, 9])), 'INP_E_UNKNOWN_STACK'],
    ['a line in patient space', usHeader(), { ...ruler(), image: undefined }, 'US_E_RULER_LINE'],
  ] as const)('has no ruler on %s', (_, dataSet, { image, ...region }, code) => {
    const { workstation } = opened(dataSet);
    expect(rulerOf(workstation, { ...region, ...(image && { image }) })).toMatchObject({
      ok: false,
      failure: { code },
    });
  });
});
