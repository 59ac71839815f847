import { describe, expect, it } from 'vitest';
import { measureCurve } from '#actions/measurements/measureCurve.ts';
import { fourthDimensions } from '#core/imaging/fourthDimension.ts';
import { maskShape } from '#core/regions/maskShape.ts';
import { VIALS_EXACT } from '#phantoms/dwi/diffusionHead.ts';
import { diffusionStudy } from '#phantoms/dwi/diffusionStudy.ts';
import { openedWorkstation, regionOn, workstationOf } from '../../builders/curves.ts';
import { importPath } from '../../builders/files.ts';
import { hasShared, sharedPath } from '../../builders/shared.ts';

const options = { signal: new AbortController().signal, onProgress: () => undefined };

describe.skipIf(!hasShared('data', 'bold'))('the curve of a box over 75 real volumes', () => {
  it.each([
    { slice: 0, mean: 938.562 },
    { slice: 1, mean: 921.813 },
  ])('slice $slice: the mean over time is $mean', async ({ slice, mean }) => {
    const folder = sharedPath('data', 'bold', 'philips-elition-rest-75vol-2slices');
    const { workstation, series } = await workstationOf(await importPath(folder));
    const source = series.find(({ stacks }) => stacks.length === 75);
    const [stack] = source?.stacks ?? [];
    const [dimension] = source && stack ? fourthDimensions(source, stack.id) : [];
    if (!source || !stack?.grid.ok || !dimension) throw new Error('no volumes');
    // Rows and columns 40 to 50, both ends included.
    const rows = Array.from({ length: 11 }, (_, row) => [slice, 40 + row, 40, 50]);
    const box = { from: [40, 40, slice], to: [50, 50, slice] } as const;
    const shape = maskShape({ runs: Int32Array.from(rows.flat()), count: 121, box }, stack.grid.value);
    const curve = await measureCurve(
      workstation,
      { region: regionOn(source, shape), series: source, dimension, quantity: 'stored' },
      options,
    );
    const means = curve.points.map(({ value }) => (value.ok ? value.value.mean : NaN));
    expect(means).toHaveLength(75);
    expect(means.reduce((sum, value) => sum + value, 0) / 75).toBeCloseTo(mean, 2);
    expect(curve.warnings).toEqual([]);
  });
});

describe('a magnetic resonance series whose volumes state different slopes', () => {
  it('says that they may not compare where no scale slope is stated', async () => {
    const { workstation, series } = await openedWorkstation(diffusionStudy(VIALS_EXACT));
    const [source] = series;
    const [first, second] = source?.stacks ?? [];
    if (!source || !first || !second) throw new Error('no volumes');
    const steeper = second.frames.map((frame) => ({
      ...frame,
      dataSet: { ...frame.dataSet, '00281053': { vr: 'DS', Value: ['2'] } },
    }));
    const stacks = [
      { ...first, key: { time: 0 } },
      { ...second, key: { time: 1 }, frames: steeper },
    ];
    const timed = { ...source, kind: 'mr' as const, stacks };
    const [dimension] = fourthDimensions(timed, first.id);
    if (!dimension) throw new Error('no axis');
    const region = regionOn(source, { kind: 'sphere', centre: [0, 0, 40], radius: 8 });
    const curve = await measureCurve(workstation, { region, series: timed, dimension, quantity: 'stored' }, options);
    // Echo planar with a Repetition Time of 5.2 s.
    expect(curve.points.map(({ at }) => at)).toEqual([0, 5.2]);
    expect(curve.warnings.map(({ code }) => code)).toEqual(['DIM_W_SCALE']);
  });
});
