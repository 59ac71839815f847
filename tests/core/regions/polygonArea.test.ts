import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Vector2 } from '#core/regions/hull.ts';
import { evenOddArea, signedArea } from '#core/regions/polygonArea.ts';

const rectangle = (x: number, y: number, width: number, height: number): readonly Vector2[] => [
  [x, y],
  [x + width, y],
  [x + width, y + height],
  [x, y + height],
];

describe('signedArea', () => {
  it('is positive from x towards y, negative the other way, 0 for nothing', () => {
    expect(signedArea(rectangle(1, 2, 5, 3))).toBe(15);
    expect(signedArea(rectangle(1, 2, 5, 3).toReversed())).toBe(-15);
    expect(signedArea([])).toBe(0);
  });

  it('does not lose a small lesion far from the origin', () => {
    expect(signedArea(rectangle(1e7, -1e7, 0.5, 0.5))).toBe(0.25);
  });
});

describe('evenOddArea', () => {
  it('is the shoelace area of a simple polygon, whichever way it turns', () => {
    const polygon: readonly Vector2[] = [[0, 0], [30, 0], [30, 8], [8, 8], [8, 20], [0, 20]]; // prettier-ignore
    expect(evenOddArea([polygon])).toBeCloseTo(336, 9);
    expect(evenOddArea([polygon.toReversed()])).toBeCloseTo(336, 9);
  });

  it('leaves out holes and counts what lies within them', () => {
    expect(evenOddArea([rectangle(0, 0, 10, 10), rectangle(2, 2, 6, 6), rectangle(4, 4, 2, 2)])).toBeCloseTo(100 - 36 + 4, 9); // prettier-ignore
  });

  it('leaves out where two outlines overlap', () => {
    expect(evenOddArea([rectangle(0, 0, 10, 10), rectangle(5, 5, 10, 10)])).toBeCloseTo(100 + 100 - 2 * 25, 9);
  });

  it('adds both loops of an eight, which the shoelace formula lets cancel', () => {
    const eight: readonly Vector2[] = [[0, 0], [10, 10], [10, 0], [0, 10]]; // prettier-ignore
    expect(signedArea(eight)).toBe(0);
    expect(evenOddArea([eight])).toBeCloseTo(50, 9);
  });

  it('leaves out the core of a pentagram', () => {
    const star = [0, 2, 4, 1, 3].map((step): Vector2 => [
      Math.sin((2 * Math.PI * step) / 5),
      Math.cos((2 * Math.PI * step) / 5),
    ]);
    // Five points; each has area (core side)²/4·tan 72°, core side = 2 sin 36°·(3-√5)... of a unit circumscribed star.
    const edge = 2 * Math.sin((2 * Math.PI) / 5);
    const point = edge * ((3 - Math.sqrt(5)) / 2);
    const base = edge * (Math.sqrt(5) - 2);
    expect(evenOddArea([star])).toBeCloseTo(5 * 0.5 * base * Math.sqrt(point ** 2 - (base / 2) ** 2), 9);
  });

  it('agrees with counting raster points by the even-odd rule', () => {
    const coordinate = fc.integer({ min: 0, max: 900 }).map((step) => step / 91 + 0.0123);
    const polygons = fc.array(fc.array(fc.tuple(coordinate, coordinate), { minLength: 3, maxLength: 8 }), { minLength: 1, maxLength: 3 }); // prettier-ignore
    fc.assert(
      fc.property(polygons, (outlines) => {
        const step = 0.05;
        let points = 0;
        for (let x = step / 2; x < 10; x += step)
          for (let y = step / 2; y < 10; y += step)
            if (outlines.filter((outline) => isOdd(outline, x, y)).length % 2 === 1) points += 1;
        expect(Math.abs(points * step ** 2 - evenOddArea(outlines))).toBeLessThan(1.5);
      }),
      { numRuns: 15 },
    );
  });
});

const isOdd = (outline: readonly Vector2[], x: number, y: number) =>
  outline.reduce((odd, [x1, y1], index) => {
    const [x2, y2] = outline[(index + 1) % outline.length] ?? [x1, y1];
    const crosses = y1 > y !== y2 > y && x < x1 + ((y - y1) / (y2 - y1)) * (x2 - x1);
    return crosses ? !odd : odd;
  }, false);
