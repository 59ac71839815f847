import { items, number, type DataSet } from '#core/imaging/dataset.ts';

/** Columns and rows, or values along x (to the right) and y (down). */
export type Pair = readonly [number, number];

/** Physical Units X, Y Direction (0018,6024), (0018,6026), as PS3.3 C.8.5.5.1.15 numbers them. */
export const US_UNITS = { cm: 3, s: 4, Hz: 5, 'cm/s': 7 } as const;

/** One item of the Sequence of Ultrasound Regions (0018,6011), PS3.3 C.8.5.5. Pixels count from 0. */
export interface UsRegion {
  /** Its place in the sequence, from 1. */
  readonly number: number;
  /** Bit 0 of the flags: another region goes first where both lie over a pixel. */
  readonly lowPriority: boolean;
  /** Top left and bottom right pixel, both inside. */
  readonly from: Pair;
  readonly to: Pair;
  /** Pixel of the reference values, from the top left of the region. */
  readonly reference: Pair;
  /** Codes of the units; 0 (none) where the attribute is missing. */
  readonly units: Pair;
  readonly referenceValue: Pair;
  /** Change for a pixel to the right and down, with its sign; NaN where the attribute is missing or no number. */
  readonly delta: Pair;
}

/** The regions of an image in the order of their items; an item without a rectangle covers no pixel and is left out. */
export function usRegions(dataSet: DataSet): readonly UsRegion[] {
  return items(dataSet, '00186011').flatMap((item, index) => {
    const pair = (x: string, y: string, absent: number): Pair => [number(item, x) ?? absent, number(item, y) ?? absent];
    const [from, to] = [pair('00186018', '0018601A', NaN), pair('0018601C', '0018601E', NaN)];
    if (![...from, ...to].every(Number.isFinite)) return [];
    return [
      {
        number: index + 1,
        lowPriority: ((number(item, '00186016') ?? 0) & 1) === 1,
        from,
        to,
        reference: pair('00186020', '00186022', 0),
        units: pair('00186024', '00186026', 0),
        referenceValue: pair('00186028', '0018602A', 0),
        delta: pair('0018602C', '0018602E', NaN),
      },
    ];
  });
}

/** A pixel is as wide as from half a pixel before its centre to half a pixel behind it. */
const isInside = ({ from, to }: UsRegion, [x, y]: Pair) =>
  x >= from[0] - 0.5 && x <= to[0] + 0.5 && y >= from[1] - 0.5 && y <= to[1] + 0.5;

const areaOf = ({ from, to }: UsRegion) => (to[0] - from[0] + 1) * (to[1] - from[1] + 1);

/**
 * The region a point in pixels belongs to (us.md 2.1): of those that hold it the one of higher priority, then of smaller
 * area, then the earlier one; undefined where none does.
 */
export function usRegionAt(regions: readonly UsRegion[], point: Pair): UsRegion | undefined {
  return regions
    .filter((region) => isInside(region, point))
    .toSorted(
      (a, b) => Number(a.lowPriority) - Number(b.lowPriority) || areaOf(a) - areaOf(b) || a.number - b.number,
    )[0];
}

/** The values at a point in pixels, in the units of the axes and with their sign (us.md 2.2). */
export function usValueAt({ from, reference, referenceValue, delta }: UsRegion, [x, y]: Pair): Pair {
  return [
    referenceValue[0] + (x - (from[0] + reference[0])) * delta[0],
    referenceValue[1] + (y - (from[1] + reference[1])) * delta[1],
  ];
}
