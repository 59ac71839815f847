/**
 * A DICOM data set as plain data, in the shape of the DICOM JSON model (PS3.18 Annex F), so that a header read from
 * disk and one fetched over DICOMweb are the same thing. Differences, on purpose: DS and IS keep the text of the
 * file (trimmed of padding), so that a number can be traced and junk in it reported; binary is a `Uint8Array`.
 * Keys are eight upper-case hexadecimal digits, e.g. "00100030".
 */
export interface DataSet {
  readonly [tag: string]: DataElement;
}

export interface DataElement {
  readonly vr: string;
  /** Text, numbers (binary VRs), person names (the alphabetic group, decoded) or items (SQ). Absent when empty. */
  readonly Value?: readonly (string | number | DataSet)[];
  /** OB, OW, OF, OD, UN content up to 1 MiB; longer values are left in the file. */
  readonly bytes?: Uint8Array;
  /** Where a longer value lies in the file (in its content after inflation of a deflated one), in bytes. */
  readonly inFile?: { readonly offset: number; readonly length: number };
}

/** "00101030" → "(0010,1030)". */
export const tagText = (tag: string) => `(${tag.slice(0, 4).toLowerCase()},${tag.slice(4).toLowerCase()})`;

/** All values as text; numbers are printed. Items are left out. */
export function texts(dataSet: DataSet, tag: string): readonly string[] {
  const values = dataSet[tag]?.Value;
  return values ? values.flatMap((value) => (typeof value === 'object' ? [] : [String(value)])) : NONE;
}

const NONE: readonly string[] = [];

/** The first value as text, trimmed; undefined when the element is absent or empty. */
export function text(dataSet: DataSet, tag: string): string | undefined {
  const value = dataSet[tag]?.Value?.find((one) => typeof one !== 'object');
  return value === undefined ? undefined : String(value).trim() || undefined;
}

/** Items of a sequence; empty when absent. */
export function items(dataSet: DataSet, tag: string): readonly DataSet[] {
  return (dataSet[tag]?.Value ?? []).flatMap((value) => (typeof value === 'object' ? [value] : []));
}

/** DS and IS syntax of PS3.5 section 6.2: no decimal comma, no unit, no partial parse. */
const DECIMAL = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/;

/** Every value as a number; NaN where the text is not a decimal number in the sense of PS3.5. */
export function numbers(dataSet: DataSet, tag: string): readonly number[] {
  return (dataSet[tag]?.Value ?? []).map((value) => {
    if (typeof value === 'number') return value;
    return typeof value === 'string' && DECIMAL.test(value.trim()) ? Number(value) : NaN;
  });
}

/** The first value as a number: undefined when absent or empty, NaN when it is not a decimal number. */
export function number(dataSet: DataSet, tag: string): number | undefined {
  return text(dataSet, tag) === undefined ? undefined : numbers(dataSet, tag)[0];
}

/**
 * The tag of a private element, found through its private creator (PS3.5 section 7.8.1).
 * `group` and `element` are e.g. "0019" and "0C"; undefined when no block of that creator exists.
 */
export function privateTag(dataSet: DataSet, group: string, creator: string, element: string): string | undefined {
  const reservation = creatorTags(group).find((tag) => dataSet[tag] !== undefined && text(dataSet, tag) === creator);
  return reservation && `${group}${reservation.slice(6)}${element.toUpperCase()}`;
}

/** Blocks a private creator may reserve, "10" to "FF". */
const BLOCKS = Array.from({ length: 0xf0 }, (_, at) => (0x10 + at).toString(16).toUpperCase());

/** The tags of the creators of a group, made once: every image of a series is asked for most of them. */
const CREATORS = new Map<string, readonly string[]>();

function creatorTags(group: string): readonly string[] {
  const known = CREATORS.get(group);
  if (known) return known;
  const tags = BLOCKS.map((block) => `${group}00${block}`);
  CREATORS.set(group, tags);
  return tags;
}
