import { privateTag, text, type DataSet } from '#core/imaging/dataset.ts';

export interface PrivateElement {
  /** "0019" */
  readonly group: string;
  readonly creator: string;
  /** "0C" */
  readonly element: string;
  /** What Manufacturer (0008,0070) must contain for the element to be taken without its creator. */
  readonly manufacturer: RegExp;
}

/**
 * Where a private element with a value is: through its creator, or, where a de-identifier dropped the creator, in the
 * usual block 10 of a matching manufacturer. A block that another creator owns is never taken.
 */
export function privateElement(
  dataSet: DataSet,
  { group, creator, element, manufacturer }: PrivateElement,
): { readonly tag: string; readonly creatorMissing: boolean } | undefined {
  const owned = privateTag(dataSet, group, creator, element);
  if (owned !== undefined) return hasValue(dataSet, owned) ? { tag: owned, creatorMissing: false } : undefined;
  const usual = `${group}10${element}`;
  if (!hasValue(dataSet, usual) || text(dataSet, `${group}0010`) !== undefined) return undefined;
  return manufacturer.test(text(dataSet, '00080070') ?? '') ? { tag: usual, creatorMissing: true } : undefined;
}

const hasValue = (dataSet: DataSet, tag: string) =>
  text(dataSet, tag) !== undefined || dataSet[tag]?.bytes !== undefined;
