import { items, numbers, type DataSet } from '#core/imaging/dataset.ts';

/** A table that replaces stored values (PS3.3 C.11.1.1, C.7.6.3.1.5): values below `first` take the first entry. */
export interface LookupTable {
  readonly first: number;
  readonly entries: Uint16Array;
  /** Bits of an entry as the descriptor states them. */
  readonly bits: number;
}

/** Entries of 8 bits may be packed two to a word; the length tells. */
function entriesOf(dataSet: DataSet, tag: string, count: number): Uint16Array | undefined {
  const values = numbers(dataSet, tag);
  if (values.length >= count) return Uint16Array.from(values.slice(0, count));
  const bytes = dataSet[tag]?.bytes;
  if (bytes && bytes.length >= 2 * count) {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    return Uint16Array.from({ length: count }, (_, index) => view.getUint16(2 * index, true));
  }
  if (bytes && bytes.length >= count) return Uint16Array.from(bytes.subarray(0, count));
  return undefined;
}

/** The table of a descriptor and a data element; undefined when either is missing or they do not fit. */
export function lookupTable(
  dataSet: DataSet,
  { descriptor, data, signed }: { descriptor: string; data: string; signed: boolean },
): LookupTable | undefined {
  const [stated, first, bits] = numbers(dataSet, descriptor);
  if (stated === undefined || first === undefined || bits === undefined) return undefined;
  const count = stated === 0 ? 65536 : stated;
  const entries = entriesOf(dataSet, data, count);
  if (!entries) return undefined;
  return { first: signed && first > 0x7fff ? first - 0x10000 : first, entries, bits };
}

/** The first item of Modality LUT Sequence (0028,3000). */
export function modalityTable(dataSet: DataSet, signed: boolean): LookupTable | undefined {
  const [item] = items(dataSet, '00283000');
  return item && lookupTable(item, { descriptor: '00283002', data: '00283006', signed });
}

export const looked = ({ first, entries }: LookupTable, value: number) =>
  entries[Math.min(entries.length - 1, Math.max(0, value - first))] ?? 0;
