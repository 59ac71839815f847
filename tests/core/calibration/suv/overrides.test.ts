import { describe, expect, it } from 'vitest';
import type { SuvOverrides } from '#core/calibration/suv/overrides.ts';
import { suvMeaning } from '#core/calibration/suv/suvMeaning.ts';
import type { DataSet } from '#core/imaging/dataset.ts';
import type { SuvVariant } from '#core/quantities.ts';
import { dataSetOf, petImage, radiopharmaceutical, type Attributes } from '../../../builders/petSeries.ts';

function outcome(images: readonly DataSet[], overrides: SuvOverrides, variant: SuvVariant = 'SUVbw') {
  const result = suvMeaning({ frames: images, series: images }, variant, { overrides });
  return result.ok ? (result.value.factor[0] ?? NaN) : result.failure.code;
}

/** SUVbw per Bq/ml of the reference object of pet-suv.md section 8. */
const REFERENCE = 4.000005 / 14400;
const at = (secondOfDay: number) => ({ day: 20091, secondOfDay, offset: undefined });
const TEN = 36000;

describe('what a reader puts in place of the header (pet-suv.md sections 2, 4 and 5.1)', () => {
  it.each<[string, Attributes, Attributes, SuvOverrides]>([
    ['weight', { '00101030': undefined }, {}, { weight: 70 }],
    ['dose', {}, { '00181074': '10.2' }, { dose: 368.08e6 }],
    ['unit of the dose', {}, { '00181074': '9.948108108' }, { doseUnit: 'mCi' }],
    ['injection time', {}, { '00181072': undefined }, { injectedAt: at(TEN) }],
  ])('%s', (_name, image, dose, overrides) => {
    expect(outcome([petImage(image, dose)], {})).toMatch(/^SUV_E_/);
    const factor = outcome([petImage(image, dose)], overrides);
    expect(typeof factor === 'number' ? factor / REFERENCE : factor).toBeCloseTo(1, 6);
  });

  it('the radiopharmaceutical that is imaged', () => {
    const image = petImage({ '00540016': [radiopharmaceutical({ '00181074': '1e8' }), radiopharmaceutical()] });
    expect(outcome([image], {})).toBe('SUV_E_MULTI_RADIOPHARM');
    expect(Number(outcome([image], { radiopharmaceutical: 1 })) / REFERENCE).toBeCloseTo(1, 6);
  });

  it('the syringe: 736.16 MBq one half-life before the injection, nothing left', () => {
    const syringe = { before: { activity: 736.16e6, at: at(TEN - 6586.2) }, after: { activity: 0, at: at(TEN) } };
    for (const decay of ['START', 'ADMIN']) {
      const whole = outcome([petImage({ '00541102': decay })], {});
      const net = outcome([petImage({ '00541102': decay })], { syringe });
      expect(Number(net) / Number(whole)).toBeCloseTo(1, 9);
    }
  });

  it('the syringe, said beside what the file states', () => {
    const syringe = { before: { activity: 400e6, at: at(TEN) }, after: { activity: 31.92e6, at: at(TEN) } };
    const result = suvMeaning({ frames: [petImage()], series: [petImage()] }, 'SUVbw', { overrides: { syringe } });
    expect(result.ok && 14400 * (result.value.factor[0] ?? NaN)).toBeCloseTo(4.000005, 6);
    expect(result.ok && result.value.warnings).toContainEqual({
      code: 'SUV_W_OVERRIDE',
      message:
        'dose net of the syringe: 400000000 Bq and 31920000 Bq at 2025-01-03 10:00:00.0 and 2025-01-03 10:00:00.0 entered by reader: 368080000 Bq; the file states "368080000".',
      tag: '(0018,1074)',
    });
  });

  it('height', () => {
    const image = petImage({ '00101020': undefined });
    expect(outcome([image], {}, 'SUL')).toBe('SUV_E_HEIGHT');
    expect(Number(outcome([image], { height: 1.75 }, 'SUL')) * 14400).toBeCloseTo(3.229718, 6);
  });
});

const philips = (factors: Attributes) =>
  petImage({ '00541001': 'CNTS', '70530010': 'Philips PET Private Group', ...factors });

