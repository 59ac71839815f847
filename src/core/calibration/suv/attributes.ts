import { privateElement, type PrivateElement } from '#core/imaging/privateElement.ts';
import { items, number, tagText, text, type DataSet } from '#core/imaging/dataset.ts';
import { failed, success, type Failure, type Notice, type Result } from '#core/result.ts';
import type { SuvOverrides } from './overrides.ts';

/** A number as the file states it: undefined when absent or empty; `SUV_E_NUMBER` for a decimal comma or other junk. */
export function decimal(dataSet: DataSet, tag: string): Result<number | undefined, Failure> {
  const value = number(dataSet, tag);
  if (value !== undefined && !Number.isFinite(value)) {
    const shown = tagText(tag);
    return failed({
      code: 'SUV_E_NUMBER',
      message: `${shown} "${text(dataSet, tag) ?? ''}" is not a number.`,
      tag: shown,
    });
  }
  return success(value);
}

export const GE_SCAN_TIME: PrivateElement = {
  group: '0009',
  creator: 'GEMS_PETD_01',
  element: '0D',
  manufacturer: /^(GE\b|GEMS|General Electric)/i,
};
export const GE_ADMIN_TIME: PrivateElement = { ...GE_SCAN_TIME, element: '3B' };
export const SIEMENS_REFERENCE: PrivateElement = {
  group: '0071', creator: 'SIEMENS MED PT', element: '22', manufacturer: /^(SIEMENS|CPS)\b/i,
}; // prettier-ignore
export const PHILIPS_SUV: PrivateElement = {
  group: '7053', creator: 'Philips PET Private Group', element: '00', manufacturer: /^PHILIPS\b/i,
}; // prettier-ignore
export const PHILIPS_ACTIVITY: PrivateElement = { ...PHILIPS_SUV, element: '09' };

export interface FoundPrivate {
  /** The header with the element as text, also where the file left its VR open. */
  readonly header: DataSet;
  readonly tag: string;
  readonly warnings: readonly Notice[];
}

/** A private element of PET, with the warning that it came without its creator (pet-suv.md section 2). */
export function findPrivate(dataSet: DataSet, wanted: PrivateElement): FoundPrivate | undefined {
  const found = privateElement(dataSet, wanted);
  const header = found && asText(dataSet, found.tag);
  if (!found || !header) return undefined;
  const tag = tagText(found.tag);
  const message = `${tag} has no private creator; taken because the manufacturer matches.`;
  const warnings = found.creatorMissing ? [{ code: 'SUV_W_PRIVATE_CREATOR', message, tag }] : [];
  return { header, tag: found.tag, warnings };
}

/** In implicit VR an element without creator has no VR: its bytes are the text of a DS or DT. */
function asText(dataSet: DataSet, tag: string): DataSet | undefined {
  if (text(dataSet, tag) !== undefined) return dataSet;
  const characters = String.fromCharCode(...(dataSet[tag]?.bytes?.subarray(0, 64) ?? [])).replace(/[\0 ]+$/, '');
  return /^[ -~]+$/.test(characters) ? { ...dataSet, [tag]: { vr: 'UN', Value: [characters] } } : undefined;
}

/** The item of Radiopharmaceutical Information Sequence (0054,0016): the only one, or the one the reader picked. */
export function radiopharmaceutical(
  dataSet: DataSet,
  { radiopharmaceutical: picked }: SuvOverrides = {},
): Result<DataSet, Failure> {
  const found = items(dataSet, '00540016');
  const item = found[picked ?? 0];
  if (!item) {
    return failed({
      code: 'SUV_E_NO_RADIOPHARM',
      message: 'No radiopharmaceutical information; series shown in Bq/mL.',
      tag: '(0054,0016)',
    });
  }
  if (found.length === 1 || picked !== undefined) return success(item);
  return failed({
    code: 'SUV_E_MULTI_RADIOPHARM',
    message: `${found.length} radiopharmaceuticals in one series. Pick the one that is imaged.`,
    tag: '(0054,0016)',
  });
}
