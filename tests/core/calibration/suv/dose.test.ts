import { describe, expect, it } from 'vitest';
import { injectedDose } from '#core/calibration/suv/dose.ts';
import { netDose } from '#core/calibration/suv/syringe.ts';
import { dataSetOf } from '../../../builders/petSeries.ts';

const item = (dose: string | number | undefined) => dataSetOf({ '00181074': dose });
const classic = { enhanced: false, weight: 70 };

function outcome(result: ReturnType<typeof injectedDose>) {
  return result.ok ? [result.value.value, ...result.value.warnings.map(({ code }) => code)] : [result.failure.code];
}

describe('the table of pet-suv.md 5.1', () => {
  it.each<[string | undefined, readonly (string | number)[]]>([
    ['368080000', [368080000]],
    ['1000000', [1e6]],
    ['5e9', [5e9]],
    ['5000000001', [5000000001, 'SUV_W_DOSE_RANGE']],
    ['999999.9', ['SUV_E_DOSE_UNIT_AMBIGUOUS']],
    ['10000', ['SUV_E_DOSE_UNIT_AMBIGUOUS']],
    ['9999.9', [9999.9e6, 'SUV_W_DOSE_MBQ']],
    ['368.08', [368.08e6, 'SUV_W_DOSE_MBQ']],
    ['30', [30e6, 'SUV_W_DOSE_MBQ']],
    ['29.99', ['SUV_E_DOSE_UNIT_AMBIGUOUS']],
    ['10.2', ['SUV_E_DOSE_UNIT_AMBIGUOUS']],
    ['0.1', ['SUV_E_DOSE_UNIT_AMBIGUOUS']],
    ['0', ['SUV_E_DOSE']],
    ['-370', ['SUV_E_DOSE']],
    ['unknown', ['SUV_E_DOSE']],
    ['', ['SUV_E_DOSE']],
    [undefined, ['SUV_E_DOSE']],
    ['368,08', ['SUV_E_NUMBER']],
    ['368.08 MBq', ['SUV_E_NUMBER']],
  ])('classic %s', (dose, expected) => expect(outcome(injectedDose(item(dose), classic))).toEqual(expected));

  it.each<[string | number, readonly (string | number)[]]>([
    ['368.08', [368.08e6]],
    [10.2, [10.2e6]],
    ['999999', [999999e6]],
    ['1000000', [1e6, 'SUV_W_DOSE_UNIT']],
    ['0', ['SUV_E_DOSE']],
  ])('enhanced %s', (dose, expected) =>
    expect(outcome(injectedDose(item(dose), { enhanced: true, weight: 70 }))).toEqual(expected),
  );

  it('has no magnitude rule below 2 kg: the unit must be confirmed', () => {
    const mouse = { enhanced: false, weight: 0.025 };
    expect(outcome(injectedDose(item('12000000'), mouse))).toEqual(['SUV_E_DOSE_UNIT_AMBIGUOUS']);
    expect(outcome(injectedDose(item('12000000'), { ...mouse, weight: 2 }))).toEqual([12e6]);
    expect(outcome(injectedDose(item('12'), mouse, { doseUnit: 'MBq' }))).toEqual([12e6]);
  });
});

describe('what a reader confirms or enters', () => {
  it.each([
    ['kBq', 10.2e3],
    ['MBq', 10.2e6],
    ['mCi', 10.2 * 37e6],
  ] as const)('10.2 confirmed as %s', (doseUnit, expected) => {
    const dose = injectedDose(item('10.2'), classic, { doseUnit });
    expect(dose.ok && dose.value.value).toBeCloseTo(expected, 6);
    expect(dose.ok && dose.value.term).toMatchObject({ raw: '10.2', origin: 'override', tag: '(0018,1074)' });
  });

  // 368080000 confirmed as mCi for a sibling series would be 1.36e16 Bq, an SUV of nearly 0.
  it.each([
    ['10.2', 'Bq', 'Dose 10.2 Bq is 10.20 Bq, not from 1 kBq to 100 GBq. Confirm another unit.'],
    ['368080000', 'mCi', 'Dose 368080000 mCi is 1.362e+16 Bq, not from 1 kBq to 100 GBq. Confirm another unit.'],
  ] as const)('%s is refused in %s, which no dose is', (stated, doseUnit, message) => {
    const dose = injectedDose(item(stated), classic, { doseUnit });
    expect(dose.ok ? 'given' : dose.failure).toEqual({
      code: 'SUV_E_DOSE_UNIT_AMBIGUOUS',
      message,
      tag: '(0018,1074)',
    });
  });

  it('says of a confirmed or entered dose what it says of the header’s: above 5 GBq it is unusual', () => {
    expect(outcome(injectedDose(item('5100'), classic, { doseUnit: 'MBq' }))).toEqual([5.1e9, 'SUV_W_DOSE_RANGE']);
    expect(outcome(injectedDose(item('junk'), classic, { dose: 5.1e9 }))).toEqual([5.1e9, 'SUV_W_DOSE_RANGE']);
    expect(outcome(injectedDose(item('junk'), classic, { dose: 1.1e11 }))).toEqual(['SUV_E_DOSE']);
  });

  it('below 1 MBq, where the header’s is ambiguous, a confirmed one is unusual, except in an animal', () => {
    expect(outcome(injectedDose(item('500000'), classic, { doseUnit: 'Bq' }))).toEqual([5e5, 'SUV_W_DOSE_RANGE']);
    const mouse = { enhanced: false, weight: 0.025 };
    expect(outcome(injectedDose(item('500000'), mouse, { doseUnit: 'Bq' }))).toEqual([5e5]);
  });

  it('an entered dose replaces the header, but must be above 0', () => {
    expect(outcome(injectedDose(item('junk'), classic, { dose: 370e6 }))).toEqual([370e6]);
    expect(outcome(injectedDose(item('370e6'), classic, { dose: 0 }))).toEqual(['SUV_E_DOSE']);
  });
});

describe('syringe residue', () => {
  const at = (minutes: number) => ({ day: 20091, secondOfDay: 36000 + 60 * minutes, offset: undefined });
  const halfLife = 6600; // s: 110 min

  it('decays what was drawn to the injection, and what was left back to it', () => {
    // Drawn one half-life before, measured again one half-life after: 800/2 − 25·2 MBq.
    const syringe = { before: { activity: 800e6, at: at(-110) }, after: { activity: 25e6, at: at(110) } };
    const dose = netDose(syringe, { injected: at(0), halfLife });
    expect(dose.ok && dose.value.value).toBeCloseTo(350e6, 3);
  });

  // A date shifted by de-identification would decay nothing, or everything, to the injection.
  it.each([
    ['measured after the injection', at(10), at(20)],
    ['its residue measured before the injection', at(-20), at(-10)],
    ['measured two days before', at(-2880), at(10)],
    ['of another year', { ...at(-10), day: 12786 }, at(10)],
  ])('refuses a syringe %s', (_how, before, after) => {
    const syringe = { before: { activity: 800e6, at: before }, after: { activity: 1e6, at: after } };
    const dose = netDose(syringe, { injected: at(0), halfLife });
    expect(dose.ok ? 'given' : dose.failure).toMatchObject({ code: 'SUV_E_DOSE', tag: '(0018,1078)' });
  });

  it('refuses a residue that exceeds what was drawn', () => {
    const syringe = { before: { activity: 10e6, at: at(0) }, after: { activity: 10e6, at: at(1) } };
    const dose = netDose(syringe, { injected: at(0), halfLife });
    expect(dose.ok ? 'given' : dose.failure.code).toBe('SUV_E_DOSE');
  });
});
