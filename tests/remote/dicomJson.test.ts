import { describe, expect, it } from 'vitest';
import { dataSetsOf } from '#remote/dicomJson.ts';

const read = (value: unknown) =>
  dataSetsOf(new TextEncoder().encode(typeof value === 'string' ? value : JSON.stringify(value)));
const only = (element: unknown) => {
  const read1 = read([{ '00100010': element }]);
  if (!read1.ok) throw new Error(read1.failure.message);
  return read1.value[0]?.['00100010'];
};

describe('DICOM JSON (PS3.18 Annex F)', () => {
  it('reads the example of section F.2.1.2.1', () => {
    const result = read([
      {
        '00080005': { vr: 'CS', Value: ['ISO_IR192'] },
        '00080061': { vr: 'CS', Value: ['CT', 'PET'] },
        '00080090': { vr: 'PN', Value: [{ Alphabetic: '^Bob^^Dr.' }] },
        '00091002': { vr: 'UN', InlineBinary: 'z0x9c8v7' },
        '00100010': {
          vr: 'PN',
          Value: [{ Alphabetic: 'Wang^XiaoDong', Ideographic: '王^小東', Phonetic: '' }],
        },
        '00201206': { vr: 'IS', Value: [4] },
        '0020000d': { vr: 'UI', Value: ['1.2.392.200036.9116.2.2.2.1762893313.1029997326.945873'] },
        '00081199': { vr: 'SQ', Value: [{ '00081150': { vr: 'UI', Value: ['1.2'] } }, {}] },
        '00100030': { vr: 'DA' },
        '7FE00010': { vr: 'OW', BulkDataURI: 'http://elsewhere/bulk/1' },
      },
    ]);
    expect(result.ok && result.value).toEqual([
      {
        '00080005': { vr: 'CS', Value: ['ISO_IR192'] },
        '00080061': { vr: 'CS', Value: ['CT', 'PET'] },
        '00080090': { vr: 'PN', Value: ['^Bob^^Dr.'] },
        '00091002': { vr: 'UN', bytes: new Uint8Array([0xcf, 0x4c, 0x7d, 0x73, 0xcb, 0xfb]) },
        '00100010': { vr: 'PN', Value: ['Wang^XiaoDong'] },
        '00201206': { vr: 'IS', Value: ['4'] },
        '0020000D': { vr: 'UI', Value: ['1.2.392.200036.9116.2.2.2.1762893313.1029997326.945873'] },
        '00081199': { vr: 'SQ', Value: [{ '00081150': { vr: 'UI', Value: ['1.2'] } }, {}] },
        '00100030': { vr: 'DA' },
        '7FE00010': { vr: 'OW' },
      },
    ]);
  });

  it.each([
    [{ vr: 'DS', Value: [2.5, '1.0 '] }, ['2.5', '1.0']],
    [{ vr: 'FD', Value: ['NaN', 'inf', '-Infinity', 0.5] }, [NaN, Infinity, -Infinity, 0.5]],
    [{ vr: 'UV', Value: ['12'] }, [12]],
    [{ vr: 'LO', Value: ['a', null] }, ['a', '']],
    [{ vr: 'PN', Value: [{}, null, { Ideographic: '王' }] }, ['', '', '']],
    [{ vr: 'SQ', Value: [null] }, [{}]],
  ])('%j', (element, values) => expect(only(element)?.Value).toEqual(values));

  const deep = (levels: number): unknown =>
    levels === 0 ? {} : { '00081199': { vr: 'SQ', Value: [deep(levels - 1)] } };
  it.each([
    ['<html>', 'it is not JSON'],
    [{}, 'it is not a list'],
    [[null], 'a data set is not an object'],
    [[{ PatientName: { vr: 'PN' } }], 'an element has no tag'],
    [[{ '00100010': 'x' }], 'element 00100010 has no VR'],
    [[{ '00100010': { vr: 'toolong' } }], 'element 00100010 has no VR'],
    [[{ '00100010': { vr: 'LO', Value: 'x' } }], 'the value of 00100010 is not a list'],
    [[{ '00100010': { vr: 'OB', InlineBinary: '***' } }], 'the binary of 00100010 is not base64'],
    [[{ '00100010': { vr: 'OB', InlineBinary: 1 } }], 'the binary of 00100010 is not text'],
    [[{ '00100010': { vr: 'US', Value: ['x'] } }], 'a value of VR US is not a number'],
    [[{ '00100010': { vr: 'LO', Value: [{}] } }], 'a value of VR LO is neither text nor number'],
    [[{ '00100010': { vr: 'PN', Value: [1] } }], 'a person name is not an object'],
    [[{ '00100010': { vr: 'SQ', Value: ['x'] } }], 'a data set is not an object'],
    [[deep(40)], 'its sequences are too deep'],
  ])('refuses %j', (json, words) => {
    const result = read(json);
    expect(result.ok ? 'ok' : result.failure.code).toBe('INT_E_ANSWER');
    expect(result.ok ? '' : result.failure.message).toContain(words);
  });

  it('refuses bytes that are no UTF-8', () => {
    expect(dataSetsOf(new Uint8Array([0x5b, 0x22, 0xff, 0x22, 0x5d])).ok).toBe(false);
  });
});
