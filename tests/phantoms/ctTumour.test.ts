import { describe, expect, it } from 'vitest';
import { calibrate } from '#core/calibration/calibrate.ts';
import { add, indexToWorld, normalized, scale, worldToIndex, type Vector3 } from '#core/geometry/grid.ts';
import { lesionAxes } from '#core/regions/axes.ts';
import { runsFromMask } from '#core/regions/masks.ts';
import { modalityValue, type Volume } from '#core/imaging/volume.ts';
import { LESIONS, OBLIQUE, ROUTINE, THIN, tumourScan, type LesionTruth } from '#phantoms/ct/tumourScans.ts';
import { evaluateTargets } from '#core/response/evaluateTargets.ts';
import { importSources, sourceOf } from '../builders/files.ts';
import { PhantomHeader } from '../builders/phantomHeader.ts';
import { decodedVolume } from '../builders/pipeline.ts';

async function volumeOf(files: ReturnType<typeof tumourScan>) {
  const imported = await importSources(files.map(({ name, bytes }) => sourceOf(name, bytes)));
  const [series] = imported.manifest.studies.flatMap((study) => study.series);
  const [stack] = series?.stacks ?? [];
  if (!series || !stack) throw new Error('no stack');
  return { series, stack, volume: await decodedVolume(stack, imported) };
}

