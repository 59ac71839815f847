import { describe, expect, it } from 'vitest';
import { enteredOverride, type Enterable } from '#core/calibration/suv/enteredOverride.ts';
import { withEntered, withoutEntered, type SuvOverrides } from '#core/calibration/suv/overrides.ts';

it.each<[Enterable, string, string | undefined, unknown]>([
  ['weight', ' 70.5 ', undefined, { weight: 70.5 }],
  ['height', '175', 'cm', { height: 1.75 }],
  ['height', '1.75', 'm', { height: 1.75 }],
  ['dose', '368.08', 'MBq', { dose: 368.08e6 }],
  ['dose', '10', 'mCi', { dose: 370e6 }],
  ['sex', 'F', undefined, { sex: 'F' }],
  ['doseUnit', 'kBq', undefined, { doseUnit: 'kBq' }],
  ['radiopharmaceutical', '2', undefined, { radiopharmaceutical: 1 }],
  ['injectedAt', '2025-01-03T10:00', undefined, { injectedAt: { day: 20091, secondOfDay: 36000, offset: undefined } }],
  ['injectedAt', '20250103100000+0100', undefined, { injectedAt: { day: 20091, secondOfDay: 36000, offset: 3600 } }],
])('%s %j %s is %j', (field, text, unit, value) => {
  expect(enteredOverride(field, text, unit)).toEqual({ ok: true, value });
});

it.each<[Enterable, string, string | undefined]>([
  ['weight', '', undefined],
  ['weight', '-70', undefined],
  ['weight', '70 kg', undefined],
  ['weight', '72000', undefined],
  ['height', '175', 'm'],
  ['dose', '368', 'Ci'],
  ['dose', '1e-3', 'Bq'],
  ['sex', 'm', undefined],
  ['doseUnit', '', undefined],
  ['radiopharmaceutical', '1.5', undefined],
  ['injectedAt', '2025-02-30T10:00', undefined],
  ['injectedAt', '20250103', undefined],
])('refuses %s %j %s in words', (field, text, unit) => {
  const entered = enteredOverride(field, text, unit);
  expect(entered).toMatchObject({ ok: false, failure: { code: 'SUV_E_ENTERED' } });
});

describe('what holds after another value is entered or taken away', () => {
  const at = { day: 20091, secondOfDay: 36000, offset: undefined };
  const syringe = { before: { activity: 4e8, at }, after: { activity: 1e7, at } };
  it.each<[string, SuvOverrides, SuvOverrides, SuvOverrides]>([
    ['beside', { weight: 70 }, { height: 1.75 }, { weight: 70, height: 1.75 }],
    ['in place of', { weight: 7 }, { weight: 70 }, { weight: 70 }],
    ['a dose for its unit', { doseUnit: 'mCi', injectedAt: at }, { dose: 4e8 }, { dose: 4e8, injectedAt: at }],
    ['a syringe for a dose', { dose: 4e8 }, { syringe }, { syringe }],
    ['a unit for a syringe', { syringe }, { doseUnit: 'MBq' }, { doseUnit: 'MBq' }],
    ['another tracer', { weight: 70, dose: 4e8, injectedAt: at }, { radiopharmaceutical: 1 }, { weight: 70, radiopharmaceutical: 1 }],
  ])('%s', (_how, before, entered, after) => expect(withEntered(before, entered)).toEqual(after)); // prettier-ignore

  it('takes away one, and with the radiopharmaceutical all that was entered of it', () => {
    expect(withoutEntered({ weight: 70, height: 1.75 }, 'weight')).toEqual({ height: 1.75 });
    expect(withoutEntered({ weight: 70, dose: 4e8, radiopharmaceutical: 0 }, 'radiopharmaceutical')).toEqual({
      weight: 70,
    });
  });
});
