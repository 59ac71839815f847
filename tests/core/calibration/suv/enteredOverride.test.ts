import { describe, expect, it } from 'vitest';
import { enteredOverride, enteredSyringe, type Enterable } from '#core/calibration/suv/enteredOverride.ts';
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

describe('a syringe as typed', () => {
  const typed = (before: string, after: string, [from, to] = ['2025-01-03T09:50', '2025-01-03T10:10:30']) =>
    enteredSyringe({ before: { activity: before, at: from ?? '' }, after: { activity: after, at: to ?? '' } }, 'MBq');

  it('is two activities in Bq, each with its moment; nothing may be left', () => {
    // 2025-01-03 is day 20091 from 1970-01-01.
    const at = (secondOfDay: number) => ({ day: 20091, secondOfDay, offset: undefined });
    expect(typed('400', '0')).toEqual({
      ok: true,
      value: { syringe: { before: { activity: 4e8, at: at(35400) }, after: { activity: 0, at: at(36630) } } },
    });
  });

  it.each([
    ['no activity before', typed('', '0'), 'The syringe before is'],
    ['a decimal comma', typed('400,5', '0'), 'The syringe before is'],
    ['200 GBq', typed('200000', '0'), 'The syringe before is'],
    ['more left than there was', typed('400', '401'), 'The syringe after is'],
    ['a negative residue', typed('400', '-1'), 'The syringe after is'],
    ['a time without date', typed('400', '10', ['09:50', '10:10']), 'Each activity of the syringe needs'],
    ['a date without time', typed('400', '10', ['20250103', '20250103']), 'Each activity of the syringe needs'],
    ['the residue first', typed('400', '10', ['2025-01-03T10:00', '2025-01-03T09:00']), 'The syringe is measured before'],
  ])('refuses %s', (_what, entered, words) => {
    expect(entered.ok ? 'given' : entered.failure.code).toBe('SUV_E_ENTERED');
    expect(entered.ok ? '' : entered.failure.message).toContain(words);
  }); // prettier-ignore
});
