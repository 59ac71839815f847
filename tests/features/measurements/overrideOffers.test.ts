import { expect, it } from 'vitest';
import { ENTERABLE } from '#core/calibration/suv/enteredOverride.ts';
import { OVERRIDE_FIELDS } from '#core/calibration/suv/overrides.ts';
import { isSuv, offerFor, remediesOf, REPLACEABLE } from '#features/measurements/overrideOffers.ts';
import { measurement } from '../../builders/judgements.ts';

const fieldsOf = (offers: ReturnType<typeof remediesOf>) => offers.map(({ field }) => field);

// The refusals of pet-suv.md sections 2, 5 and 7 that end when the reader says something.
it.each([
  ['SUV_E_WEIGHT', ['weight']],
  ['SUV_E_HEIGHT', ['height']],
  ['SUV_E_DOSE', ['dose']],
  ['SUV_E_DOSE_UNIT_AMBIGUOUS', ['doseUnit', 'dose']],
  ['SUV_E_INJECTION_TIME', ['injectedAt']],
  ['SUV_E_NEGATIVE_UPTAKE', ['injectedAt']],
  ['SUV_E_UPTAKE_RANGE', ['injectedAt']],
  ['SUV_E_MULTI_RADIOPHARM', ['radiopharmaceutical']],
  ['SUV_E_NOT_AC', []],
  ['SUV_E_OVERRIDE_NOT_POSSIBLE', []],
])('%s offers %j', (code, fields) => expect(fieldsOf(remediesOf(code))).toEqual(fields));

it('offers to change everything that can be entered, a syringe as a dose', () => {
  for (const field of OVERRIDE_FIELDS) expect(Object.keys(ENTERABLE)).toContain(offerFor(field).field);
  expect(offerFor('syringe').field).toBe('dose');
  expect(fieldsOf(REPLACEABLE)).toEqual(['weight', 'height', 'sex', 'dose', 'injectedAt']);
});

it('offers them for SUVs alone', () => {
  expect(isSuv(measurement({ quantity: 'SULjanma' }))).toBe(true);
  expect(isSuv(measurement({ quantity: 'activity' }))).toBe(false);
  expect(isSuv(measurement({ quantity: 'Diameter' }))).toBe(false);
});
