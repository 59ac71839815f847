import { describe, expect, it } from 'vitest';
import type { SuvOverrides } from '#core/calibration/suv/overrides.ts';
import { suvMeaning } from '#core/calibration/suv/suvMeaning.ts';
import type { DataSet } from '#core/imaging/dataset.ts';
import { canonicalJson } from '#core/ledger/canonical.ts';
import { SUV_VARIANTS, type SuvVariant } from '#core/quantities.ts';
import { dataSetOf, petImage, radiopharmaceutical, type Attributes } from '../../../builders/petSeries.ts';

function meaning(images: readonly DataSet[], variant: SuvVariant = 'SUVbw', overrides?: SuvOverrides) {
  const result = suvMeaning({ frames: images, series: images }, variant, overrides ? { overrides } : {});
  if (!result.ok) throw new Error(`${result.failure.code}: ${result.failure.message}`);
  return result.value;
}

function failure(images: readonly DataSet[], variant: SuvVariant = 'SUVbw', overrides?: SuvOverrides) {
  const result = suvMeaning({ frames: images, series: images }, variant, overrides ? { overrides } : {});
  return result.ok ? undefined : result.failure;
}

const codes = (images: readonly DataSet[], variant?: SuvVariant) =>
  meaning(images, variant).warnings.map(({ code }) => code);
const factor = (images: readonly DataSet[], variant?: SuvVariant) => meaning(images, variant).factor[0] ?? NaN;

describe('worked values of pet-suv.md section 8', () => {
  /** V = 14400 Bq/ml, 368.08 MBq, one hour, 70 kg, 175 cm. */
  it.each<[SuvVariant, 'M' | 'F', number]>([
    ['SUVbw', 'M', 4.000005],
    ['SUL', 'M', 3.229718],
    ['SULjames120', 'M', 3.302861],
    ['SUL', 'F', 2.926861],
    ['SULjames120', 'F', 2.926861],
    ['SULjanma', 'M', 3.191839],
    ['SULjanma', 'F', 2.58269],
    ['SUVibw', 'M', 4.136005],
    ['SUVibw', 'F', 3.796005],
    ['SUVbsa', 'M', 1.056083],
  ])('%s of a %s patient', (variant, sex, expected) => {
    expect(14400 * factor([petImage({ '00100040': sex })], variant)).toBeCloseTo(expected, 6);
  });

  it('prints the formula with its values and says which rule chose the reference time', () => {
    const { record } = meaning([petImage()]);
    expect(record.formula).toBe('SUVbw = V × F × W / D');
    expect(record.filled).toBe('SUVbw = V × 1.460637 × 70000 g / 368080000 Bq');
    expect(record.terms).toContainEqual({
      symbol: 'D', meaning: 'Radionuclide Total Dose', value: '368080000', unit: 'Bq', tag: '(0018,1074)', raw: '368080000', origin: 'header',
    }); // prettier-ignore
    expect(record.candidates.filter(({ chosen }) => chosen).map(({ rule }) => rule.slice(0, 2))).toEqual(['R2']);
  });
});

/** Hot voxel in Bq/ml such that the exact SUVbw is 4.000 at one hour of F-18; 4.000005 · k as the spec's table. */
const HOT = 14400;

