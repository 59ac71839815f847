import { items, tagText, texts, type DataSet } from '#core/imaging/dataset.ts';
import type { Failure } from '#core/result.ts';
import type { SuvOverrides } from './overrides.ts';

/** Attributes that must be equal in all images of a PET series (pet-suv.md section 2). */
const SERIES_LEVEL = [
  '00541001', '00541006', '00280051', '00541102', '00101030', '00101020', '00100040', '00080021', '00080031',
] as const; // prettier-ignore

/** The same inside Radiopharmaceutical Information Sequence. */
const RADIOPHARMACEUTICAL_LEVEL = ['00181074', '00181075', '00181078', '00181072'] as const;

/** The first attribute that differs between images of the series, as a failure; what the reader replaced is not asked. */
export function inconsistency(dataSets: readonly DataSet[], overrides: SuvOverrides = {}): Failure | undefined {
  const inItem = (dataSet: DataSet) => items(dataSet, '00540016')[overrides.radiopharmaceutical ?? 0] ?? {};
  const replaced = new Set([
    ...(overrides.weight === undefined ? [] : ['00101030']),
    ...(overrides.height === undefined ? [] : ['00101020']),
    ...(overrides.sex === undefined ? [] : ['00100040']),
    ...(overrides.dose === undefined && overrides.syringe === undefined ? [] : ['00181074']),
    ...(overrides.injectedAt === undefined ? [] : ['00181078', '00181072']),
  ]);
  const asked = (tag: string) => !replaced.has(tag);
  const differing =
    SERIES_LEVEL.filter(asked).find((tag) => differs(dataSets, tag)) ??
    RADIOPHARMACEUTICAL_LEVEL.filter(asked).find((tag) => differs(dataSets.map(inItem), tag));
  if (differing === undefined) return undefined;
  const tag = tagText(differing);
  return { code: 'SUV_E_INCONSISTENT_SERIES', message: `${tag} differs between images.`, tag };
}

function differs([first, ...others]: readonly DataSet[], tag: string): boolean {
  const value = first ? texts(first, tag).join('\\').trim() : '';
  return others.some((other) => !isSame(texts(other, tag).join('\\').trim(), value));
}

const DECIMAL = /^[+-]?\d+\.?\d*$/;

/** "70" and "70.0" are one weight, "110000" and "110000.00" one time. */
const isSame = (a: string, b: string) => a === b || (DECIMAL.test(a) && DECIMAL.test(b) && Number(a) === Number(b));
