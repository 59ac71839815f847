import { deflateSync, gzipSync } from 'fflate';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { items, number, numbers, text, texts } from '#core/imaging/dataset.ts';
import { readInstance } from '#dicom/readInstance.ts';
import {
  ctSlice,
  dataSetBytes,
  dicomFile,
  elementBytes,
  encapsulated,
  joined,
  latin,
  part10,
  tagBytes,
  uint,
  without,
  type Elements,
} from '../builders/dicom.ts';

const reference = (bytes: Uint8Array) => ({ id: 0, name: 'a.dcm', size: bytes.length, digest: '' });
const read = (bytes: Uint8Array) => readInstance(bytes, reference(bytes));
function instanceOf(bytes: Uint8Array) {
  const result = read(bytes);
  if (!result.ok) throw new Error(`${result.failure.code} ${result.failure.message}`);
  return result.value;
}
function failureOf(bytes: Uint8Array) {
  const result = read(bytes);
  if (result.ok) throw new Error('was read');
  return result.failure;
}

const slice = ctSlice({ number: 7, z: 12.5 });
const IMPLICIT = '1.2.840.10008.1.2';
const BIG = '1.2.840.10008.1.2.2';

describe('recognition by content', () => {
  const explicit = dataSetBytes(slice);
  const implicit = dataSetBytes(slice, { explicit: false });
  const big = dataSetBytes({ ...slice, '7FE00010': ['OW', new Uint8Array(24)] }, { littleEndian: false });
  const tiff = dicomFile(slice);
  tiff.set([0x49, 0x49, 0x2a, 0], 0);
  const deflated = joined(part10(new Uint8Array(), '1.2.840.10008.1.2.1.99'), deflateSync(explicit));
  it.each([
    ['Part 10, explicit little endian', part10(explicit), '1.2.840.10008.1.2.1'],
    ['Part 10, implicit little endian', part10(implicit, IMPLICIT), IMPLICIT],
    ['Part 10, explicit big endian', part10(big, BIG), BIG],
    ['a TIFF header in the preamble', tiff, '1.2.840.10008.1.2.1'],
    ['deflated', deflated, '1.2.840.10008.1.2.1.99'],
    ['gzip', gzipSync(part10(explicit)), '1.2.840.10008.1.2.1'],
    ['no preamble', part10(explicit).slice(128), '1.2.840.10008.1.2.1'],
    ['no preamble and no DICM', part10(explicit).slice(132), '1.2.840.10008.1.2.1'],
    ['a bare explicit data set', explicit, '1.2.840.10008.1.2.1'],
    ['a bare implicit data set', implicit, IMPLICIT],
    ['a bare big-endian data set', big, BIG],
    ['explicit declared, implicit written', part10(implicit), IMPLICIT],
    ['implicit declared, explicit written', part10(explicit, IMPLICIT), '1.2.840.10008.1.2.1'],
  ])('reads %s', (_, bytes, transferSyntax) => {
    const { dataSet, pixels } = instanceOf(bytes);
    expect(number(dataSet, '00200013')).toBe(7);
    expect(numbers(dataSet, '00200032')).toEqual([-10, -20, 12.5]);
    expect(number(dataSet, '00280011')).toBe(4);
    expect(pixels).toMatchObject({ keyword: 'PixelData', length: 24, encapsulated: false, transferSyntax });
  });

  it('keeps the text of decimal strings and the place of the pixels', () => {
    const bytes = dicomFile({ ...slice, '00280030': ['DS', ' 0.50\\0.250'] });
    const { dataSet, pixels } = instanceOf(bytes);
    expect(texts(dataSet, '00280030')).toEqual(['0.50', '0.250']);
    expect(pixels?.offset).toBe(bytes.length - 24);
  });
});

