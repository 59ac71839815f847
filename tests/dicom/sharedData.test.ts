import { describe, expect, it } from 'vitest';
import { decodePlan } from '#dicom/decodePlan.ts';
import { importPath } from '../builders/files.ts';
import { hasShared, sharedPath } from '../builders/shared.ts';

describe.skipIf(!hasShared('data'))('all reference data', () => {
  it.each(['bold', 'dwi', 'ibsi', 'longitudinal', 'malformed', 'pet-ct', 'sr-seg-rtstruct', 'transfer-syntaxes', 'us'])(
    '%s: nothing throws and every file is accounted for',
    async (folder) => {
      const { manifest } = await importPath(sharedPath('data', folder));
      const { studies, withheld, received, shown } = manifest;
      expect(received).toBe(shown + withheld.length);
      expect(
        withheld.every(({ code, message, remedy }) => /^IN[PT]_E_/.test(code) && message !== '' && remedy !== ''),
      ).toBe(true);
      const series = studies.flatMap((study) => study.series);
      expect(series.reduce((sum, { instances }) => sum + instances.length, 0)).toBe(shown);
      const stacks = series.flatMap((entry) => entry.stacks);
      expect(new Set(stacks.map(({ id }) => id)).size).toBe(stacks.length);
      expect(stacks.filter((stack) => !decodePlan(stack).ok)).toEqual([]);
    },
  );
});

describe.skipIf(!hasShared('data', 'malformed'))('malformed files', () => {
  it('are read or named (README of the data)', async () => {
    const { manifest } = await importPath(sharedPath('data', 'malformed', 'pydicom'));
    const codes = new Map(manifest.withheld.map(({ file, code }) => [file.split('/').at(-1), code]));
    expect(Object.fromEntries(codes)).toMatchObject({
      'MR_truncated.dcm': 'INP_E_TRUNCATED',
      'rtplan_truncated.dcm': 'INP_E_TRUNCATED',
      'meta_missing_tsyntax.dcm': 'INP_E_NO_UID',
      'empty_charset_LEI.dcm': 'INP_E_NO_UID',
    });
    const shown = manifest.studies.flatMap(({ series }) =>
      series.flatMap(({ instances }) => instances.map(({ file }) => file.name.split('/').at(-1))),
    );
    expect(shown).toEqual(
      expect.arrayContaining([
        'badVR.dcm',
        'bad_sequence.dcm',
        'explicit_VR-UN.dcm',
        'reportsi_with_empty_number_tags.dcm',
      ]),
    );
  });
});
