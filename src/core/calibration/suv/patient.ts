import type { Term } from '#core/calibration/meaning.ts';
import { text, type DataSet } from '#core/imaging/dataset.ts';
import { failed, success, type Failure, type Notice, type Result } from '#core/result.ts';
import { decimal } from './attributes.ts';
import { headerTerm, overrideTerm } from './terms.ts';

export interface Known<T> {
  readonly value: T;
  readonly term: Term;
  readonly warnings: readonly Notice[];
}

const WEIGHT = '00101030';
const HEIGHT = '00101020';

const noWeight: Failure = {
  code: 'SUV_E_WEIGHT',
  message: 'SUV cannot be computed: patient weight (0010,1030) is missing or zero. Enter the weight in kg.',
  tag: '(0010,1030)',
};

/** Patient's Weight in kg; above 1000 it is taken as grams (pet-suv.md 5.2). */
export function patientWeight(dataSet: DataSet, override?: number): Result<Known<number>, Failure> {
  const stated = override === undefined ? decimal(dataSet, WEIGHT) : success(override);
  if (!stated.ok) return stated;
  if (stated.value === undefined || !(stated.value > 0)) return failed(noWeight);
  const inGrams = stated.value > 1000;
  const value = inGrams ? stated.value / 1000 : stated.value;
  const warnings: Notice[] = [];
  if (inGrams)
    warnings.push(notice('SUV_W_WEIGHT_GRAMS', `Weight ${stated.value} read as grams = ${value} kg.`, '(0010,1030)'));
  if (value > 300 || value < 2)
    warnings.push(notice('SUV_W_WEIGHT_RANGE', `Weight ${value} kg is unusual.`, '(0010,1030)'));
  const term = { symbol: 'W', meaning: 'Patient’s Weight', value: String(value), unit: 'kg' };
  return success({
    value,
    term: (override === undefined ? headerTerm : overrideTerm)(dataSet, WEIGHT, term),
    warnings,
  });
}

/** Patient's Size in cm; above 3 the text is taken as cm already. */
export function patientHeight(dataSet: DataSet, override?: number): Result<Known<number>, Failure> {
  const stated = override === undefined ? decimal(dataSet, HEIGHT) : success(override);
  if (!stated.ok) return stated;
  if (stated.value === undefined || !(stated.value > 0)) {
    return failed({
      code: 'SUV_E_HEIGHT',
      message: 'This SUV needs the height: Patient’s Size (0010,1020) is missing or zero. Enter the height in m.',
      tag: '(0010,1020)',
    });
  }
  const inCentimetres = stated.value > 3;
  const value = inCentimetres ? stated.value : stated.value * 100;
  const warnings = inCentimetres
    ? [notice('SUV_W_HEIGHT_CM', `Height ${stated.value} read as cm.`, '(0010,1020)')]
    : [];
  const term = { symbol: 'H', meaning: 'Patient’s Size', value: String(value), unit: 'cm' };
  return success({
    value,
    term: (override === undefined ? headerTerm : overrideTerm)(dataSet, HEIGHT, term),
    warnings,
  });
}

export type Sex = 'M' | 'F' | 'unknown';

export function patientSex(dataSet: DataSet, override?: 'M' | 'F'): Known<Sex> {
  const stated = override ?? text(dataSet, '00100040')?.toUpperCase();
  const value = stated === 'M' || stated === 'F' ? stated : 'unknown';
  const warnings =
    value === 'unknown'
      ? [notice('SUV_W_SEX', 'Sex unknown; mean of male and female lean mass used.', '(0010,0040)')]
      : [];
  const term = { symbol: 'sex', meaning: 'Patient’s Sex', value, unit: '' };
  return {
    value,
    term: (override === undefined ? headerTerm : overrideTerm)(dataSet, '00100040', term),
    warnings,
  };
}

const notice = (code: string, message: string, tag: string): Notice => ({ code, message, tag });
