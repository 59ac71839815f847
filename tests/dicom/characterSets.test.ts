import { describe, expect, it } from 'vitest';
import { text } from '#core/imaging/dataset.ts';
import { textDecoding } from '#dicom/characterSets.ts';
import { latin } from '../builders/dicom.ts';
import { importPath } from '../builders/files.ts';
import { hasShared, sharedPath } from '../builders/shared.ts';

/** PS3.5 annexes H, I and J print these names with their bytes. */
describe('the examples of PS3.5', () => {
  it.each([
    [
      'H.3.1 Japanese',
      ['', 'ISO 2022 IR 87'],
      'Yamada^Tarou=\x1b$B;3ED\x1b(B^\x1b$BB@O:\x1b(B',
      'Yamada^Tarou=山田^太郎',
    ],
    ['H.3.2 half width', ['ISO 2022 IR 13', 'ISO 2022 IR 87'], '\xd4\xcf\xc0\xde^\xc0\xdb\xb3', 'ﾔﾏﾀﾞ^ﾀﾛｳ'],
    [
      'I.2 Korean',
      ['', 'ISO 2022 IR 149'],
      'Hong^Gildong=\x1b$)C\xfb\xf3^\x1b$)C\xd1\xce\xd4\xd7',
      'Hong^Gildong=洪^吉洞',
    ],
    ['J.3 Chinese', ['GB18030'], 'Wang^XiaoDong=\xcd\xf5^\xd0\xa1\xb6\xab', 'Wang^XiaoDong=王^小东'],
    ['K.2 Chinese by escape', ['', 'ISO 2022 IR 58'], 'Zhang^=\x1b$)A\xd5\xc5^', 'Zhang^=张^'],
  ])('%s', (_, terms, bytes, expected) => {
    expect(textDecoding(terms)(latin(bytes))).toBe(expected);
  });
});

describe('single-byte and undeclared', () => {
  it.each([
    [['ISO_IR 100'], '\xc4neas', 'Äneas'],
    [['ISO 2022 IR 100'], '\xc4neas', 'Äneas'],
    [['ISO_IR 144'], '\xbb\xee\xda', 'Люк'],
    [['ISO_IR 192'], '\xc3\x84neas', 'Äneas'],
    [['ISO_IR 166'], '\xa1', 'ก'],
    [['', 'ISO 2022 IR 144'], 'A\x1b-L\xbb^B', 'AЛ^B'],
    [[], '\xc3\x84neas', 'Äneas'],
    [[], '\xc4neas', 'Äneas'],
    [['no such set'], 'plain', 'plain'],
  ])('%j', (terms, bytes, expected) => {
    expect(textDecoding(terms)(latin(bytes))).toBe(expected);
  });

  it('reaches the supplementary Japanese set', () => {
    // JIS X 0212 row 16 cell 1.
    expect(textDecoding(['', 'ISO 2022 IR 159'])(latin('\x1b$(D0!'))).toBe('丂');
  });
});

describe.skipIf(!hasShared('data', 'malformed', 'charsets'))('real files (names as pydicom decodes them)', () => {
  it.each([
    ['chrArab', 'قباني^لنزار'],
    ['chrFren', 'Buc^Jérôme'],
    ['chrGerm', 'Äneas^Rüdiger'],
    ['chrGreek', 'Διονυσιος'],
    ['chrH31', 'Yamada^Tarou'],
    ['chrH32', 'ﾔﾏﾀﾞ^ﾀﾛｳ'],
    ['chrHbrw', 'שרון^דבורה'],
    ['chrI2', 'Hong^Gildong'],
    ['chrJapMulti', 'やまだ^たろう'],
    ['chrKoreanMulti', '김희중'],
    ['chrRuss', 'Люкceмбypг'],
    ['chrX1', 'Wang^XiaoDong'],
    ['chrX2', 'Wang^XiaoDong'],
  ])('%s', async (name, expected) => {
    const { instances } = await importPath(sharedPath('data', 'malformed', 'charsets', `${name}.dcm`));
    expect(instances.map(({ dataSet }) => text(dataSet, '00100010'))).toEqual([expected]);
  });
});
