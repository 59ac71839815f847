import { describe, expect, it } from 'vitest';
import { text } from '#core/imaging/dataset.ts';
import { openPart10 } from '#dicom/part10.ts';
import { ctSlice, dataSetBytes, elementBytes, joined, latin, part10, uint, type Elements } from '../builders/dicom.ts';

const IMPLICIT = '1.2.840.10008.1.2';
const body = dataSetBytes(ctSlice({ number: 1, z: 0 }), { explicit: false });
const prefix = joined(new Uint8Array(128), latin('DICM'));

describe('meta information (PS3.10 section 7.1)', () => {
  const meta: Elements = {
    '00020001': ['OB', Uint8Array.of(0, 1)],
    '00020010': ['UI', IMPLICIT],
    '00020102': ['OB', new Uint8Array(40)],
  };
  const groupLength = (length: number) => elementBytes('00020000', 'UL', uint(4, length));

  it.each([
    ['without its length', dataSetBytes(meta)],
    ['with a length that is too small', joined(groupLength(4), dataSetBytes(meta))],
    ['with a length beyond the file', joined(groupLength(0xffffffff), dataSetBytes(meta))],
    ['in implicit VR', dataSetBytes(meta, { explicit: false })],
  ])('is read %s, and the data set behind it', (_, bytes) => {
    const opened = openPart10(joined(prefix, bytes, body));
    expect(opened).toMatchObject({ transferSyntaxUid: IMPLICIT, encoding: { explicit: false, littleEndian: true } });
    expect(opened.offset).toBe(132 + bytes.length);
    expect(text(opened.meta, '00020010')).toBe(IMPLICIT);
    expect(Object.keys(opened.meta).every((tag) => tag.startsWith('0002'))).toBe(true);
  });

  it('names a value that the file does not hold', () => {
    const cut = part10(new Uint8Array(), IMPLICIT).slice(0, -4);
    // 17 characters and their padding.
    expect(() => openPart10(cut)).toThrow('The file ends too early: 00020010 has 14 of 18 bytes.');
  });

  it('may be all there is', () => {
    const { bytes, offset } = openPart10(part10(new Uint8Array(), IMPLICIT));
    expect(offset).toBe(bytes.length);
  });
});
