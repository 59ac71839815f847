import { expect, it } from 'vitest';
import { OVERRIDE_FIELDS, type SuvOverrides } from '#core/calibration/suv/overrides.ts';
import { overrideWords } from '#ui/words/overrides.ts';

const at = (secondOfDay: number) => ({ day: 20091, secondOfDay, offset: undefined });
const ALL: Required<SuvOverrides> = {
  weight: 70,
  height: 1.75,
  sex: 'F',
  dose: 368.08e6,
  doseUnit: 'mCi',
  syringe: { before: { activity: 4e8, at: at(35400) }, after: { activity: 1e7, at: at(36600) } },
  injectedAt: at(36000),
  radiopharmaceutical: 1,
};

it('says each entered value with its unit, and nothing of what was not entered', () => {
  expect(OVERRIDE_FIELDS.map((field) => overrideWords(ALL, field))).toEqual([
    'weight 70 kg',
    'height 1.75 m',
    'sex F',
    'radiopharmaceutical 2',
    'dose 368.08 MBq',
    'dose in mCi',
    'syringe 400 MBq at 2025-01-03 09:50:00.0, 10 MBq at 2025-01-03 10:10:00.0',
    'injection 2025-01-03 10:00:00.0',
  ]);
  expect(OVERRIDE_FIELDS.map((field) => overrideWords({}, field)).every((words) => words === undefined)).toBe(true);
});
