import { describe, expect, it } from 'vitest';
import { searchedRows, tagRows } from '#features/facts/tagRows.ts';

const header = {
  '00540016': {
    vr: 'SQ',
    Value: [{ '00181074': { vr: 'DS', Value: ['368080000'] } }, { '00181074': { vr: 'DS', Value: ['1'] } }],
  },
  '00101030': { vr: 'DS', Value: ['70'] },
  '00091001': { vr: 'UN', bytes: new Uint8Array(12) },
  '00280030': { vr: 'DS', Value: ['2.2', '2.2'] },
  '00104000': { vr: 'LT' },
};

describe('tagRows', () => {
  it('lists attributes by tag, items of sequences below their sequence', () => {
    expect(tagRows(header).map(({ tag, depth, value }) => [depth, tag, value])).toEqual([
      [0, '(0009,1001)', '12 bytes'],
      [0, '(0010,1030)', '70'],
      [0, '(0010,4000)', ''],
      [0, '(0028,0030)', '2.2 \\ 2.2'],
      [0, '(0054,0016)', '2 items'],
      [1, '(0018,1074)', '368080000'],
      [1, '(0018,1074)', '1'],
    ]);
  });

  it('names public attributes and says which are private', () => {
    const names = new Map(tagRows(header).map(({ tag, name }) => [tag, name]));
    expect(names.get('(0010,1030)')).toBe("Patient's Weight");
    expect(names.get('(0009,1001)')).toBe('Private');
  });

  it('gives every row its own path', () => {
    const paths = tagRows(header).map(({ path }) => path);
    expect(new Set(paths).size).toBe(paths.length);
  });

  it('cuts text that is a whole document', () => {
    const [row] = tagRows({ '00104000': { vr: 'LT', Value: ['x'.repeat(5000)] } });
    expect(row?.value).toHaveLength(201);
  });
});

it.each([
  ['weight', 1],
  ['00101030', 1],
  ['(0010,1030)', 1],
  ['dose', 2],
  ['dose 368', 1],
  ['nothing like it', 0],
])('finds “%s” in %d rows', (search, count) => {
  expect(searchedRows(tagRows(header), search)).toHaveLength(count);
});
