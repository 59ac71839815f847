import { expect, it } from 'vitest';
import { withheldGroups } from '#features/library/withheldGroups.ts';

const withheld = (file: string, code: string) => ({
  file,
  code,
  message: `${file} is bad`,
  remedy: `remedy of ${code}`,
});

it('groups withheld files by reason, the most frequent first, and names every file', () => {
  const groups = withheldGroups([
    withheld('a', 'INP_E_NOT_DICOM'),
    withheld('b', 'INP_E_TRUNCATED'),
    withheld('c', 'INP_E_TRUNCATED'),
  ]);
  expect(groups.map(({ code, files }) => [code, files.map(({ file }) => file)])).toEqual([
    ['INP_E_TRUNCATED', ['b', 'c']],
    ['INP_E_NOT_DICOM', ['a']],
  ]);
});
