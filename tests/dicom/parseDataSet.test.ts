import { describe, expect, it } from 'vitest';
import { items, number, numbers, text } from '#core/imaging/dataset.ts';
import { MAX_DEPTH, MAX_ELEMENTS, parseDataSet } from '#dicom/parseDataSet.ts';
import { Unreadable } from '#dicom/withheldReason.ts';
import { dataSetBytes, elementBytes, encapsulated, joined, latin, tagBytes, uint } from '../builders/dicom.ts';

const EXPLICIT = { explicit: true, littleEndian: true };
const IMPLICIT = { explicit: false, littleEndian: true };
const BIG = { explicit: true, littleEndian: false };
const UNDEFINED = 0xffffffff;

const explicit = (...parts: readonly Uint8Array[]) => parseDataSet(joined(...parts), 0, EXPLICIT).dataSet;

/** Code and message of the refusal. */
function refusal(read: () => unknown) {
  try {
    read();
  } catch (error) {
    if (error instanceof Unreadable) return `${error.reason.code} ${error.reason.message}`;
    throw error;
  }
  throw new Error('was read');
}

/** Follows what a case is about: read right, it shows that the walk kept step. */
const rows = dataSetBytes({ '00280010': ['US', [3]] });
const item = (body: Uint8Array, little = true) =>
  joined(tagBytes('FFFEE000', little), uint(4, body.length, little), body);
const openItem = (body: Uint8Array) =>
  joined(tagBytes('FFFEE000'), uint(4, UNDEFINED), body, tagBytes('FFFEE00D'), uint(4, 0));
const sequenceEnd = joined(tagBytes('FFFEE0DD'), uint(4, 0));
const long = (tag: string, vr: string, length: number, little = true) =>
  joined(tagBytes(tag, little), latin(vr), uint(2, 0), uint(4, length, little));

describe('value representations (PS3.5 table 7.1-1)', () => {
  const five = joined(uint(4, 5), uint(4, 0));
  it.each(['OB', 'OD', 'OF', 'OL', 'OV', 'OW', 'SV', 'UC', 'UN', 'UR', 'UT', 'UV'])('%s has a 32-bit length', (vr) => {
    expect(number(explicit(elementBytes('00089001', vr, five), rows), '00280010')).toBe(3);
  });

  it('reads 64-bit integers, exactly or as text', () => {
    const minusTwo = joined(uint(4, 0xfffffffe), uint(4, 0xffffffff));
    const dataSet = explicit(
      elementBytes('00089001', 'UV', five),
      elementBytes('00089002', 'SV', minusTwo),
      elementBytes('00089003', 'UV', joined(uint(4, 1), uint(4, 0x80000000))),
    );
    expect(dataSet['00089001']?.Value).toEqual([5]);
    expect(dataSet['00089002']?.Value).toEqual([-2]);
    expect(dataSet['00089003']?.Value).toEqual(['9223372036854775809']);
  });

  it('takes a VR that no table lists as one with a 32-bit length (PS3.5 section 6.2.2)', () => {
    const dataSet = explicit(long('00089001', 'ZZ', 2), latin('ab'), rows);
    expect(dataSet['00089001']).toEqual({ vr: 'UN', bytes: latin('ab') });
    expect(number(dataSet, '00280010')).toBe(3);
  });

  it('reads an element in implicit VR amid explicit ones, and a blank VR with a 16-bit length', () => {
    const implicit = joined(tagBytes('00101030'), uint(4, 4), latin('70.5'));
    const blank = joined(tagBytes('00101030'), Uint8Array.of(0x20, 0x20), uint(2, 4), latin('70.5'));
    for (const weight of [implicit, blank]) {
      const dataSet = explicit(weight, rows);
      expect([number(dataSet, '00101030'), number(dataSet, '00280010')]).toEqual([70.5, 3]);
    }
  });
});

