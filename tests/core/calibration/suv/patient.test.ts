import { describe, expect, it } from 'vitest';
import { normaliser } from '#core/calibration/suv/normaliser.ts';
import { patientHeight, patientSex, patientWeight } from '#core/calibration/suv/patient.ts';
import type { SuvVariant } from '#core/quantities.ts';
import { dataSetOf, petImage } from '../../../builders/petSeries.ts';

type Outcome = readonly (string | number)[];
const outcome = (result: ReturnType<typeof patientWeight>): Outcome =>
  result.ok ? [result.value.value, ...result.value.warnings.map(({ code }) => code)] : [result.failure.code];

describe('weight in kg (pet-suv.md 5.2)', () => {
  it.each<[string | undefined, Outcome]>([
    ['70', [70]],
    [' 70.5 ', [70.5]],
    ['2', [2]],
    ['1.9', [1.9, 'SUV_W_WEIGHT_RANGE']],
    ['300', [300]],
    ['301', [301, 'SUV_W_WEIGHT_RANGE']],
    ['1000', [1000, 'SUV_W_WEIGHT_RANGE']],
    ['72000', [72, 'SUV_W_WEIGHT_GRAMS']],
    ['1500', [1.5, 'SUV_W_WEIGHT_GRAMS', 'SUV_W_WEIGHT_RANGE']],
    ['0', ['SUV_E_WEIGHT']],
    ['-70', ['SUV_E_WEIGHT']],
    ['', ['SUV_E_WEIGHT']],
    [undefined, ['SUV_E_WEIGHT']],
    ['70,5', ['SUV_E_NUMBER']],
    ['70kg', ['SUV_E_NUMBER']],
  ])('%s', (weight, expected) => expect(outcome(patientWeight(dataSetOf({ '00101030': weight })))).toEqual(expected));
});

describe('height in cm', () => {
  it.each<[string | undefined, Outcome]>([
    ['1.75', [175]],
    ['3', [300]],
    ['175', [175, 'SUV_W_HEIGHT_CM']],
    ['0', ['SUV_E_HEIGHT']],
    ['-1.7', ['SUV_E_HEIGHT']],
    ['', ['SUV_E_HEIGHT']],
    ['1m75', ['SUV_E_NUMBER']],
  ])('%s', (height, expected) => expect(outcome(patientHeight(dataSetOf({ '00101020': height })))).toEqual(expected));
});

it.each([
  ['M', 'M', 0],
  ['f', 'F', 0],
  ['O', 'unknown', 1],
  ['U', 'unknown', 1],
  ['', 'unknown', 1],
])('sex %j is %s', (stated, value, warnings) => {
  const sex = patientSex(dataSetOf({ '00100040': stated }));
  expect([sex.value, sex.warnings.length]).toEqual([value, warnings]);
});

describe('what each variant needs', () => {
  const without = (tag: string, variant: SuvVariant) => {
    const result = normaliser(petImage({ [tag]: undefined }), variant);
    return result.ok ? 'given' : result.failure.code;
  };

  it.each<[SuvVariant, string, string]>([
    ['SUVbw', 'SUV_E_WEIGHT', 'given'],
    ['SUL', 'SUV_E_WEIGHT', 'SUV_E_HEIGHT'],
    ['SULjames120', 'SUV_E_WEIGHT', 'SUV_E_HEIGHT'],
    ['SULjanma', 'SUV_E_WEIGHT', 'SUV_E_HEIGHT'],
    ['SUVibw', 'given', 'SUV_E_HEIGHT'],
    ['SUVbsa', 'SUV_E_WEIGHT', 'SUV_E_HEIGHT'],
  ])('%s without weight: %s, without height: %s', (variant, noWeight, noHeight) => {
    expect([without('00101030', variant), without('00101020', variant)]).toEqual([noWeight, noHeight]);
  });

  it('warns where James turns over: BMI 43.0 for men, 36.1 for women', () => {
    const codes = (sex: string, weight: string) => {
      // 2 m: BMI is a quarter of the weight.
      const result = normaliser(petImage({ '00100040': sex, '00101030': weight, '00101020': '2' }), 'SUL');
      return result.ok ? result.value.warnings.map(({ code }) => code) : result.failure.code;
    };
    expect(codes('M', '171.6')).toEqual([]);
    expect(codes('M', '172')).toEqual(['SUV_W_JAMES_RANGE']);
    expect(codes('F', '144')).toEqual([]);
    expect(codes('F', '144.4')).toEqual(['SUV_W_JAMES_RANGE']);
  });
});
