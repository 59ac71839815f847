import { describe, expect, it } from 'vitest';
import { canonicalJson } from '#core/ledger/canonical.ts';

describe('canonicalJson', () => {
  it('gives the example of RFC 8785 section 3.2.3', () => {
    const value = {
      numbers: [333333333.33333329, 1e30, 4.5, 2e-3, 0.000000000000000000000000001],
      string: '\u20ac$\u000f\u000aA\'\u0042\u0022\u005c\\"/',
      literals: [null, true, false],
    };
    expect(canonicalJson(value)).toBe(
      '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],' +
        '"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
    );
  });

  it('sorts keys by UTF-16 code units (RFC 8785 section 3.2.3)', () => {
    const value = { '\u20ac': 1, '\r': 2, '\ufb33': 3, '1': 4, '\ud83d\ude00': 5, '\u0080': 6, '\u00f6': 7 };
    const keys = [...canonicalJson(value).matchAll(/:(\d)/g)].map(([, digit]) => digit);
    expect(keys).toEqual(['2', '4', '6', '7', '1', '5', '3']);
  });

  it('writes minus zero as 0 and leaves out undefined members', () => {
    expect(canonicalJson({ a: -0, b: undefined })).toBe('{"a":0}');
  });

  it.each([NaN, Infinity, undefined, () => 1, '\ud800', new Date(0), [undefined], { deep: NaN }])(
    'refuses what JSON cannot say: %s',
    (value) => expect(() => canonicalJson(value)).toThrow(TypeError),
  );
});
