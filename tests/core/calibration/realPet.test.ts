import { describe, expect, it } from 'vitest';
import { calibrate } from '#core/calibration/calibrate.ts';
import type { SuvVariant } from '#core/quantities.ts';
import { importPath } from '../../builders/files.ts';
import { hasShared, sharedPath } from '../../builders/shared.ts';

/** The first PET stack below a folder, calibrated. */
async function calibrated(folder: readonly string[], variant: SuvVariant = 'SUVbw') {
  const { manifest } = await importPath(sharedPath('data', 'pet-ct', ...folder));
  const series = manifest.studies.flatMap((study) => study.series).find(({ kind }) => kind === 'pet');
  const stack = series?.stacks[0];
  if (!series || !stack) throw new Error('no PET');
  const result = calibrate(series, stack, variant);
  return { stack, result, codes: result.ok ? result.value.warnings.map(({ code }) => code) : [result.failure.code] };
}

/** Truth: README of the reference data, computed there with pydicom by the method of QIBA. */
describe.skipIf(!hasShared('data', 'pet-ct'))('real PET', () => {
  it('STS_001 in Bq/ml: 71 kg, 388.777472 MBq, 2711 s of 6588 s', async () => {
    const { result, stack } = await calibrated(['STS_001-raw-bqml', 'PET']);
    expect(stack.frames).toHaveLength(267);
    if (!result.ok) throw new Error(result.failure.message);
    expect((result.value.factor[0] ?? NaN) / 2.429029766e-4).toBeCloseTo(1, 9);
    expect(new Set(result.value.factor).size).toBe(1);
    expect(result.value.record.candidates.find(({ chosen }) => chosen)?.rule).toMatch(/^R2/);
  }, 60_000);

  it('STS_001 processed: already SUV, factor 1 although dose and times are still there', async () => {
    const { result } = await calibrated(['STS_001-suv-processed', 'PET']);
    expect(result.ok && result.value.factor[0]).toBe(1);
  }, 60_000);

  it('STS_002 processed: factor 1, and the injection dated a day after the study is told', async () => {
    const { result, codes } = await calibrated(['STS_002-suv-processed', 'PET']);
    expect(result.ok && result.value.factor[0]).toBe(1);
    expect(codes).toContain('SUV_W_DATE_SHIFT');
  }, 60_000);

  /** Hot 4.00, background 1.00, cold 0.20 in 14400, 3600, 720 Bq/ml; warnings by pet-suv.md section 8. */
  it.each<[string, number, readonly string[]]>([
    ['DRO_0_0', 4 / 14400, []],
    ['DRO_1_0', 4 / 14400, []],
    ['DRO_2_0', 1, []],
    ['DRO_2_4', 0.0005, ['SUV_W_PRIVATE_CREATOR']],
    ['DRO_3_0', 4 / 14400, ['SUV_W_DOSE_MBQ']],
    ['DRO_3_1', 70000 / 368.08e6, []],
    ['DRO_4_0', 4 / 14400, []],
    ['DRO_4_1', 4 / 14400, []],
    ['DRO_5_0', (2 ** (3600 / 4057.7) * 70000) / 368.08e6, []],
  ])(
    '%s',
    async (name, factor, warnings) => {
      const { result, codes } = await calibrated(['suv-dro', name, 'PT']);
      expect(result.ok && (result.value.factor[0] ?? NaN) / factor).toBeCloseTo(1, 5);
      expect(codes).toEqual(warnings);
    },
    60_000,
  );

  it('GE slice: the private scan time agrees with Series Time; sex O is enough for SUVbw', async () => {
    const { result } = await calibrated(['single-slices', 'ge-discovery-st-bqml-private0009-jpegll.dcm']);
    const times = result.ok ? result.value.record.candidates.filter(({ rule }) => /^R[23]/.test(rule)) : [];
    expect(times.map(({ time }) => time)).toEqual(['2014-10-23 11:00:36.0', '2014-10-23 11:00:36.0']);
  }, 60_000);

  it('Siemens slice: no height, so SUVbw but no SUL', async () => {
    const folder = ['single-slices', 'siemens-1094-bqml.dcm'];
    expect((await calibrated(folder)).result.ok).toBe(true);
    expect((await calibrated(folder, 'SUL')).codes).toEqual(['SUV_E_HEIGHT']);
  }, 60_000);
});
