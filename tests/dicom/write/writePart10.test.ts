import dicomParser from 'dicom-parser';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DataElement, DataSet } from '#core/imaging/dataset.ts';
import { decimalText, writePart10 } from '#dicom/write/writePart10.ts';
import { importBytes } from '../../builders/files.ts';

const identified: DataSet = {
  '00080005': { vr: 'CS', Value: ['ISO_IR 192'] },
  '00080016': { vr: 'UI', Value: ['1.2.840.10008.5.1.4.1.1.7'] },
  '00080018': { vr: 'UI', Value: ['2.25.1'] },
  '0020000D': { vr: 'UI', Value: ['2.25.2'] },
  '0020000E': { vr: 'UI', Value: ['2.25.3'] },
};
const parsed = (more: DataSet) => dicomParser.parseDicom(writePart10({ ...identified, ...more }));
const writing = (tag: string, element: DataElement) => () => writePart10({ ...identified, [tag]: element });

describe('a Part 10 file as dicom-parser reads it', () => {
  it('has preamble, prefix and file meta information that names class, instance and transfer syntax', () => {
    const bytes = writePart10(identified);
    expect([...bytes.subarray(128, 132)]).toEqual([0x44, 0x49, 0x43, 0x4d]);
    const dataSet = dicomParser.parseDicom(bytes);
    expect(dataSet.string('x00020002')).toBe('1.2.840.10008.5.1.4.1.1.7');
    expect(dataSet.string('x00020003')).toBe('2.25.1');
    expect(dataSet.string('x00020010')).toBe('1.2.840.10008.1.2.1');
    // The group length counts from behind itself to the first element of the data set.
    const first = dataSet.elements['x00080005'];
    expect(dataSet.uint32('x00020000')).toBe((first?.dataOffset ?? NaN) - 8 - 144);
  });

  it('keeps numbers of every binary representation', () => {
    const dataSet = parsed({
      '00280010': { vr: 'US', Value: [65535] },
      '00280106': { vr: 'SS', Value: [-32768, 32767] },
      '00209057': { vr: 'UL', Value: [4294967295] },
      '00186020': { vr: 'SL', Value: [-2147483648] },
      '00189087': { vr: 'FD', Value: [1000.0000000001] },
      '00189098': { vr: 'FL', Value: [0.1] },
      '00209165': { vr: 'AT', Value: ['00209057'] },
    });
    expect(dataSet.uint16('x00280010')).toBe(65535);
    expect([dataSet.int16('x00280106', 0), dataSet.int16('x00280106', 1)]).toEqual([-32768, 32767]);
    expect(dataSet.uint32('x00209057')).toBe(4294967295);
    expect(dataSet.int32('x00186020')).toBe(-2147483648);
    expect(dataSet.double('x00189087')).toBe(1000.0000000001);
    expect(dataSet.float('x00189098')).toBe(Math.fround(0.1));
    expect(dataSet.attributeTag('x00209165')).toBe('x00209057');
  });

  it('pads text with a space, UIDs and bytes with NUL, to even lengths', () => {
    const bytes = writePart10({
      ...identified,
      '00100020': { vr: 'LO', Value: ['ABC'] },
      '00420011': { vr: 'OB', bytes: Uint8Array.of(1, 2, 3) },
    });
    const { elements } = dicomParser.parseDicom(bytes);
    const raw = (tag: string) => {
      const element = elements[tag];
      return element ? [...bytes.subarray(element.dataOffset, element.dataOffset + element.length)] : [];
    };
    expect(raw('x00100020')).toEqual([0x41, 0x42, 0x43, 0x20]);
    expect(raw('x00420011')).toEqual([1, 2, 3, 0]);
    expect(raw('x0020000d').slice(-1)).toEqual([0x32]);
    expect(raw('x00080016').length % 2).toBe(0);
    expect(raw('x00080016').slice(-1)).toEqual([0]);
  });

  it('nests sequences, also inside private blocks and empty', () => {
    const inner: DataSet = { '00080100': { vr: 'SH', Value: ['113041'] } };
    const dataSet = parsed({
      '00090010': { vr: 'LO', Value: ['GEMS_PETD_01'] },
      '0009100D': { vr: 'DT', Value: ['20250103110000.00'] },
      '00400555': { vr: 'SQ' },
      '00409096': { vr: 'SQ', Value: [{ '004008EA': { vr: 'SQ', Value: [inner, {}] } }] },
    });
    expect(dataSet.string('x0009100d')).toBe('20250103110000.00');
    expect(dataSet.elements['x00400555']?.length).toBe(0);
    const units = dataSet.elements['x00409096']?.items?.[0]?.dataSet?.elements['x004008ea']?.items;
    expect(units?.map((item) => item.dataSet?.string('x00080100'))).toEqual(['113041', undefined]);
  });

  it('writes the same bytes for the same attributes in any order', () => {
    const reversed = Object.fromEntries(Object.entries(identified).reverse());
    expect(writePart10(reversed)).toEqual(writePart10(identified));
  });
});

it('gives the project reader back what was written', async () => {
  const text = fc.string({ unit: fc.constantFrom(...'abcÄöñ漢0 9-') }).map((value) => value.trim());
  const written = fc.record({ name: text, weight: fc.double({ noNaN: true, min: -1e9, max: 1e9 }) });
  await fc.assert(
    fc.asyncProperty(written, async ({ name, weight }) => {
      const imported = await importBytes(
        writePart10({
          ...identified,
          '00100020': { vr: 'LO', Value: [name] },
          '00101030': { vr: 'DS', Value: [weight] },
        }),
      );
      const dataSet = imported.instances[0]?.dataSet;
      expect(dataSet?.['00100020']?.Value ?? ['']).toEqual([name]);
      const [read] = dataSet?.['00101030']?.Value ?? [];
      expect(Math.abs(Number(read) - weight)).toBeLessThanOrEqual(Math.abs(weight) * 1e-8);
    }),
    { numRuns: 50 },
  );
});

describe('what does not fit is refused, not bent', () => {
  it.each([
    ['a number above 16 bits', '00280010', { vr: 'US', Value: [65536] }],
    ['a fraction as an integer', '00280010', { vr: 'US', Value: [1.5] }],
    ['a negative unsigned number', '00209057', { vr: 'UL', Value: [-1] }],
    ['text as a binary number', '00280010', { vr: 'US', Value: ['12'] }],
    ['an item as text', '00100020', { vr: 'LO', Value: [{}] }],
    ['text as an item', '00409096', { vr: 'SQ', Value: ['x'] }],
    ['an undefined number', '00101030', { vr: 'DS', Value: [NaN] }],
    ['values of unknown coding', '00091001', { vr: 'UN', Value: ['x'] }],
    ['text longer than its length field', '00100020', { vr: 'LO', Value: ['x'.repeat(65_536)] }],
  ] satisfies [string, string, DataElement][])('%s', (_, tag, element) => {
    expect(writing(tag, element)).toThrow(RangeError);
  });
});

describe('a number as DS', () => {
  it.each([
    [0.1, '0.1'],
    [-223, '-223'],
    [1 / 3, '0.33333333333333'],
    [-1 / 3, '-0.3333333333333'],
    [-1.23456789012e-100, '-1.234567890e-100'],
    [368_080_000, '368080000'],
  ])('%d is written as %s', (value, expected) => {
    expect(decimalText(value).length).toBeLessThanOrEqual(16);
    expect(Number(decimalText(value))).toBe(Number(expected));
  });
});
