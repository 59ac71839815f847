/** Writes DICOM by hand, so that the reader is tested against PS3.5 and not against another part of this program. */
export type ElementValue = string | readonly number[] | Uint8Array | readonly Elements[];

/** Tag → [VR, value], e.g. { '00100010': ['PN', 'A^B'] }. Written in the order of the tags. */
export interface Elements {
  readonly [tag: string]: readonly [vr: string, value: ElementValue];
}

export interface Encoding {
  readonly explicit?: boolean;
  readonly littleEndian?: boolean;
}

const LONG = new Set(['OB', 'OD', 'OF', 'OL', 'OV', 'OW', 'SQ', 'SV', 'UC', 'UN', 'UR', 'UT', 'UV']);
const NUMBERS: Readonly<Record<string, number>> = { US: 2, SS: 2, UL: 4, SL: 4, FL: 4, FD: 8 };

export const joined = (...parts: readonly Uint8Array[]): Uint8Array => {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
};

export const latin = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));
const even = (bytes: Uint8Array, pad: number) => (bytes.length % 2 === 0 ? bytes : joined(bytes, Uint8Array.of(pad)));

function numbers(vr: string, values: readonly number[], little: boolean): Uint8Array {
  const size = NUMBERS[vr] ?? 1;
  const view = new DataView(new ArrayBuffer(size * values.length));
  values.forEach((value, index) => {
    if (vr === 'US') view.setUint16(index * size, value, little);
    else if (vr === 'SS') view.setInt16(index * size, value, little);
    else if (vr === 'UL') view.setUint32(index * size, value, little);
    else if (vr === 'SL') view.setInt32(index * size, value, little);
    else if (vr === 'FL') view.setFloat32(index * size, value, little);
    else view.setFloat64(index * size, value, little);
  });
  return new Uint8Array(view.buffer);
}

const isItems = (value: ElementValue): value is readonly Elements[] =>
  Array.isArray(value) && value.every((entry) => typeof entry === 'object');

export function uint(bytes: 2 | 4, value: number, little = true): Uint8Array {
  return numbers(bytes === 2 ? 'US' : 'UL', [value], little);
}

export function tagBytes(tag: string, little = true): Uint8Array {
  return joined(uint(2, parseInt(tag.slice(0, 4), 16), little), uint(2, parseInt(tag.slice(4), 16), little));
}

function content(vr: string, value: ElementValue, encoding: Required<Encoding>): Uint8Array {
  if (typeof value === 'string') return even(latin(value), vr === 'UI' ? 0 : 0x20);
  if (value instanceof Uint8Array) return even(value, 0);
  if (vr === 'SQ' && isItems(value)) return joined(...value.map((item) => itemBytes(item, encoding)));
  return numbers(vr, value as readonly number[], encoding.littleEndian);
}

function itemBytes(item: Elements, encoding: Required<Encoding>): Uint8Array {
  const body = dataSetBytes(item, encoding);
  return joined(tagBytes('FFFEE000', encoding.littleEndian), uint(4, body.length, encoding.littleEndian), body);
}

export function elementBytes(
  tag: string,
  vr: string,
  body: Uint8Array,
  { explicit = true, littleEndian = true }: Encoding = {},
) {
  const head = tagBytes(tag, littleEndian);
  if (!explicit) return joined(head, uint(4, body.length, littleEndian), body);
  if (LONG.has(vr)) return joined(head, latin(vr), uint(2, 0), uint(4, body.length, littleEndian), body);
  return joined(head, latin(vr), uint(2, body.length, littleEndian), body);
}

export function dataSetBytes(elements: Elements, { explicit = true, littleEndian = true }: Encoding = {}): Uint8Array {
  const encoding = { explicit, littleEndian };
  const tags = Object.keys(elements).sort();
  return joined(
    ...tags.map((tag) => {
      const [vr, value] = elements[tag] ?? ['UN', ''];
      return elementBytes(tag, vr, content(vr, value, encoding), encoding);
    }),
  );
}

export const EXPLICIT_LITTLE = '1.2.840.10008.1.2.1';

/** Preamble, DICM and group 0002 before a data set. */
export function part10(dataSet: Uint8Array, transferSyntax = EXPLICIT_LITTLE): Uint8Array {
  const meta = dataSetBytes({ '00020001': ['OB', Uint8Array.of(0, 1)], '00020010': ['UI', transferSyntax] });
  const length = dataSetBytes({ '00020000': ['UL', [meta.length]] });
  return joined(new Uint8Array(128), latin('DICM'), length, meta, dataSet);
}

/** Encapsulated pixel data: the offset table, then the fragments (PS3.5 A.4). */
export function encapsulated(fragments: readonly Uint8Array[], table: readonly number[] = []): Uint8Array {
  const item = (body: Uint8Array) => joined(tagBytes('FFFEE000'), uint(4, body.length), body);
  return joined(
    tagBytes('7FE00010'),
    latin('OB'),
    uint(2, 0),
    uint(4, 0xffffffff),
    item(numbers('UL', table, true)),
    ...fragments.map((fragment) => item(even(fragment, 0))),
    tagBytes('FFFEE0DD'),
    uint(4, 0),
  );
}

const UID = '1.2.826.0.1.3680043.9.7433';

/** One axial CT slice of 4 × 3 pixels; `number` makes the instance, `z` the position. All can be overridden. */
export function ctSlice(
  { number, z, uid = `${UID}.1.${number}` }: { number: number; z: number; uid?: string },
  overrides: Elements = {},
): Elements {
  return {
    '00080016': ['UI', '1.2.840.10008.5.1.4.1.1.2'],
    '00080018': ['UI', uid],
    '00080060': ['CS', 'CT'],
    '00100020': ['LO', 'P1'],
    '0020000D': ['UI', `${UID}.2`],
    '0020000E': ['UI', `${UID}.3`],
    '00200013': ['IS', String(number)],
    '00200032': ['DS', `-10\\-20\\${z}`],
    '00200037': ['DS', '1\\0\\0\\0\\1\\0'],
    '00200052': ['UI', `${UID}.4`],
    '00180050': ['DS', '5'],
    '00280002': ['US', [1]],
    '00280004': ['CS', 'MONOCHROME2'],
    '00280010': ['US', [3]],
    '00280011': ['US', [4]],
    '00280030': ['DS', '0.5\\0.25'],
    '00280100': ['US', [16]],
    '00280101': ['US', [16]],
    '00280102': ['US', [15]],
    '00280103': ['US', [1]],
    '7FE00010': ['OW', pixels(12, (index) => index + 100 * number)],
    ...overrides,
  };
}

/** 16-bit little-endian samples. */
export function pixels(count: number, value: (index: number) => number): Uint8Array {
  return numbers(
    'SS',
    Array.from({ length: count }, (_, index) => value(index)),
    true,
  );
}

export const without = (elements: Elements, ...tags: readonly string[]): Elements =>
  Object.fromEntries(Object.entries(elements).filter(([tag]) => !tags.includes(tag)));

export const dicomFile = (elements: Elements) => part10(dataSetBytes(elements));
