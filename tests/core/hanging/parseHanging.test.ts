import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { matchesPattern } from '#core/hanging/matchesPattern.ts';
import { parseHanging } from '#core/hanging/parseHanging.ts';

const valid = () => ({
  name: 'Trial', version: 1,
  rules: [{
    name: 'CT', studies: 'one', layout: '1x1', selectors: { ct: { kind: ['ct'] } },
    cells: [{ series: ['ct'], orientation: 'axial', projection: { kind: 'min', thickness: 10 } }] as object[],
  }] as object[],
}); // prettier-ignore

const withRule = (change: object) => ({ ...valid(), rules: [{ ...valid().rules[0], ...change }] });
const withCell = (change: object) => withRule({ cells: [{ series: ['ct'], orientation: 'native', ...change }] });

describe('parseHanging', () => {
  it('reads a valid protocol as it stands, and the one served with the app', () => {
    expect(parseHanging(valid())).toEqual({ ok: true, value: valid() });
    expect(parseHanging(JSON.parse(readFileSync('public/hanging.default.json', 'utf8'))).ok).toBe(true);
  });

  it.each([
    ['no object', null, 'file'],
    ['no rules', { ...valid(), rules: [] }, 'rules'],
    ['a version that is no whole number', { ...valid(), version: 1.5 }, 'version'],
    ['an unknown member', { ...valid(), author: 'x' }, 'author'],
    ['two rules of one name', { ...valid(), rules: [valid().rules[0], valid().rules[0]] }, 'two rules have the same name'],
    ['an unknown layout', withRule({ layout: '5x5' }), 'rule 1, layout'],
    ['an unknown kind', withRule({ selectors: { ct: { kind: ['xray'] } } }), 'rule 1, selectors, ct, kind'],
    ['a modality in small letters', withRule({ selectors: { ct: { modality: ['ct'] } } }), 'rule 1, selectors, ct, modality'],
    ['five cells', withRule({ cells: Array.from({ length: 5 }, () => ({ series: ['ct'], orientation: 'native' })) }), 'rule 1, cells'],
    ['a cell of an unknown selector', withCell({ series: ['mr'] }), 'rule 1, cell 1, series: no selector is named "mr"'],
    ['a fusion of an unknown selector', withCell({ fused: 'pet' }), 'rule 1, cell 1, fused: no selector is named "pet"'],
    ['a minimum through the whole volume', withCell({ projection: { kind: 'min', thickness: 'whole' } }), 'rule 1, cell 1, projection'],
    ['a slab of no thickness', withCell({ projection: { kind: 'max', thickness: 0 } }), 'rule 1, cell 1, projection'],
    [
      'selectors that lean on each other',
      withRule({ selectors: { ct: { sameSpaceAs: 'mr' }, mr: { sameSpaceAs: 'ct' } } }),
      'leans on a selector that itself leans on another',
    ],
    ['a selector that leans on nothing', withRule({ selectors: { ct: { sameSpaceAs: 'mr' } } }), 'no selector is named "mr"'],
  ])('refuses %s, naming the place', (_what, json, place) => {
    const parsed = parseHanging(json);
    if (parsed.ok) throw new Error('accepted');
    expect(parsed.failure.code).toBe('HANG_E_INVALID');
    expect(parsed.failure.message).toContain(place);
  }); // prettier-ignore

  it('names five places and counts the others', () => {
    const bad = { ...valid(), rules: Array.from({ length: 7 }, (_, at) => ({ name: `r${at}` })) };
    const parsed = parseHanging(bad);
    expect(parsed.ok ? '' : parsed.failure.message).toMatch(/\(and \d+ more\)/);
  });
});

describe('matchesPattern', () => {
  it.each([
    ['*t1*', 'SAG T1 post', true],
    ['t1*', 'SAG T1', false],
    ['*t1', 'SAG T1', true],
    ['ax*t2*fs', 'AX T2 TSE FS', true],
    ['ax*t2*fs', 'AX FS T2', false],
    ['ab*ba', 'aba', false],
    ['*', '', true],
    ['exact', 'EXACT', true],
    ['exact', 'exactly', false],
    ['a*a*a', 'aa', false],
    ['(.*)+$', '((((((((((((((((((((((((((((((', false],
  ])('%s on %s: %s', (pattern, text, fits) => {
    expect(matchesPattern(pattern, text)).toBe(fits);
  });
});
