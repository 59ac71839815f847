import { beforeAll, describe, expect, it } from 'vitest';
import { calibrate } from '#core/calibration/calibrate.ts';
import { BODY_SPHERES, petCtBody } from '#phantoms/pet/petCtBody.ts';
import { importSources, sourceOf, type Imported } from '../../builders/files.ts';
import { PhantomHeader } from '../../builders/phantomHeader.ts';

/** SUVbw by pet-suv.md sections 4 to 6, written out here: 368.08 MBq, 70 kg, F-18, one hour from injection to reference. */
const suv = (activity: number) => (activity * 2 ** (3600 / 6586.2) * 70_000) / 368.08e6;

describe('the PET/CT body', () => {
  let files: ReturnType<typeof petCtBody>;
  let headers: readonly PhantomHeader[];
  let imported: Imported;
  beforeAll(async () => {
    files = petCtBody();
    headers = files.map(({ bytes }) => new PhantomHeader(bytes));
    imported = await importSources(files.map(({ name, bytes }) => sourceOf(name, bytes)));
  }, 60_000);
  const pet = () => headers.filter((header) => header.text('00080060') === 'PT');

  it('has spheres of 10, 13, 17, 22, 28 and 37 mm with SUV 4.00 and a cold one of 0.20', () => {
    expect(BODY_SPHERES.filter(({ suv: hot }) => hot === 4).map(({ diameter }) => diameter)).toEqual([
      37, 28, 22, 17, 13, 10,
    ]);
    expect(BODY_SPHERES.filter(({ suv: cold }) => cold === 0.2)).toHaveLength(1);
  });

  it.each(BODY_SPHERES)('has SUV $suv within one stored unit in the middle of the $diameter mm sphere', (sphere) => {
    const [x, y, z] = sphere.centre;
    const header = pet().find((one) => Math.abs((one.numbers('00200032')[2] ?? NaN) - z) < 0.01);
    if (!header) throw new Error('no slice');
    const [left = NaN, top = NaN] = header.numbers('00200032');
    const [column, row] = [Math.round((x - left) / 4), Math.round((y - top) / 4)];
    const unit = suv(header.numbers('00281053')[0] ?? NaN);
    expect(Math.abs(suv(header.value(column, row)) - sphere.suv)).toBeLessThanOrEqual(unit);
  });

  it('has background 1.00 away from organs and spheres', () => {
    const header = pet().find((one) => one.numbers('00200032')[2] === 104);
    // Left, in front, 100 mm and 40 mm from the axis: between the ring of spheres and the surface.
    expect(suv(header?.value(Math.round((100 + 222) / 4), Math.round((-40 + 222) / 4)) ?? NaN)).toBeCloseTo(1, 3);
  });

  it('differs in slope in every slice', () => {
    expect(new Set(pet().map((header) => header.text('00281053'))).size).toBe(pet().length);
  });

  it('is one study of two series in one frame of reference', () => {
    expect(imported.manifest.withheld).toEqual([]);
    const [study, ...others] = imported.manifest.studies;
    expect(others).toEqual([]);
    expect(study?.series.map(({ kind, stacks }) => [kind, stacks.length])).toEqual([
      ['ct', 1],
      ['pet', 1],
    ]);
    expect(new Set(headers.map((header) => header.text('00200052'))).size).toBe(1);
    expect(headers.filter((header) => header.text('00080060') === 'PT')[0]?.uint16('00540081')).toBe(pet().length);
  });

  it('calibrates without a warning', () => {
    const series = imported.manifest.studies.flatMap((study) => study.series).find(({ kind }) => kind === 'pet');
    const [stack] = series?.stacks ?? [];
    if (!series || !stack) throw new Error('no PET');
    const meaning = calibrate(series, stack, 'SUVbw');
    expect(meaning.ok && meaning.value.warnings).toEqual([]);
  });
});