describe('the seventeen reference situations', () => {
  const frame = { '00181242': '300000', '00541300': '0' };
  const situations: readonly [string, readonly DataSet[], number, readonly string[]][] = [
    ['0_0 base', [petImage()], HOT, []],
    ['1_0 slope per slice', [petImage(), petImage({ '00281053': '0.25' })], HOT, []],
    ['2_0 GML', [petImage({ '00541001': 'GML', '00541006': 'BW' })], 4, []],
    ['2_1 GML LBMJAMES128', [petImage({ '00541001': 'GML', '00541006': 'LBMJAMES128' })], 3.229714, []],
    ['2_2 GML IBW, sex O', [petImage({ '00541001': 'GML', '00541006': 'IBW', '00100040': 'O' })], 3.966, ['SUV_W_SEX']],
    ['2_3 CM2ML', [petImage({ '00541001': 'CM2ML' })], 1.056082, []],
    ['2_4 CNTS, SUV factor', [petImage({ '00541001': 'CNTS', '70530010': 'Philips PET Private Group', '70531000': '0.0005' })], 8000, []],
    ['2_5 CNTS, activity factor', [petImage({ '00541001': 'CNTS', '70530010': 'Philips PET Private Group', '70531009': '0.5' })], 28800, []],
    ['3_0 dose in MBq', [petImage({}, { '00181074': '368.08' })], HOT, ['SUV_W_DOSE_MBQ']],
    ['3_1 ADMIN', [petImage({ '00541102': 'ADMIN' })], 21033.1637, []],
    ['3_3 GE private equals series', [petImage({ '00080032': '113000', ...frame, '00090010': 'GEMS_PETD_01', '0009100D': '20250103110000.00' })], HOT, ['SUV_W_REFTIME_CONFLICT']],
    ['4_0 DateTime only', [petImage({}, { '00181072': undefined, '00181078': '20250103100000.00' })], HOT, []],
    ['4_1 Time only', [petImage()], HOT, []],
    ['4_2 midnight', [petImage({ '00080021': '20250104', '00080031': '003000', '00080022': '20250104', '00080032': '003000' }, { '00181072': '233000' })], HOT, []],
  ]; // prettier-ignore
  it.each(situations)('%s', (_name, images, hot, warnings) => {
    const found = meaning(images);
    expect(hot * (found.factor[0] ?? NaN)).toBeCloseTo(4, 3);
    expect(found.warnings.map(({ code }) => code)).toEqual(warnings);
  });

  it('3_2 series time after acquisition: rule R5 gives 10:59:59.906', () => {
    // The first bed starts 150 s after the reference, so that its FRT is 150 s plus the average time of 300 s.
    const bed = (start: string, reference: number) =>
      petImage({ '00080031': '113000', '00080032': start, '00181242': '300000', '00541300': reference });
    const images = [bed('110230', 299_699), bed('110500', 449_699)];
    const { factor: factors, warnings, record } = meaning(images);
    expect(HOT * (factors[0] ?? NaN)).toBeCloseTo(4, 3);
    expect(warnings.map(({ code }) => code)).toEqual(['SUV_W_REFTIME', 'SUV_W_REFTIME_CONFLICT']);
    expect(warnings[0]?.message).toBe(
      'Series time is later than acquisition (reprocessed); reference time from rule R5: 10:59:59.9.',
    );
    expect(record.candidates.map(({ rule }) => rule.slice(0, 2))).toEqual(['R2', 'R5', 'R6']);
  });

  it('3_4 NONE: a factor per frame (603 s frames at 3600 s and 3900 s)', () => {
    const bed = (start: string) => petImage({ '00541102': 'NONE', '00080032': start, '00181242': '603000' });
    const { factor: factors } = meaning([bed('110000'), bed('110500')]);
    const perDose = 70000 / 368.08e6;
    expect((factors[0] ?? NaN) / perDose).toBeCloseTo(1.50747375, 8);
    expect((factors[1] ?? NaN) / perDose).toBeCloseTo(1.5558281, 8);
  });

  it('5_0 Ga-68', () => {
    const images = [petImage({}, { '00181075': '4057.7' })];
    expect(factor(images)).toBeCloseTo((2 ** (3600 / 4057.7) * 70000) / 368.08e6, 15);
  });
});