/** Mean HU in a cube of 3 × 3 × 1 voxels. */
function meanAt(volume: Volume, world: Vector3): number {
  const [i = 0, j = 0, k = 0] = worldToIndex(volume.grid, world).map(Math.round);
  const offsets = [-1, 0, 1];
  const values = offsets.flatMap((di) => offsets.map((dj) => modalityValue(volume, i + di, j + dj, k)));
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/**
 * Width of what lies around a place along a direction of the axial plane, mm, straight from the pixels: between the
 * places where the profile crosses the middle between its value there and that of the surroundings 27 mm away. 0 where
 * nothing stands out by 40 HU, five times the noise.
 */
function halfWidth(header: PhantomHeader, [x, y]: Vector3, direction: number): number {
  const [left = NaN, top = NaN] = header.numbers('00200032');
  const [spacing = NaN] = header.numbers('00280030');
  const valueAt = (offset: number) => {
    const column = (x + Math.cos(direction) * offset - left) / spacing;
    const row = (y + Math.sin(direction) * offset - top) / spacing;
    const [i, j] = [Math.floor(column), Math.floor(row)];
    const [u, v] = [column - i, row - j];
    return (
      (1 - v) * ((1 - u) * header.value(i, j) + u * header.value(i + 1, j)) +
      v * ((1 - u) * header.value(i, j + 1) + u * header.value(i + 1, j + 1))
    );
  };
  const inside = valueAt(0);
  const edge = (sign: -1 | 1) => {
    const middle = (inside + valueAt(sign * 27)) / 2;
    if (Math.abs(inside - middle) < 20) return 0;
    const steps = Array.from({ length: 540 }, (_, index) => index * 0.05);
    return steps.find((offset) => valueAt(sign * offset) > middle !== inside > middle) ?? NaN;
  };
  return edge(-1) + edge(1);
}

describe('the CT phantom', () => {
  it('follows the sums it promises: 112, 74 (PR), 95 (PD)', () => {
    const targets = LESIONS.filter(({ name }) => name !== 'new');
    const points = [0, 1, 2].map((at) => ({
      label: String(at),
      date: `2025-0${at + 1}-01`,
      readings: targets.map(({ name, node, axes }) => ({ lesion: name, node, length: axes[at]?.[node ? 1 : 0] })),
    }));
    const evaluated = evaluateTargets(points);
    if (!evaluated.ok) throw new Error(evaluated.failure.message);
    expect(evaluated.value.map(({ sum }) => sum)).toEqual([112, 74, 95]);
    expect(evaluated.value.map(({ verdict }) => verdict?.response)).toEqual([undefined, 'PR', 'PD']);
  });

  it.each([
    { acquisition: OBLIQUE, extra: [] },
    {
      acquisition: ROUTINE,
      extra: [
        { at: [-170, -120, 200], hu: -1000 },
        { at: [-80, 20, 275], hu: -840 },
        { at: [14, 42, 200], hu: 170 },
        { at: [0, 60, 170], hu: 180 },
        { at: [0, -60, 120], hu: -92 },
      ] satisfies { at: Vector3; hu: number }[],
    },
  ])(
    'is CT in HU: organs where they belong, on the routine and the oblique stack alike',
    async ({ acquisition, extra }) => {
      const { series, stack, volume } = await volumeOf(tumourScan(0, acquisition));
      expect(series.kind).toBe('ct');
      expect(calibrate(series, stack, 'HU').ok).toBe(true);
      const liver = { at: [-100, 10, 170] as const, hu: 105 };
      const lesion = { at: [-48, 18, 180] as const, hu: 35 };
      for (const { at, hu } of [liver, lesion, ...extra]) expect(Math.abs(meanAt(volume, at) - hu)).toBeLessThan(12);
    },
  );

  it.each(LESIONS.filter(({ name }) => name === 'T2' || name === 'T3'))(
    '$name has its axes on thin slices',
    async (lesion: LesionTruth) => {
      const { volume } = await volumeOf(tumourScan(0, THIN));
      const { grid } = volume;
      const [long, short] = lesion.axes[0] ?? [0, 0];
      // Lesion 35 HU in liver 105 HU: 70 HU is the surface. The box around the truth keeps other dark tissue out.
      const mask = new Uint8Array(volume.voxels.length);
      for (let at = 0; at < mask.length; at++) {
        const [columns, rows] = grid.dimensions;
        const index: Vector3 = [at % columns, Math.floor(at / columns) % rows, Math.floor(at / (columns * rows))];
        const world = indexToWorld(grid, index);
        const near = Math.hypot(...world.map((value, axis) => value - (lesion.centre[axis] ?? 0))) < long * 0.6;
        mask[at] = near && modalityValue(volume, ...(index as [number, number, number])) < 70 ? 1 : 0;
      }
      const axes = lesionAxes(runsFromMask(mask, grid), grid, { node: false });
      expect(axes?.long.length).toBeGreaterThan(long - 1);
      expect(axes?.long.length).toBeLessThan(long + 1.7);
      expect(Math.abs((axes?.short.length ?? 0) - short)).toBeLessThan(1.7);
    },
  );

  it.each([0, 1, 2] as const)('has every lesion in its true size at time point %i', (timePoint) => {
    const headers = tumourScan(timePoint, ROUTINE).map(({ bytes }) => new PhantomHeader(bytes));
    for (const { name, centre, axes, angle } of LESIONS) {
      const header = headers.find((one) => Math.abs((one.numbers('00200032')[2] ?? NaN) - centre[2]) < 0.01);
      if (!header) throw new Error(`no slice of ${name}`);
      const turn = (angle * Math.PI) / 180;
      const [long, short] = axes[timePoint] ?? [0, 0];
      const found = [turn, turn + Math.PI / 2].map((direction) => halfWidth(header, centre, direction));
      if (long === 0) expect(found, name).toEqual([0, 0]);
      else {
        expect(Math.abs((found[0] ?? NaN) - long), `${name} long`).toBeLessThan(1);
        expect(Math.abs((found[1] ?? NaN) - short), `${name} short`).toBeLessThan(1);
      }
    }
  });

  it('writes the same bytes every time', () => {
    const [first, again] = [tumourScan(0, THIN)[3], tumourScan(0, THIN)[3]];
    expect(first?.bytes).toEqual(again?.bytes);
  });
});

it('an oblique direction stays a unit vector through the header', async () => {
  const { volume } = await volumeOf(tumourScan(0, OBLIQUE));
  const { row } = OBLIQUE.grid;
  expect(normalized(volume.grid.row).every((value, axis) => Math.abs(value - (row[axis] ?? 0)) < 1e-9)).toBe(true);
  const far = add(volume.grid.origin, scale(volume.grid.row, 100));
  expect(worldToIndex(volume.grid, far)[0]).toBeCloseTo(100, 9);
});
