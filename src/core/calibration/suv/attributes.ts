import { items, number, privateTag, tagText, text, type DataSet } from '#core/imaging/dataset.ts';
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

interface PrivateElement {
  readonly group: string;
  readonly creator: string;
  readonly element: string;
  /** What Manufacturer must contain for the element to be taken without its creator. */
  readonly manufacturer: RegExp;
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

export interface FoundPrivate {
  readonly tag: string;
  readonly warnings: readonly Notice[];
}

/**
 * A private element through its creator; without the creator (some de-identifiers drop it) in block 10, and only when
 * the manufacturer matches (pet-suv.md section 2).
 */
export function findPrivate(dataSet: DataSet, wanted: PrivateElement): FoundPrivate | undefined {
  const { group, creator, element, manufacturer } = wanted;
  const owned = privateTag(dataSet, group, creator, element);
  if (owned !== undefined) return text(dataSet, owned) === undefined ? undefined : { tag: owned, warnings: [] };
  const usual = `${group}10${element}`;
  if (text(dataSet, usual) === undefined || text(dataSet, `${group}0010`) !== undefined) return undefined;
  if (!manufacturer.test(text(dataSet, '00080070') ?? '')) return undefined;
  const message = `${tagText(usual)} has no private creator; taken because the manufacturer matches.`;
  return { tag: usual, warnings: [{ code: 'SUV_W_PRIVATE_CREATOR', message, tag: tagText(usual) }] };
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