describe('what cannot be read is named', () => {
  it.each([
    ['INP_E_EMPTY', new Uint8Array()],
    ['INP_E_NOT_DICOM', latin('just some text that is long enough to hold a tag')],
    ['INP_E_NOT_DICOM', Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, 0, 0, 0, 0, 0, 0)],
    ['INP_E_NO_UID', dicomFile(without(slice, '00080018'))],
    ['INP_E_DICOMDIR', dicomFile({ '00041220': ['SQ', []] })],
    ['INP_E_DICOMDIR', dicomFile({ ...slice, '00080016': ['UI', '1.2.840.10008.1.3.10'] })],
    ['INP_E_TRUNCATED', dicomFile(slice).slice(0, -5)],
    ['INP_E_TRUNCATED', dicomFile(slice).slice(0, 300)],
    ['INP_E_TRUNCATED', dicomFile({ ...slice, '00280010': ['US', [300]] })],
    ['INP_E_TRUNCATED', joined(dicomFile(without(slice, '7FE00010')), encapsulated([latin('abcd')]).slice(0, -11))],
    [
      'INP_E_CORRUPT',
      joined(
        dicomFile(without(slice, '7FE00010')),
        tagBytes('7FE00010'),
        latin('OB'),
        uint(2, 0),
        uint(4, 0xffffffff),
        latin('nonsense'),
      ),
    ],
    ['INP_E_CORRUPT', gzipSync(dicomFile(slice)).slice(0, -20)],
  ])('%s', (code, bytes) => {
    const failure = failureOf(bytes);
    expect(failure.code).toBe(code);
    expect(failure.message).toMatch(/\.$/);
    expect(failure.remedy).not.toBe('');
  });

  it('says what a foreign file is', () => {
    expect(failureOf(latin('%PDF-1.7 and so on')).message).toBe('This is not a DICOM file but a PDF document.');
  });

  it('says how many bytes of the pixels are there', () => {
    expect(failureOf(dicomFile(slice).slice(0, -5)).message).toContain('pixel data 7FE00010 has 19 of 24 bytes');
  });

  it('refuses deeper nesting than any real object has', () => {
    const open = joined(
      tagBytes('00400275'),
      latin('SQ'),
      uint(2, 0),
      uint(4, 0xffffffff),
      tagBytes('FFFEE000'),
      uint(4, 0xffffffff),
    );
    const bytes = part10(joined(...Array.from({ length: 20_000 }, () => open)));
    expect(failureOf(bytes)).toMatchObject({
      code: 'INP_E_CORRUPT',
      message: expect.stringContaining('nested') as string,
    });
  });

  it('does not allocate for a number of frames that the file cannot hold', () => {
    const bytes = joined(
      dicomFile({ ...without(slice, '7FE00010'), '00280008': ['IS', '2000000000'] }),
      encapsulated([latin('abcd')]),
    );
    expect(failureOf(bytes).code).toMatch(/INP_E_(TRUNCATED|TOO_LARGE)/);
  });
});

