import { describe, expect, it } from 'vitest';
import { calibrate, defaultMeaning, offeredQuantities } from '#core/calibration/calibrate.ts';
import type { SeriesKind } from '#core/imaging/series.ts';
import { SUV_VARIANTS, VOXEL_UNITS } from '#core/quantities.ts';
import { dataSetOf, enhancedImage, petImage, seriesOf, stackOf, type Attributes } from '../../builders/petSeries.ts';

const pet = (...images: readonly ReturnType<typeof petImage>[]) => {
  const stack = stackOf(images);
  return { series: seriesOf('pet', stack), stack };
};

describe('quantities offered', () => {
  it.each<[SeriesKind, readonly string[]]>([
    ['pet', [...SUV_VARIANTS, 'activity', 'stored']],
    ['ct', ['HU']],
    ['adc', ['ADC']],
    ['dwi', ['stored']],
    ['mr', ['stored']],
    ['us', ['stored']],
  ])('%s', (kind, expected) => expect(offeredQuantities(seriesOf(kind))).toEqual(expected));

  it('others are refused', () => {
    const { series, stack } = pet(petImage());
    const result = calibrate(series, stack, 'HU');
    expect(result.ok ? '' : result.failure.code).toBe('CAL_E_QUANTITY');
  });
});

describe('PET', () => {
  it('gives every variant in its own unit', () => {
    const { series, stack } = pet(petImage(), petImage());
    for (const variant of SUV_VARIANTS) {
      const result = calibrate(series, stack, variant);
      expect(result.ok && [result.value.unit, result.value.factor.length]).toEqual([VOXEL_UNITS[variant], 2]);
    }
  });

  it('is shown as SUVbw; without, in Bq/ml with the reason', () => {
    const whole = pet(petImage());
    expect(defaultMeaning(whole.series, whole.stack)).toMatchObject({ meaning: { quantity: 'SUVbw' } });
    expect(defaultMeaning(whole.series, whole.stack).withheld).toBeUndefined();
    const bare = pet(petImage({ '00540016': undefined }));
    const { meaning, withheld } = defaultMeaning(bare.series, bare.stack);
    expect([meaning.quantity, meaning.unit, meaning.factor[0]]).toEqual(['activity', 'Bq/ml', 1]);
    expect(withheld?.message).toBe('No radiopharmaceutical information; series shown in Bq/mL.');
  });

  it.each<[string, Attributes, string]>([
    ['PROPCPS', { '00541001': 'PROPCPS' }, 'SUV_E_UNITS_UNSUPPORTED'],
    ['no slope', { '00281053': undefined }, 'SUV_E_RESCALE'],
    ['counts without factors', { '00541001': 'CNTS' }, 'SUV_E_CNTS_NO_FACTOR'],
  ])('%s is shown as stored, with the reason', (_name, image, code) => {
    const { series, stack } = pet(petImage(image));
    expect(defaultMeaning(series, stack)).toMatchObject({ meaning: { quantity: 'stored' }, withheld: { code } });
  });

  it('activity: BQML as it is, enhanced through its mapping, Philips counts through their factor', () => {
    const factorOf = (image: ReturnType<typeof petImage>) => {
      const { series, stack } = pet(image);
      const result = calibrate(series, stack, 'activity');
      return result.ok ? result.value.factor[0] : result.failure.code;
    };
    const philips = { '00541001': 'CNTS', '70530010': 'Philips PET Private Group', '70531009': '0.5' };
    expect(factorOf(petImage())).toBe(1);
    expect(factorOf(enhancedImage())).toBe(4);
    expect(factorOf(petImage(philips))).toBe(0.5);
    expect(factorOf(petImage({ '00541001': 'GML' }))).toBe('SUV_E_UNITS_UNSUPPORTED');
  });

  it('one decay reference for all frames of a dynamic series', () => {
    // Series time is useless, so rule R6 decides: the first frame of the series, not of the stack.
    const late = { '00080031': '140000' };
    const [early, later] = [
      stackOf([petImage(late)], 'a'),
      stackOf([petImage({ ...late, '00080032': '120000' })], 'b'),
    ];
    const series = seriesOf('pet', early, later);
    const factors = [early, later].map((stack) => {
      const result = calibrate(series, stack, 'SUVbw');
      return result.ok ? 14400 * (result.value.factor[0] ?? NaN) : NaN;
    });
    expect(factors[0]).toBeCloseTo(4.000005, 6);
    expect(factors[1]).toBe(factors[0]);
  });

  it('a conflict lists all candidates and the factor each would give', () => {
    const { series, stack } = pet(petImage({ '00090010': 'GEMS_PETD_01', '0009100D': '20250103100000' }));
    const result = calibrate(series, stack, 'SUVbw');
    const notice = result.ok ? result.value.warnings.find(({ code }) => code === 'SUV_W_REFTIME_CONFLICT') : undefined;
    // 70000 g / 368.08 MBq, times F: 1.46063675 after an hour (section 8), 1 at the injection itself.
    expect(notice?.message).toContain('R2 2025-01-03 11:00:00.0 gives 0.0002777781');
    expect(notice?.message).toContain('R3 2025-01-03 10:00:00.0 gives 0.000190176');
    expect(notice?.message).toContain('R2 is used.');
  });
});

