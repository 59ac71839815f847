import { items, tagText, texts, type DataSet } from '#core/imaging/dataset.ts';
import type { Failure } from '#core/result.ts';

/** Attributes that must be equal in all images of a PET series (pet-suv.md section 2). */
const SERIES_LEVEL = [
  '00541001', '00280051', '00541102', '00101030', '00101020', '00100040', '00080021', '00080031',
] as const; // prettier-ignore

/** The same inside Radiopharmaceutical Information Sequence. */
const RADIOPHARMACEUTICAL_LEVEL = ['00181074', '00181075', '00181078', '00181072'] as const;

/** The first attribute that differs between images of the series, as a failure. */
export function inconsistency(dataSets: readonly DataSet[]): Failure | undefined {
  const inItem = (dataSet: DataSet) => items(dataSet, '00540016')[0] ?? {};
  const differing =
    SERIES_LEVEL.find((tag) => differs(dataSets, tag)) ??
    RADIOPHARMACEUTICAL_LEVEL.find((tag) => differs(dataSets.map(inItem), tag));
  if (differing === undefined) return undefined;
  const tag = tagText(differing);
  return { code: 'SUV_E_INCONSISTENT_SERIES', message: `${tag} differs between images.`, tag };
}

function differs([first, ...others]: readonly DataSet[], tag: string): boolean {
  const value = first ? texts(first, tag).join('\\') : '';
  return others.some((other) => texts(other, tag).join('\\') !== value);
}