describe('tolerance', () => {
  it('takes an object without a series as a series of its own', () => {
    const { seriesUid, studyUid, sopInstanceUid } = instanceOf(dicomFile(without(slice, '0020000D', '0020000E')));
    expect([seriesUid, studyUid]).toEqual([sopInstanceUid, sopInstanceUid]);
  });

  it('reads sequences and known attributes written as UN', () => {
    const item = dataSetBytes({ '00080100': ['SH', 'C1'] }, { explicit: false });
    const hidden = joined(tagBytes('FFFEE000'), uint(4, item.length), item);
    const { dataSet } = instanceOf(
      dicomFile({ ...slice, '00081032': ['UN', hidden], '00101030': ['UN', latin('70.5')] }),
    );
    expect(items(dataSet, '00081032').map((entry) => text(entry, '00080100'))).toEqual(['C1']);
    expect(number(dataSet, '00101030')).toBe(70.5);
  });

  it('resolves private elements through their creator, whatever their block', () => {
    const implicit: Elements = {
      ...slice,
      '00090033': ['LO', 'GEMS_PETD_01'],
      '0009330D': ['DT', '20060129103500.00'],
      '70530010': ['LO', 'Philips PET Private Group'],
      '70531000': ['DS', '0.0001234'],
      '0019000A': ['LO', ''],
    };
    const { dataSet } = instanceOf(part10(dataSetBytes(implicit, { explicit: false }), IMPLICIT));
    expect(text(dataSet, '0009330D')).toBe('20060129103500.00');
    expect(number(dataSet, '70531000')).toBe(0.0001234);
  });

  it('reads them in the usual block when a de-identifier dropped the creator', () => {
    const implicit: Elements = { ...slice, '0019100C': ['IS', '1000'], '7053100A': ['DS', '1'] };
    const { dataSet } = instanceOf(part10(dataSetBytes(implicit, { explicit: false }), IMPLICIT));
    expect(number(dataSet, '0019100C')).toBe(1000);
    expect(dataSet['7053100A']?.vr).toBe('UN');
  });

  it('keeps private binary content up to 1 MiB, and of larger content its place in the file', () => {
    const csa = Uint8Array.from({ length: 64 }, (_, index) => index);
    const large = new Uint8Array(2 ** 20 + 2).fill(7);
    const bytes = dicomFile({
      ...slice,
      '00290010': ['LO', 'SIEMENS CSA HEADER'],
      '00291010': ['OB', csa],
      '00291020': ['OB', large],
    });
    const { dataSet } = instanceOf(bytes);
    expect(dataSet['00291010']?.bytes).toEqual(csa);
    const { bytes: kept, inFile } = dataSet['00291020'] ?? {};
    expect(kept).toBeUndefined();
    expect(inFile?.length).toBe(large.length);
    const { offset = NaN } = inFile ?? {};
    expect(Buffer.compare(bytes.subarray(offset, offset + large.length), large)).toBe(0);
    // A copy, not a view: the header must not keep the file in memory.
    expect(dataSet['00291010']?.bytes?.buffer.byteLength).toBe(64);
  });

  it('reads a VR that the file leaves blank', () => {
    const blank = joined(tagBytes('00101030'), Uint8Array.of(4, 0, 0, 0), latin('70.5'));
    const head = dataSetBytes(Object.fromEntries(Object.entries(slice).filter(([tag]) => tag < '0010102F')));
    const tail = dataSetBytes(Object.fromEntries(Object.entries(slice).filter(([tag]) => tag > '00101030')));
    expect(number(instanceOf(part10(joined(head, blank, tail))).dataSet, '00101030')).toBe(70.5);
  });

  it('takes the sign of ambiguous attributes from Pixel Representation', () => {
    const padded = { ...slice, '00280120': ['US', [63536]] } as const;
    const { dataSet } = instanceOf(part10(dataSetBytes(padded, { explicit: false }), IMPLICIT));
    expect(number(dataSet, '00280120')).toBe(-2000);
  });
});

describe('hostile input', () => {
  const valid = dicomFile({
    ...slice,
    '00081140': ['SQ', [{ '00081150': ['UI', '1.2'] }, { '00081199': ['SQ', [{ '00081155': ['UI', '1.3'] }]] }]],
  });
  const encapsulatedFile = joined(dicomFile(without(slice, '7FE00010')), encapsulated([latin('abcdef'), latin('gh')]));

  it.each([
    ['native', valid],
    ['encapsulated', encapsulatedFile],
    ['implicit', part10(dataSetBytes(slice, { explicit: false }), IMPLICIT)],
  ])('never throws on a damaged %s file', (_, original) => {
    const damage = fc.array(fc.tuple(fc.nat(original.length - 1), fc.nat(255)), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(damage, fc.nat(original.length), (changes, end) => {
        const bytes = original.slice(0, Math.max(140, end));
        for (const [at, value] of changes) if (at < bytes.length) bytes[at] = value;
        const result = read(bytes);
        if (!result.ok) expect(result.failure.code).toMatch(/^INP_E_/);
      }),
      { numRuns: 300 },
    );
  });

  it('stays within the file whatever a length says', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 0xffffffff }), fc.constantFrom('SQ', 'OB', 'UN', 'UT'), (length, vr) => {
        const bytes = joined(valid, tagBytes('FFFCFFFC'), latin(vr), uint(2, 0), uint(4, length), new Uint8Array(40));
        const result = read(bytes);
        if (!result.ok) expect(result.failure.code).toMatch(/^INP_E_(TRUNCATED|CORRUPT)$/);
      }),
      { numRuns: 200 },
    );
  });

  it('reads an element of a VR newer than the program', () => {
    const bytes = part10(
      joined(dataSetBytes(slice).slice(0, 0), elementBytes('00080001', 'UN', latin('ab')), dataSetBytes(slice)),
    );
    expect(instanceOf(bytes).sopInstanceUid).toBe('1.2.826.0.1.3680043.9.7433.1.7');
  });
});