describe('refusals', () => {
  const cases: readonly [string, readonly DataSet[], string, string, SuvVariant?][] = [
    ['weight missing', [petImage({ '00101030': undefined })], 'SUV_E_WEIGHT', 'SUV cannot be computed: patient weight (0010,1030) is missing or zero. Enter the weight in kg.'],
    ['weight 0', [petImage({ '00101030': '0' })], 'SUV_E_WEIGHT', 'SUV cannot be computed'],
    ['weight with a decimal comma', [petImage({ '00101030': '70,5' })], 'SUV_E_NUMBER', '(0010,1030) "70,5" is not a number.'],
    ['height missing for SUL', [petImage({ '00101020': undefined })], 'SUV_E_HEIGHT', 'This SUV needs the height', 'SUL'],
    ['James mass below 0', [petImage({ '00101030': '290', '00101020': '1.5', '00100040': 'F' })], 'SUV_E_LBM', 'The body mass of SUL', 'SUL'],
    ['dose 10.2', [petImage({}, { '00181074': '10.2' })], 'SUV_E_DOSE_UNIT_AMBIGUOUS', 'Dose 10.2: MBq or mCi? Confirm.'],
    ['dose 5e4', [petImage({}, { '00181074': '50000' })], 'SUV_E_DOSE_UNIT_AMBIGUOUS', 'Dose 50000: Bq or kBq? Confirm.'],
    ['dose 0', [petImage({}, { '00181074': '0' })], 'SUV_E_DOSE', 'SUV cannot be computed: injected dose'],
    ['dose of a mouse', [petImage({ '00101030': '0.025' })], 'SUV_E_DOSE_UNIT_AMBIGUOUS', 'Dose 368080000 of a subject of 0.025 kg'],
    ['no radiopharmaceutical', [petImage({ '00540016': undefined })], 'SUV_E_NO_RADIOPHARM', 'No radiopharmaceutical information; series shown in Bq/mL.'],
    ['two radiopharmaceuticals', [petImage({ '00540016': [radiopharmaceutical(), radiopharmaceutical()] })], 'SUV_E_MULTI_RADIOPHARM', '2 radiopharmaceuticals'],
    ['no injection time', [petImage({}, { '00181072': undefined })], 'SUV_E_INJECTION_TIME', 'Injection time removed. SUV not available; showing Bq/mL.'],
    ['an injection date without time', [petImage({}, { '00181072': undefined, '00181078': '20250103' })], 'SUV_E_INJECTION_TIME', 'Injection time removed.'],
    ['an impossible time', [petImage({}, { '00181072': '256000' })], 'SUV_E_NUMBER', '(0018,1072) "256000" is not a time.'],
    ['no attenuation correction', [petImage({ '00280051': 'NORM\\DECY' })], 'SUV_E_NOT_AC', 'Not attenuation corrected; SUV not offered.'],
    ['units missing', [petImage({ '00541001': '' })], 'SUV_E_UNITS_MISSING', 'Units (0054,1001) is missing.'],
    ['units PROPCPS', [petImage({ '00541001': 'PROPCPS' })], 'SUV_E_UNITS_UNSUPPORTED', 'Units PROPCPS cannot be converted.'],
    ['units PROPCNTS', [petImage({ '00541001': 'PROPCNTS' })], 'SUV_E_UNITS_UNSUPPORTED', 'Units PROPCNTS cannot be converted.'],
    ['CNTS without factors', [petImage({ '00541001': 'CNTS' })], 'SUV_E_CNTS_NO_FACTOR', 'Philips scale factors absent or zero.'],
    ['CNTS with factors 0', [petImage({ '00541001': 'CNTS', '70530010': 'Philips PET Private Group', '70531000': '0', '70531009': '0' })], 'SUV_E_CNTS_NO_FACTOR', 'Philips scale factors absent or zero.'],
    ['slope 0', [petImage({ '00281053': '0' })], 'SUV_E_RESCALE', 'Rescale Slope'],
    ['slope missing in one image', [petImage(), petImage({ '00281053': undefined })], 'SUV_E_RESCALE', 'Rescale Slope'],
    ['different dose', [petImage(), petImage({}, { '00181074': '300000000' })], 'SUV_E_INCONSISTENT_SERIES', '(0018,1074) differs between images.'],
    ['different weight', [petImage(), petImage({ '00101030': '71' })], 'SUV_E_INCONSISTENT_SERIES', '(0010,1030) differs between images.'],
    ['no acquisition time', [petImage({ '00080032': undefined })], 'SUV_E_ACQ_TIME', 'SUV cannot be computed: the acquisition time (0008,0032) is missing.'],
    ['half-life unknown', [petImage({}, { '00181075': undefined })], 'SUV_E_HALFLIFE', 'The half-life (0018,1075) is missing'],
    ['enhanced without reference', [petImage({ '00189758': 'YES' })], 'SUV_E_DECAY_REF', 'Decay corrected, but Decay Correction DateTime'],
    ['injection after the scan, same day', [petImage({}, { '00181072': undefined, '00181078': '20250103120000' })], 'SUV_E_NEGATIVE_UPTAKE', 'Injection lies 60 min after the scan; check times.'],
    // 22 h are 1049 half-lives: 2^1049 is beyond every number (largest 2^1024).
    ['Rb-82 injected 22 h before', [petImage({ '00541102': 'START' }, { '00181075': '75.5', '00181072': undefined, '00181078': '20250102130000' })], 'SUV_E_UPTAKE_RANGE', 'Injection lies 22.0 h before the scan, 1049 half-lives; check dates.'],
    ['Rb-82, not decay corrected', [petImage({ '00541102': 'NONE' }, { '00181075': '75.5', '00181072': undefined, '00181078': '20250102130000' })], 'SUV_E_UPTAKE_RANGE', '1049 half-lives'],
    ['injection 20 years off and at another time', [petImage({}, { '00181072': undefined, '00181078': '20050103200000' })], 'SUV_E_UPTAKE_RANGE', 'Injection lies'],
  ]; // prettier-ignore
  it.each(cases)('%s', (_name, images, code, message, variant) => {
    const found = failure(images, variant);
    expect(found?.code).toBe(code);
    expect(found?.message).toContain(message);
  });

  it('needs no height, sex or half-life of what it does not use', () => {
    expect(failure([petImage({ '00101020': undefined, '00100040': undefined })])).toBeUndefined();
    expect(
      failure([petImage({ '00541102': 'ADMIN' }, { '00181072': undefined, '00181075': undefined })]),
    ).toBeUndefined();
    expect(failure([petImage({ '00541001': 'GML', '00540016': undefined, '00101030': undefined })])).toBeUndefined();
  });
});

