import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { distance, type Vector3 } from '#core/geometry/grid.ts';
import {
  inverse,
  mapDirection,
  mapPoint,
  rigidFit,
  transformBetween,
  type RigidTransform,
} from '#core/geometry/registration.ts';

/** Quarter turn about the head axis and a shift: (x, y, z) → (−y + 5, x − 7, z + 11). */
const QUARTER: RigidTransform = {
  rotation: [
    [0, -1, 0],
    [1, 0, 0],
    [0, 0, 1],
  ],
  translation: [5, -7, 11],
};

const POINTS: readonly Vector3[] = [
  [0, 0, 0],
  [100, 0, 0],
  [0, 80, 0],
  [10, 20, 60],
];

const pairsBy = (transform: RigidTransform, points: readonly Vector3[]) =>
  points.map((from) => ({ from, to: mapPoint(transform, from) }));

/** Rotation about an axis (Rodrigues), written out for the test. */
function rotation([x, y, z]: Vector3, angle: number): RigidTransform['rotation'] {
  const [c, s] = [Math.cos(angle), Math.sin(angle)];
  const t = 1 - c;
  return [
    [t * x * x + c, t * x * y - s * z, t * x * z + s * y],
    [t * x * y + s * z, t * y * y + c, t * y * z - s * x],
    [t * x * z - s * y, t * y * z + s * x, t * z * z + c],
  ];
}

describe('rigidFit', () => {
  it('finds a quarter turn with a shift from four points, without rest', () => {
    const fit = rigidFit(pairsBy(QUARTER, POINTS));
    if (!fit.ok) throw new Error(fit.failure.message);
    expect(fit.value.method).toBe('landmarks');
    expect(fit.value.rms).toBeLessThan(1e-9);
    expect(mapPoint(fit.value.transform, [3, 4, 5])[0]).toBeCloseTo(1, 9);
    expect(mapPoint(fit.value.transform, [3, 4, 5])[1]).toBeCloseTo(-4, 9);
    expect(mapPoint(fit.value.transform, [3, 4, 5])[2]).toBeCloseTo(16, 9);
  });

  it('finds any rotation and shift', () => {
    const axis = fc
      .tuple(fc.double({ min: -1, max: 1, noNaN: true }), fc.double({ min: 0, max: 6.28, noNaN: true }))
      .map(([z, phi]): Vector3 => [Math.sqrt(1 - z * z) * Math.cos(phi), Math.sqrt(1 - z * z) * Math.sin(phi), z]);
    const shift = fc.double({ min: -300, max: 300, noNaN: true });
    fc.assert(
      fc.property(axis, fc.double({ min: -3.1, max: 3.1, noNaN: true }), shift, (along, angle, by) => {
        const known: RigidTransform = { rotation: rotation(along, angle), translation: [by, -by, 2] };
        const fit = rigidFit(pairsBy(known, POINTS));
        if (!fit.ok) throw new Error(fit.failure.message);
        for (const point of [[12, -30, 45], [-200, 10, 90]] as const) {
          expect(distance(mapPoint(fit.value.transform, point), mapPoint(known, point))).toBeLessThan(1e-6);
        }
      }),
    ); // prettier-ignore
  });

  it('gives the root mean square of what is left: pairs 1 mm too far apart on both ends of a 100 mm line', () => {
    const fit = rigidFit([
      { from: [0, 0, 0], to: [-1, 0, 0] },
      { from: [100, 0, 0], to: [101, 0, 0] },
    ]);
    expect(fit).toMatchObject({ ok: true, value: { method: 'line', rms: 1 } });
  });

  it('turns two points by the least turn: the head stays up', () => {
    const fit = rigidFit(pairsBy(QUARTER, [[0, 0, 0], [50, 0, 0]])); // prettier-ignore
    if (!fit.ok) throw new Error(fit.failure.message);
    expect(fit.value.method).toBe('line');
    expect(mapDirection(fit.value.transform, [0, 0, 1])[2]).toBeCloseTo(1, 9);
    expect(mapPoint(fit.value.transform, [50, 0, 0])[1]).toBeCloseTo(43, 9);
  });

  it('turns a line end over end where its points say so', () => {
    const fit = rigidFit([
      { from: [0, 0, -10], to: [0, 0, 10] },
      { from: [0, 0, 10], to: [0, 0, -10] },
    ]);
    if (!fit.ok) throw new Error(fit.failure.message);
    expect(fit.value.rms).toBeLessThan(1e-9);
  });

  it('makes one pair a shift without a turn', () => {
    const fit = rigidFit([{ from: [1, 2, 3], to: [11, 22, 33] }]);
    expect(fit).toMatchObject({
      ok: true,
      value: { method: 'offset', rms: 0, transform: { translation: [10, 20, 30] } },
    });
  });

  it('refuses no pairs, and points that give no direction', () => {
    expect(rigidFit([])).toMatchObject({ ok: false, failure: { code: 'REG_E_NO_PAIRS' } });
    expect(
      rigidFit([
        { from: [0, 0, 0], to: [0, 0, 0] },
        { from: [0.5, 0, 0], to: [50, 0, 0] },
      ]),
    ).toMatchObject({ ok: false, failure: { code: 'REG_E_COINCIDENT' } });
  });
});

describe('transformBetween', () => {
  const registration = (from: string, to: string, transform = QUARTER) => ({
    from, to, transform, method: 'landmarks' as const, rms: 0, pairs: [],
  }); // prettier-ignore

  it('leads there, back, and nowhere without a registration or a frame of reference', () => {
    const there = transformBetween([registration('a', 'b')], 'a', 'b');
    const back = transformBetween([registration('a', 'b')], 'b', 'a');
    if (!there || !back) throw new Error('no way');
    expect(mapPoint(there, [3, 4, 5])).toEqual([1, -4, 16]);
    expect(distance(mapPoint(back, [1, -4, 16]), [3, 4, 5])).toBeLessThan(1e-12);
    expect(transformBetween([registration('a', 'b')], 'a', 'c')).toBeUndefined();
    expect(transformBetween([], '', '')).toBeUndefined();
    expect(transformBetween([], undefined, 'a')).toBeUndefined();
  });

  it('needs none within one frame of reference, and takes the latest of several', () => {
    const same = transformBetween([], 'a', 'a');
    expect(same && mapPoint(same, [1, 2, 3])).toEqual([1, 2, 3]);
    const latest = transformBetween([registration('a', 'b'), registration('b', 'a', inverse(QUARTER))], 'a', 'b');
    expect(latest && distance(mapPoint(latest, [3, 4, 5]), [1, -4, 16])).toBeLessThan(1e-12);
  });
});
