import { describe, expect, it } from 'vitest';
import { nextRegionName } from '#core/regions/naming.ts';
import type { LesionRole } from '#core/regions/region.ts';

describe('nextRegionName', () => {
  it.each<[LesionRole, boolean, readonly string[], string]>([
    ['target', false, [], 'T1'],
    ['target', false, ['T1', 'T2'], 'T3'],
    ['target', false, ['T1', 'T3'], 'T2'],
    ['target', true, ['T1'], 'N1'],
    ['non-target', false, ['T1', 'N1'], 'NT1'],
    ['non-target', true, ['N1'], 'N2'],
    ['reference', false, ['R1'], 'R2'],
    ['reference', true, [], 'R1'],
    ['none', false, ['M1', 'm2 ', 'liver'], 'M3'],
    ['none', true, [], 'N1'],
  ])('of a %s region (node %s) beside %j is %4$s', (role, node, taken, name) => {
    expect(nextRegionName(role, node, taken)).toBe(name);
  });
});