describe('warnings', () => {
  const cases: readonly [string, Attributes, Attributes, string, string, SuvVariant?][] = [
    ['weight in grams', { '00101030': '72000' }, {}, 'SUV_W_WEIGHT_GRAMS', 'Weight 72000 read as grams = 72 kg.'],
    ['weight out of range', { '00101030': '310' }, {}, 'SUV_W_WEIGHT_RANGE', 'Weight 310 kg'],
    ['height in cm', { '00101020': '175' }, {}, 'SUV_W_HEIGHT_CM', 'Height 175 read as cm.', 'SUL'],
    ['dose in MBq', {}, { '00181074': '368.08' }, 'SUV_W_DOSE_MBQ', 'Dose 368.08 read as MBq (expected Bq).'],
    ['dose far too high', {}, { '00181074': '6e9' }, 'SUV_W_DOSE_RANGE', 'Dose 6000000000 Bq'],
    ['intercept', { '00281052': '5' }, {}, 'SUV_W_INTERCEPT', 'Rescale Intercept'],
    ['sex unknown', { '00100040': '' }, {}, 'SUV_W_SEX', 'Sex unknown; mean of male and female lean mass used.', 'SUL'],
    ['James out of range', { '00101030': '140' }, {}, 'SUV_W_JAMES_RANGE', 'Body mass index 45.7', 'SUL'],
    ['half-life off', {}, { '00181075': '7000', '00540300': [dataSetOf({ '00080100': 'C-111A1' })] }, 'SUV_W_HALFLIFE', 'Half-life 7000 s differs from 6586.2 s of F-18'],
    ['decay assumed START', { '00541102': undefined }, {}, 'SUV_W_DECAY_ASSUMED', 'START is assumed'],
    ['decay assumed NONE', { '00541102': undefined, '00280051': 'ATTN' }, {}, 'SUV_W_DECAY_ASSUMED', 'NONE is assumed'],
    ['frame duration missing', { '00541102': 'NONE' }, {}, 'SUV_W_FRAME_DURATION', 'Frame duration is missing'],
    ['injection times differ', {}, { '00181078': '20250103100500' }, 'SUV_W_INJ_DISAGREE', 'the date-time is used'],
    ['date 20 years off', {}, { '00181072': undefined, '00181078': '20050103095900' }, 'SUV_W_DATE_SHIFT', 'Dates disagree (shifted?); time of day used, uptake 61 min.'],
    ['injection a day after the scan', {}, { '00181072': undefined, '00181078': '20250104100000' }, 'SUV_W_DATE_SHIFT', 'uptake 60 min'],
    ['seven hours', {}, { '00181072': '040000' }, 'SUV_W_UPTAKE_RANGE', 'Uptake 7.0 h'],
    ['FDG after 95 min', {}, { '00181072': '092500', '00180031': 'FDG' }, 'SUV_W_UPTAKE_FDG', 'Uptake 95 min; profile expects 55–75 min.'],
    ['one side with time zone', {}, { '00181072': undefined, '00181078': '20250103100000+0100' }, 'SUV_W_TIMEZONE', 'time zone'],
    ['time with colons', { '00080031': '11:00:00' }, {}, 'SUV_W_TIME_FORMAT', 'colons'],
    ['midnight series time', { '00080031': '000000' }, {}, 'SUV_W_SERIES_TIME', 'not usable'],
    ['series time hours before', { '00080031': '063000' }, {}, 'SUV_W_SERIES_TIME', 'not usable'],
    ['nothing but the first image', { '00080031': '113000' }, {}, 'SUV_W_REFTIME_EARLIEST', 'the earliest acquisition start is used'],
    ['private creator dropped', { '00541001': 'CNTS', '00080070': 'Philips Medical Systems', '70531000': '0.0005' }, {}, 'SUV_W_PRIVATE_CREATOR', 'no private creator'],
    ['Philips factors disagree', { '00541001': 'CNTS', '70530010': 'Philips PET Private Group', '70531000': '0.0005', '70531009': '1' }, {}, 'SUV_W_PHILIPS_DISAGREE', 'differ by more than 1 %'],
    ['enhanced dose in Bq', { '00080016': '1.2.840.10008.5.1.4.1.1.130' }, {}, 'SUV_W_DOSE_UNIT', 'Dose 368080000 read as Bq (expected MBq).'],
  ]; // prettier-ignore
  it.each(cases)('%s', (_name, image, dose, code, message, variant) => {
    const found = meaning([petImage(image, dose)], variant).warnings.find((warning) => warning.code === code);
    expect(found?.message).toContain(message);
  });

  it('is silent about a clean series, in every variant', () => {
    for (const variant of SUV_VARIANTS) expect(codes([petImage()], variant)).toEqual([]);
  });
});

