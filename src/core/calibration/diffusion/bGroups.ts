import { bValueOf, implausibleB, withDamage, type FoundBValue } from '#core/calibration/diffusion/bValue.ts';
import { directionOf, isDerivedMap } from '#core/calibration/diffusion/direction.ts';
import { dot, type Vector3 } from '#core/geometry/grid.ts';
import type { DataSet } from '#core/imaging/dataset.ts';

/** Values this close are one b-group: 5 s/mm², or 1 % above 500 (scanners state nominal and actual values). */
const closeness = (b: number) => (b > 500 ? Math.max(5, 0.01 * b) : 5);

/**
 * Labels of the b-groups by value: the median of each group, rounded to 1 s/mm² (mri-adc.md section 2). A group reaches
 * no further than the tolerance from its lowest member, so that close values do not chain into one.
 */
export function bGroupLabels(values: readonly number[]): ReadonlyMap<number, number> {
  const sorted = [...values].sort((a, b) => a - b);
  const groups: number[][] = [];
  for (const b of sorted) {
    const group = groups.at(-1);
    const lowest = group?.[0];
    if (group && lowest !== undefined && b - lowest <= closeness(lowest)) group.push(b);
    else groups.push([b]);
  }
  return new Map(groups.flatMap((group) => group.map((b) => [b, Math.round(median(group))] as const)));
}

function median(sorted: readonly number[]): number {
  const middle = (sorted.length - 1) / 2;
  return ((sorted[Math.floor(middle)] ?? NaN) + (sorted[Math.ceil(middle)] ?? NaN)) / 2;
}

export interface DiffusionImage {
  /** Label of its b-group, s/mm². */
  readonly b: number | undefined;
  /** Of images of one direction in a b-group the vector of the first: unit length, in the vendor's frame. */
  readonly direction: 'trace' | Vector3 | undefined;
  readonly map: 'adc' | 'other' | undefined;
  readonly found: FoundBValue | undefined;
}

/** Labels at or below this count as b = 0: they have no direction. */
const ZERO = 5;

/**
 * What each image of one series is to diffusion. Where another image has b > 0, an image that states none is b = 0 (row
 * 10: Canon and GE omit it); one that states a b out of range has none.
 */
export function diffusionImages(dataSets: readonly DataSet[]): readonly DiffusionImage[] {
  const seen = dataSets.map((dataSet) => ({ dataSet, map: isDerivedMap(dataSet), found: bValueOf(dataSet) }));
  const weighted = seen.some(({ map, found }) => map === undefined && found !== undefined && found.b > 0);
  const values = seen.flatMap(({ map, found }) => (map === undefined && found ? [found.b] : []));
  const labels = bGroupLabels(weighted ? [...values, 0] : values);
  const directions = new Map<number, Vector3[]>();
  return seen.map(({ dataSet, map, found }) => {
    if (map !== undefined) return { b: undefined, direction: undefined, map, found };
    const assumed = found ?? (weighted && !implausibleB(dataSet) ? assumedZero(dataSet) : undefined);
    const b = assumed && labels.get(assumed.b);
    const direction = b === undefined || b <= ZERO ? undefined : directionOf(dataSet);
    if (b === undefined || direction === undefined || direction === 'trace')
      return { b, direction, map, found: assumed };
    const known = directions.get(b) ?? [];
    const same = sameDirection(known, direction);
    if (!same) directions.set(b, [...known, direction]);
    return { b, direction: same ?? direction, map, found: assumed };
  });
}

/** Unit vectors are one direction from this |dot| on (mri-adc.md 2.2): headers print them with few decimals. */
const SAME_DIRECTION = 0.9999;

/** The nearest of the known directions that is the same as this one, sign ignored. */
function sameDirection(known: readonly Vector3[], direction: Vector3): Vector3 | undefined {
  const near = known.map((other) => ({ other, cosine: Math.abs(dot(other, direction)) }));
  const nearest = near.toSorted((a, b) => b.cosine - a.cosine)[0];
  return nearest && nearest.cosine >= SAME_DIRECTION ? nearest.other : undefined;
}

/** Row 10, for an image of a series known to be diffusion. */
export const assumedZero = (dataSet: DataSet) => withDamage(ASSUMED_ZERO, dataSet);

const ASSUMED_ZERO: FoundBValue = {
  b: 0,
  source: 'assumed',
  warnings: [{ code: 'ADC_W_B0_ASSUMED', message: 'Images without a b-value are taken as b = 0.', tag: '(0018,9087)' }],
};
