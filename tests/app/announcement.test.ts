import { expect, it } from 'vitest';
import { announcement } from '#app/announcement.ts';
import { judgeable, judgement, measurement } from '../builders/judgements.ts';

it('names region, quantity, value and verdict of a new result', () => {
  const said = announcement([measurement()], [judgement(judgeable(5.2166))]);
  expect(said).toBe('T1 SUVbw max 5.22 g/ml, beyond 2.50 g/ml');
});

it('says the value alone where no cut-off applies', () => {
  expect(announcement([measurement()], [])).toBe('T1 SUVbw max 5.22 g/ml');
});

it('says why there is no value', () => {
  const failure = { code: 'SUV_E_WEIGHT', message: 'Patient weight (0010,1030) is missing.' };
  expect(announcement([measurement({ values: [], failure })], [])).toBe(
    'T1 SUVbw not computable: Patient weight (0010,1030) is missing.',
  );
});

it('does not take the verdict of another region', () => {
  const other = judgement(judgeable(5.2166, { regionId: 'r2' }));
  expect(announcement([measurement()], [other])).toBe('T1 SUVbw max 5.22 g/ml');
});