describe('reference time', () => {
  const late = { '00080031': '113000' };
  it.each([
    ['R1', { '00189701': '20250103110000' }, '11:00:00.0'],
    ['R2', {}, '11:00:00.0'],
    ['R3', { ...late, '00090010': 'GEMS_PETD_01', '0009100D': '20250103105900.00' }, '10:59:00.0'],
    ['R4', { ...late, '00710010': 'SIEMENS MED PT', '00711022': '20250103105800' }, '10:58:00.0'],
    ['R5', { ...late, '00181242': '300000', '00541300': '149605.34' }, '11:00:00.0'],
    ['R6', late, '11:00:00.0'],
  ])('%s', (rule, image, time) => {
    const chosen = meaning([petImage(image)]).record.candidates.find((candidate) => candidate.chosen);
    expect(chosen?.rule.slice(0, 2)).toBe(rule);
    expect(chosen?.time).toBe(`2025-01-03 ${time}`);
  });

  it('a rejected time so far off that its factor is no number is named in words, and the record can be sealed', () => {
    // GE date unshifted: 2025-03-31 is 87 days after the Series time, exp(λ · 87 d) overflows (F-18: from 78 days on).
    const image = petImage({ '00090010': 'GEMS_PETD_01', '0009100D': '20250331110000.00' });
    const { factor: factors, record, warnings } = meaning([image]);
    expect(HOT * (factors[0] ?? NaN)).toBeCloseTo(4, 3);
    expect(record.candidates.map(({ rule }) => rule.slice(0, 2))).toEqual(['R2', 'R6']);
    expect(() => canonicalJson(record)).not.toThrow();
    const conflict = warnings.find(({ code }) => code === 'SUV_W_REFTIME_CONFLICT');
    expect(conflict?.message).toContain('R3 2025-03-31 11:00:00.0 gives no finite factor');
  });

  it('takes a private element of another block through its creator', () => {
    const image = petImage({ ...late, '00090011': 'GEMS_PETD_01', '0009110D': '20250103105900.00' });
    expect(meaning([image]).record.candidates.map(({ rule }) => rule.slice(0, 2))).toContain('R3');
  });

  it('does not take block 10 of another creator', () => {
    const image = petImage({ ...late, '00080070': 'GE', '00090010': 'OTHER', '0009100D': '20250103105900.00' });
    expect(meaning([image]).record.candidates.map(({ rule }) => rule.slice(0, 2))).not.toContain('R3');
  });
});

describe('overrides', () => {
  it('recomputes with the entered weight, dose and height, and keeps the original in the term', () => {
    const { factor: factors, record } = meaning([petImage()], 'SUVbw', { weight: 140 });
    expect(HOT * (factors[0] ?? NaN)).toBeCloseTo(8, 3);
    expect(record.terms).toContainEqual(
      expect.objectContaining({ symbol: 'W', value: '140', raw: '70', origin: 'override' }),
    );
    expect(
      HOT * (meaning([petImage({}, { '00181074': '10.2' })], 'SUVbw', { dose: 368.08e6 }).factor[0] ?? NaN),
    ).toBeCloseTo(4, 3);
  });

  it('closes the Philips SUV factor', () => {
    const counts = { '00541001': 'CNTS', '70530010': 'Philips PET Private Group', '70531000': '0.0005' };
    expect(failure([petImage(counts)], 'SUVbw', { weight: 80 })?.code).toBe('SUV_E_OVERRIDE_NOT_POSSIBLE');
    const both = petImage({ ...counts, '70531009': '0.5' });
    expect(28800 * (meaning([both], 'SUVbw', { weight: 140 }).factor[0] ?? NaN)).toBeCloseTo(8, 3);
  });
});
