import { privateElement, type PrivateElement } from '#core/imaging/privateElement.ts';
import { items, number, tagText, text, type DataSet } from '#core/imaging/dataset.ts';
import { failed, success, type Failure, type Notice, type Result } from '#core/result.ts';

/** A number as the file states it: undefined when absent or empty; `SUV_E_NUMBER` for a decimal comma or other junk. */
export function decimal(dataSet: DataSet, tag: string): Result<number | undefined, Failure> {
  const value = number(dataSet, tag);
  if (value !== undefined && Number.isNaN(value)) {
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
  manufacturer: /GE/i,
};
export const GE_ADMIN_TIME: PrivateElement = { ...GE_SCAN_TIME, element: '3B' };
export const SIEMENS_REFERENCE: PrivateElement = {
  group: '0071', creator: 'SIEMENS MED PT', element: '22', manufacturer: /SIEMENS|CPS/i,
}; // prettier-ignore
export const PHILIPS_SUV: PrivateElement = {
  group: '7053', creator: 'Philips PET Private Group', element: '00', manufacturer: /PHILIPS/i,
}; // prettier-ignore
export const PHILIPS_ACTIVITY: PrivateElement = { ...PHILIPS_SUV, element: '09' };

/** A private element of PET, with the warning that it came without its creator (pet-suv.md section 2). */
export function findPrivate(
  dataSet: DataSet,
  wanted: PrivateElement,
): { tag: string; warnings: readonly Notice[] } | undefined {
  const found = privateElement(dataSet, wanted);
  if (!found) return undefined;
  const message = `${tagText(found.tag)} has no private creator; taken because the manufacturer matches.`;
  const warnings = found.creatorMissing ? [{ code: 'SUV_W_PRIVATE_CREATOR', message, tag: tagText(found.tag) }] : [];
  return { tag: found.tag, warnings };
}

/** The only item of Radiopharmaceutical Information Sequence (0054,0016). */
export function radiopharmaceutical(dataSet: DataSet): Result<DataSet, Failure> {
  const found = items(dataSet, '00540016');
  const [first] = found;
  if (!first) {
    return failed({
      code: 'SUV_E_NO_RADIOPHARM',
      message: 'No radiopharmaceutical information; series shown in Bq/mL.',
      tag: '(0054,0016)',
    });
  }
  if (found.length === 1) return success(first);
  return failed({
    code: 'SUV_E_MULTI_RADIOPHARM',
    message: `${found.length} radiopharmaceuticals in one series; SUV needs to know which one.`,
    tag: '(0054,0016)',
  });
}