describe('CT', () => {
  const ct = (change: Attributes) => {
    const stack = stackOf([dataSetOf({ '00281053': '1', '00281052': '-1024', ...change })]);
    return calibrate(seriesOf('ct', stack), stack, 'HU');
  };

  it('HU is slope × stored + intercept', () => {
    const result = ct({});
    expect(result.ok && result.value.record.filled).toBe('HU = 1 × stored + -1024');
    expect(result.ok && [result.value.factor[0], result.value.offset[0]]).toEqual([1, 0]);
  });

  it.each<[string, Attributes, string]>([
    ['HU', { '00281054': 'HU' }, 'given'],
    ['unspecified, and nothing else is known', { '00281054': 'US' }, 'CAL_E_NOT_HU'],
    ['unspecified, derived', { '00281054': 'US', '00080008': 'DERIVED\\PRIMARY\\AXIAL' }, 'CAL_E_NOT_HU'],
    ['unspecified, localizer', { '00281054': 'US', '00080008': 'ORIGINAL\\PRIMARY\\LOCALIZER' }, 'CAL_E_NOT_HU'],
    [
      'unspecified, of several energies',
      { '00281054': 'US', '00080008': 'ORIGINAL\\PRIMARY\\AXIAL', '00189361': 'YES' },
      'CAL_E_NOT_HU',
    ],
    ['iodine map', { '00281054': 'MGML' }, 'CAL_E_NOT_HU'],
    ['effective atomic number', { '00281054': 'Z_EFF' }, 'CAL_E_NOT_HU'],
    ['no slope', { '00281053': undefined }, 'CAL_E_RESCALE'],
    ['slope 0', { '00281053': '0' }, 'CAL_E_RESCALE'],
    ['junk intercept', { '00281052': '-1024,0' }, 'CAL_E_RESCALE'],
  ])('%s', (_name, change, expected) => {
    const result = ct(change);
    expect(result.ok ? 'given' : result.failure.code).toBe(expected);
  });

  it('an unspecified unit of an original cross-section is taken for HU, with a warning', () => {
    const result = ct({ '00281054': 'US', '00080008': 'ORIGINAL\\PRIMARY\\AXIAL' });
    expect(result.ok && [result.value.unit, result.value.warnings.map(({ code }) => code)]).toEqual([
      VOXEL_UNITS.HU,
      ['CAL_W_HU_ASSUMED'],
    ]);
    expect(ct({ '00281054': 'HU' })).toMatchObject({ ok: true, value: { warnings: [] } });
  });

  it('what is not HU is shown as stored, with the reason', () => {
    const stack = stackOf([dataSetOf({ '00281053': '1', '00281052': '0', '00281054': 'MGML' })]);
    const { meaning, withheld } = defaultMeaning(seriesOf('ct', stack), stack);
    expect([meaning.quantity, withheld?.code]).toEqual(['stored', 'CAL_E_NOT_HU']);
  });
});

describe('ADC maps and signals', () => {
  it('are passed on', () => {
    const map = stackOf([dataSetOf({ '00080008': 'DERIVED\\PRIMARY\\DIFFUSION\\ADC' })]);
    const unknown = calibrate(seriesOf('adc', map), map, 'ADC');
    expect(unknown.ok ? '' : unknown.failure.code).toBe('ADC_E_UNIT_UNKNOWN');
    const known = calibrate(seriesOf('adc', map), map, 'ADC', { sample: () => 1043 });
    expect(known.ok && known.value.factor[0]).toBe(1e-6);
    const signal = stackOf([dataSetOf({})]);
    expect(defaultMeaning(seriesOf('mr', signal), signal).meaning.quantity).toBe('stored');
  });
});
