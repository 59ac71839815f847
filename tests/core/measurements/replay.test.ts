import { describe, expect, it } from 'vitest';
import type { Measurement } from '#core/measurements/measurement.ts';
import { measureRegion } from '#core/measurements/measureRegion.ts';
import { sameMeasurement } from '#core/measurements/replay.ts';
import { axialGrid } from '../../builders/fields.ts';
import { builtKernels } from '../../builders/kernels.ts';
import { requestOf, volumeOf } from '../../builders/regionRequests.ts';

const { summarise } = await builtKernels();
const grid = axialGrid([12, 12, 6], [4, 4, 4]);
const sphere = { kind: 'sphere', centre: [22, 22, 10], radius: 12 } as const;

function measured(stored: (i: number) => number, factor = 1): Measurement {
  const meaning = {
    factor: new Float64Array(6).fill(factor),
    record: { formula: 'V F', filled: `V ${factor}`, terms: [], candidates: [] },
  };
  const request = requestOf(sphere, volumeOf(grid, stored), { quantity: 'SUVbw', meaning });
  const [measurement] = measureRegion(request, summarise);
  if (!measurement) throw new Error('the sphere was not measured');
  return measurement;
}

describe('a replay', () => {
  const recorded = measured((i) => Math.sqrt(i));

  it('of the same voxels is identical, also after storage as JSON', () => {
    const stored = JSON.parse(JSON.stringify(recorded)) as Measurement;
    expect(
      sameMeasurement(
        stored,
        measured((i) => Math.sqrt(i)),
      ),
    ).toEqual({ identical: true, differences: [] });
  });

  it('names the voxels and every statistic that differ', () => {
    const { identical, differences } = sameMeasurement(
      recorded,
      measured((i) => Math.sqrt(i + 1)),
    );
    expect(identical).toBe(false);
    expect(differences[0]).toMatch(/^The voxels \(digest\): [0-9a-f]{64} when recorded, [0-9a-f]{64} now\.$/);
    expect(differences.some((difference) => difference.startsWith('max: '))).toBe(true);
    expect(differences.some((difference) => difference.startsWith('count: '))).toBe(false);
  });

  it('names a formula that gives other values from the same voxels', () => {
    const { differences } = sameMeasurement(
      recorded,
      measured((i) => Math.sqrt(i), 2),
    );
    expect(differences).toContain('The formula: V 1 when recorded, V 2 now.');
    expect(differences.some((difference) => difference.includes('digest'))).toBe(false);
  });

  it('sees a difference in the last bit', () => {
    const values = recorded.values.map((value) => ({ ...value, value: value.value * (1 + Number.EPSILON) }));
    expect(sameMeasurement(recorded, { ...recorded, values }).identical).toBe(false);
  });

  it('tells a statistic that is absent now, and a failure', () => {
    const failure = { code: 'SUV_E_WEIGHT', message: 'Weight is missing.' };
    const { differences } = sameMeasurement(recorded, { ...recorded, values: [], failure });
    expect(differences).toContain('The outcome: measured when recorded, SUV_E_WEIGHT now.');
    expect(
      differences.some((difference) => /^mean: .* g\/ml\{SUVbw\} when recorded, none now\.$/.test(difference)),
    ).toBe(true);
  });
});