describe('sequences', () => {
  const code = dataSetBytes({ '00080100': ['SH', 'C1'] });
  const implicitCode = dataSetBytes({ '00080100': ['SH', 'C1'] }, IMPLICIT);
  const implicitSequence = (tag: string) =>
    joined(tagBytes(tag), uint(4, UNDEFINED), openItem(implicitCode), sequenceEnd);
  const big = (tag: string, vr: string, body: Uint8Array) => elementBytes(tag, vr, body, BIG);

  it.each([
    ['items and sequence of stated length', EXPLICIT, elementBytes('00081032', 'SQ', joined(item(code), item(code)))],
    [
      'items and sequence of undefined length',
      EXPLICIT,
      joined(long('00081032', 'SQ', UNDEFINED), openItem(code), openItem(code), sequenceEnd),
    ],
    [
      'closing delimiters although the length is stated',
      EXPLICIT,
      elementBytes('00081032', 'SQ', joined(openItem(code), item(code), sequenceEnd)),
    ],
    [
      'a delimiter with a length',
      EXPLICIT,
      joined(long('00081032', 'SQ', UNDEFINED), item(code), item(code), tagBytes('FFFEE0DD'), uint(4, 7)),
    ],
    [
      'implicit VR',
      IMPLICIT,
      joined(tagBytes('00081032'), uint(4, UNDEFINED), item(implicitCode), openItem(implicitCode), sequenceEnd),
    ],
    ['UN', EXPLICIT, elementBytes('00081032', 'UN', joined(item(implicitCode), item(implicitCode)))],
    [
      'UN of undefined length',
      EXPLICIT,
      joined(long('00081032', 'UN', UNDEFINED), openItem(implicitCode), item(implicitCode), sequenceEnd),
    ],
    ['UN in a big-endian file', BIG, big('00081032', 'UN', joined(item(implicitCode), item(implicitCode)))],
    [
      'UN of undefined length in a big-endian file',
      BIG,
      joined(long('00081032', 'UN', UNDEFINED, false), item(implicitCode), openItem(implicitCode), sequenceEnd),
    ],
    [
      'big endian',
      BIG,
      big('00081032', 'SQ', joined(...[1, 2].map(() => item(dataSetBytes({ '00080100': ['SH', 'C1'] }, BIG), false)))),
    ],
  ])('%s', (_, encoding, bytes) => {
    const { dataSet } = parseDataSet(joined(bytes, dataSetBytes({ '00280010': ['US', [3]] }, encoding)), 0, encoding);
    expect(items(dataSet, '00081032').map((entry) => text(entry, '00080100'))).toEqual(['C1', 'C1']);
    expect(number(dataSet, '00280010')).toBe(3);
  });

  it('keeps the items of a private sequence of undefined length in implicit VR', () => {
    const { dataSet } = parseDataSet(implicitSequence('00191099'), 0, IMPLICIT);
    expect(items(dataSet, '00191099').map((entry) => text(entry, '00080100'))).toEqual(['C1']);
  });

  it('keeps UN content that only starts like an item as bytes', () => {
    const value = joined(tagBytes('FFFEE000'), uint(4, 900), latin('ab'));
    const dataSet = explicit(elementBytes('00191099', 'UN', value), rows);
    expect(dataSet['00191099']).toEqual({ vr: 'UN', bytes: value });
    expect(number(dataSet, '00280010')).toBe(3);
  });

  it(`reads ${MAX_DEPTH} levels and refuses one more`, () => {
    const nested = (depth: number) =>
      Array.from({ length: depth }).reduce<Uint8Array>((body) => elementBytes('00400275', 'SQ', item(body)), rows);
    expect(() => explicit(nested(MAX_DEPTH))).not.toThrow();
    expect(refusal(() => explicit(nested(MAX_DEPTH + 1)))).toBe(
      'INP_E_CORRUPT The file is damaged: sequences are nested more than 64 deep.',
    );
  });
});