describe('values that already contain weight, dose and times', () => {
  const replaced: readonly SuvOverrides[] = [{ weight: 80 }, { dose: 370e6 }, { injectedAt: at(TEN) }];

  it.each(replaced)('Philips SUV factor alone is closed by %o', (overrides) => {
    expect(outcome([philips({ '70531000': '0.0005' })], overrides)).toBe('SUV_E_OVERRIDE_NOT_POSSIBLE');
  });

  it.each(replaced)('the Philips activity factor takes over for %o', (overrides) => {
    const both = philips({ '70531000': '0.0005', '70531009': '0.5' });
    expect(Number(outcome([both], overrides)) / Number(outcome([petImage()], overrides))).toBeCloseTo(0.5, 9);
  });

  it.each([{ height: 1.8 }, { doseUnit: 'Bq' as const }, { radiopharmaceutical: 0 }])(
    '%o leaves the Philips SUV factor open',
    (overrides) => expect(outcome([philips({ '70531000': '0.0005' })], overrides)).toBe(0.0005),
  );

  it.each(replaced)('GML is closed by %o', (overrides) => {
    expect(outcome([petImage({ '00541001': 'GML' })], overrides)).toBe('SUV_E_OVERRIDE_NOT_POSSIBLE');
  });

  // pet-suv.md 5.2: what each normaliser is made from. The header states 70 kg, 1.75 m, M.
  const WEIGHT = { weight: 80 };
  const HEIGHT = { height: 1.5 };
  const SEX = { sex: 'F' } as const;
  it.each<[string, string, readonly SuvOverrides[], readonly SuvOverrides[]]>([
    ['GML', 'BW', [WEIGHT], [HEIGHT, SEX]],
    ['GML', 'LBM', [WEIGHT, HEIGHT, SEX], []],
    ['GML', 'LBMJAMES128', [WEIGHT, HEIGHT, SEX], []],
    ['GML', 'LBMJANMA', [WEIGHT, HEIGHT, SEX], []],
    ['GML', 'IBW', [HEIGHT, SEX], [WEIGHT]],
    ['CM2ML', 'BSA', [WEIGHT, HEIGHT], [SEX]],
  ])('%s of SUV Type %s is closed by %j, left open by %j', (units, type, closing, open) => {
    const image = petImage({ '00541001': units, '00541006': type });
    for (const entered of closing) expect(outcome([image], entered)).toBe('SUV_E_OVERRIDE_NOT_POSSIBLE');
    for (const entered of open) expect(typeof outcome([image], entered)).toBe('number');
  });

  it('a height or sex the header lost may be given, and what it states may be confirmed', () => {
    const lean = { '00541001': 'GML', '00541006': 'LBMJAMES128' };
    const whole = outcome([petImage(lean)], {});
    expect(whole).toBeCloseTo(70000 / 56520, 12);
    expect(outcome([petImage({ ...lean, '00101020': undefined })], {})).toBe('SUV_E_HEIGHT');
    expect(outcome([petImage({ ...lean, '00101020': undefined })], { height: 1.75 })).toBeCloseTo(70000 / 56520, 12);
    expect(outcome([petImage({ ...lean, '00100040': 'O' })], { sex: 'M' })).toBeCloseTo(70000 / 56520, 12);
    // The same height in cm and the same weight in g contradict nothing.
    const inOtherUnits = petImage({ ...lean, '00101020': '110', '00101030': '70000' });
    expect(typeof outcome([inOtherUnits], { height: 110 * 0.01, weight: 70, sex: 'M' })).toBe('number');
  });

  it('a weight that the header of GML images lost may be given for conversion', () => {
    const image = petImage({ '00541001': 'GML', '00101030': undefined });
    expect(outcome([image], {}, 'SUL')).toBe('SUV_E_WEIGHT');
    expect(outcome([image], { weight: 70 }, 'SUL')).toBeCloseTo(56520 / 70000, 12);
  });
});

describe('Philips factors', () => {
  it.each<[string, readonly DataSet[], number | string]>([
    ['one per image', [philips({ '70531000': '0.0005' }), philips({ '70531000': '0.0006' })], 0.0005],
    ['0 in one image', [philips({ '70531000': '0.0005' }), philips({ '70531000': '0' })], 'SUV_E_CNTS_NO_FACTOR'],
    ['junk', [philips({ '70531000': '0,0005' })], 'SUV_E_NUMBER'],
  ])('%s', (_name, images, expected) => expect(outcome(images, {})).toBe(expected));

  it('agree within 1 %: no warning; beyond: one', () => {
    // The SUV factor that the activity factor 0.5 amounts to is 0.5 × REFERENCE.
    const codes = (share: number) => {
      const images = [philips({ '70531000': String(0.5 * REFERENCE * share), '70531009': '0.5' })];
      const result = suvMeaning({ frames: images, series: images }, 'SUVbw');
      return result.ok ? result.value.warnings.map(({ code }) => code) : [];
    };
    expect(codes(1.009)).toEqual([]);
    expect(codes(1.011)).toEqual(['SUV_W_PHILIPS_DISAGREE']);
    expect(codes(0.989)).toEqual(['SUV_W_PHILIPS_DISAGREE']);
  });
});

/** Units (0054,1001) and SUV Type (0054,1006) of pet-suv.md section 4; N of 70 kg, 175 cm, male. */
describe('values that are SUV already', () => {
  const n = { SUVbw: 70000, SUL: 56520, SULjames120: 57800, SULjanma: 55857.1077, SUVibw: 72380, SUVbsa: 18481.4302 };
  it.each<[string, string | undefined, keyof typeof n | 'refused']>([
    ['GML', undefined, 'SUVbw'],
    ['GML', 'BW', 'SUVbw'],
    ['GML', 'LBM', 'SULjames120'],
    ['GML', 'LBMJAMES128', 'SUL'],
    ['GML', 'LBMJANMA', 'SULjanma'],
    ['GML', 'IBW', 'SUVibw'],
    ['GML', 'BSA', 'refused'],
    ['GML', 'OTHER', 'refused'],
    ['CM2ML', undefined, 'SUVbsa'],
    ['CM2ML', 'BSA', 'SUVbsa'],
    ['CM2ML', 'BW', 'refused'],
  ])('%s %s', (units, type, from) => {
    const image = petImage({ '00541001': units, '00541006': type });
    for (const [variant, target] of Object.entries(n)) {
      const found = outcome([image], {}, variant as keyof typeof n);
      if (from === 'refused') expect(found).toBe('SUV_E_UNITS_UNSUPPORTED');
      else expect(Number(found) / (target / n[from])).toBeCloseTo(1, 8);
    }
  });

  it('needs no dose, times or weight', () => {
    const bare = dataSetOf({ '00280051': 'ATTN', '00281053': '1', '00541001': 'GML' });
    expect(outcome([bare], {})).toBe(1);
  });
});

describe('units without a route', () => {
  it.each(['CPS', 'PROPCNTS', 'PROPCPS', '1CM', 'NONE', 'UMOLML', 'PCNT'])('%s', (units) => {
    const result = suvMeaning({ frames: [petImage({ '00541001': units })], series: [] }, 'SUVbw');
    expect(result.ok ? '' : result.failure.message).toBe(`Units ${units} cannot be converted.`);
  });
});