describe('damage', () => {
  const name = elementBytes('00100010', 'PN', latin('Anon'));
  // Followed by more of the file, so that what is missing in the item could be taken from behind it.
  const inItem = (body: Uint8Array) => joined(elementBytes('00081032', 'SQ', item(body)), rows);

  it.each([
    ['00281201 has no length', long('00281201', 'OW', 6).slice(0, 10)],
    ['00281201 has no length', long('00281201', 'ZZ', 6).slice(0, 10)],
    ['00281201 has no length', inItem(long('00281201', 'OW', 6).slice(0, 8))],
    ['00281201 has no length', inItem(long('00281201', 'OV', 6).slice(0, 8))],
    ['00100010 has 2 of 4 bytes', name.slice(0, 10)],
    ['00100010 has 2 of 4 bytes', inItem(name.slice(0, 10))],
    ['an item of 00081032 has 4 of 10 bytes', elementBytes('00081032', 'SQ', item(rows).slice(0, 12))],
    ['00081032 of undefined length does not end', joined(long('00081032', 'SQ', UNDEFINED), item(rows))],
    ['pixel data 7FE00010 has 0 of 24 bytes', long('7FE00010', 'OW', 24)],
    ['a fragment of 7FE00010 has 1 of 4 bytes', encapsulated([latin('abcd')]).slice(0, -11)],
  ])('%s', (what, bytes) => {
    expect(refusal(() => explicit(bytes))).toBe(`INP_E_TRUNCATED The file ends too early: ${what}.`);
  });

  it('leaves out a last element of which not even tag and length are there', () => {
    expect(Object.keys(explicit(rows, tagBytes('00280011'), latin('US')))).toEqual(['00280010']);
  });

  it.each([
    ['a sequence holds 00280010 where an item should start', elementBytes('00081032', 'SQ', rows)],
    ['an item stands outside a sequence', item(rows)],
    ['7FE00010 holds something that is not a fragment', joined(long('7FE00010', 'OB', UNDEFINED), rows)],
  ])('%s', (what, bytes) => {
    expect(refusal(() => explicit(bytes))).toBe(`INP_E_CORRUPT The file is damaged: ${what}.`);
  });

  it('bounds the number of elements', () => {
    const bytes = new Uint8Array(8 * (MAX_ELEMENTS + 1));
    expect(refusal(() => parseDataSet(bytes, 0, IMPLICIT))).toBe(
      'INP_E_CORRUPT The file is damaged: it holds more than 4000000 elements.',
    );
  });
});

describe('encapsulated pixel data (PS3.5 A.4)', () => {
  const whole = encapsulated([latin('abcdef'), latin('gh')], [0, 14]);

  it('spans the offset table, all fragments and the delimiter', () => {
    const { pixels, dataSet } = parseDataSet(
      joined(rows, whole, dataSetBytes({ FFFCFFFC: ['OB', latin('zz')] })),
      0,
      EXPLICIT,
    );
    // 12 bytes of header; 8 + 8 of the table, 8 + 6 and 8 + 2 of fragments, 8 of the delimiter.
    expect(pixels).toEqual({ keyword: 'PixelData', offset: 10 + 12, length: 48, encapsulated: true });
    expect(dataSet['FFFCFFFC']).toBeDefined();
  });

  it('ends with the file where the delimiter is missing', () => {
    expect(parseDataSet(whole.slice(0, -8), 0, EXPLICIT).pixels).toMatchObject({ offset: 12, length: 40 });
  });

  it('is passed over inside an item, as in an icon image', () => {
    const dataSet = explicit(elementBytes('00880200', 'SQ', item(joined(rows, whole))), rows);
    expect(items(dataSet, '00880200').map((icon) => number(icon, '00280010'))).toEqual([3]);
    expect(number(dataSet, '00280010')).toBe(3);
  });
});

describe('one group', () => {
  const meta = dataSetBytes({ '00020001': ['OB', Uint8Array.of(0, 1)], '00020010': ['UI', '1.2.840.10008.1.2'] });

  it('ends before the first element of another', () => {
    const { dataSet, end } = parseDataSet(joined(meta, rows), 0, { ...EXPLICIT, group: '0002' });
    expect(Object.keys(dataSet)).toEqual(['00020001', '00020010']);
    expect(end).toBe(meta.length);
  });

  it('is empty where the bytes end', () => {
    expect(parseDataSet(meta, meta.length, { ...EXPLICIT, group: '0002' })).toEqual({
      dataSet: {},
      pixels: undefined,
      end: meta.length,
    });
  });

  it('starts at the offset', () => {
    expect(numbers(parseDataSet(joined(meta, rows), meta.length, EXPLICIT).dataSet, '00280010')).toEqual([3]);
  });
});
