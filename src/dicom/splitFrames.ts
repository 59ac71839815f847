import { dot } from '#core/geometry/grid.ts';
import { number } from '#core/imaging/dataset.ts';
import type { Frame, StackKey } from '#core/imaging/series.ts';
import type { Notice } from '#core/result.ts';
import { normalOf, type Plane } from './plane.ts';

/** Frames at one place along the normal when closer than this, mm; or than 1 % of the slice thickness. */
const SAME_POSITION = 0.01;
const SAME_POSITION_OF_THICKNESS = 0.01;
/** Largest difference of a direction cosine within one orientation: 0.05 mm at 500 mm. */
const ORIENTATION_TOLERANCE = 1e-4;
/** Pixel spacings printed with different numbers of decimals are the same. */
const SPACING_TOLERANCE = 1e-4;

/** Frames that belong together, and what tells them apart from the others at the same positions. */
export interface FrameGroup {
  readonly frames: readonly Frame[];
  readonly key: StackKey;
  /** Words of the label, e.g. "b 1000". */
  readonly words: readonly string[];
  readonly warnings: readonly Notice[];
}

/**
 * One attribute that may tell images at one position apart. By `value`: images with equal values form a stack. By
 * `rank`: the n-th value of every position belongs to the n-th stack, as with times that differ from slice to slice.
 */
export interface Splitter {
  readonly by: 'value' | 'rank';
  readonly value: (frame: Frame) => number | string | undefined;
  readonly describe: (value: number | string, rank: number) => { readonly key: StackKey; readonly words: string };
  /** Told with every stack that this attribute had to be used. */
  readonly warning?: Notice;
}

const close = (a: readonly number[], b: readonly number[], tolerance: number) =>
  a.length === b.length && a.every((value, index) => Math.abs(value - (b[index] ?? NaN)) <= tolerance);

const relativelyClose = ([a, b]: readonly [number, number], [c, d]: readonly [number, number]) =>
  Math.abs(a - c) <= SPACING_TOLERANCE * a && Math.abs(b - d) <= SPACING_TOLERANCE * b;

function samePlane(a: Plane | undefined, b: Plane | undefined): boolean {
  if (!a || !b) return a === b;
  return close(a.row, b.row, ORIENTATION_TOLERANCE) && close(a.column, b.column, ORIENTATION_TOLERANCE);
}

function belongTogether(a: Frame, b: Frame): boolean {
  const sameSpacing = a.spacing && b.spacing ? relativelyClose(a.spacing, b.spacing) : a.spacing === b.spacing;
  const same = (tag: string) => number(a.dataSet, tag) === number(b.dataSet, tag);
  const frameOfReference = (frame: Frame) => frame.dataSet['00200052']?.Value?.[0];
  return (
    close(a.size, b.size, 0) &&
    sameSpacing &&
    samePlane(a.plane, b.plane) &&
    same('00280002') &&
    frameOfReference(a) === frameOfReference(b)
  );
}

/** Frames of the same size, pixel spacing, orientation, frame of reference and number of samples, in order of appearance. */
export function splitByPlane(frames: readonly Frame[]): readonly (readonly Frame[])[] {
  const parts: Frame[][] = [];
  for (const frame of frames) {
    const part = parts.find(([first]) => first !== undefined && belongTogether(first, frame));
    if (part) part.push(frame);
    else parts.push([frame]);
  }
  return parts;
}

/** Millimetres along the normal of the first frame; NaN without a position. */
export function depthsOf(frames: readonly Frame[]): ReadonlyMap<Frame, number> {
  const plane = frames[0]?.plane;
  const normal = plane && normalOf(plane);
  return new Map(frames.map((frame) => [frame, normal && frame.plane ? dot(frame.plane.origin, normal) : NaN]));
}

/** The frames at each position, in order along the normal. */
function positions(frames: readonly Frame[]): readonly (readonly Frame[])[] {
  const depths = depthsOf(frames);
  const depth = (frame: Frame) => depths.get(frame) ?? NaN;
  const thickness = (frames[0] && number(frames[0].dataSet, '00180050')) ?? 0;
  const same = Math.max(SAME_POSITION, SAME_POSITION_OF_THICKNESS * (Number.isFinite(thickness) ? thickness : 0));
  const buckets: Frame[][] = [];
  for (const frame of frames.toSorted((a, b) => depth(a) - depth(b))) {
    const bucket = buckets.at(-1);
    const first = bucket?.[0];
    if (bucket && first && depth(frame) - depth(first) <= same) bucket.push(frame);
    else buckets.push([frame]);
  }
  return buckets;
}

type Assignment = ReadonlyMap<number | string, readonly Frame[]>;

function byValue(buckets: readonly (readonly Frame[])[], { value }: Splitter): Assignment | undefined {
  const varies = buckets.some((bucket) => new Set(bucket.map(value)).size > 1);
  if (!varies) return undefined;
  const groups = new Map<number | string, Frame[]>();
  for (const frame of buckets.flat()) {
    const own = value(frame) ?? '';
    const group = groups.get(own);
    if (group) group.push(frame);
    else groups.set(own, [frame]);
  }
  // More values than images at a position: it follows the position too, and would tear volumes apart.
  const most = Math.max(...buckets.map((bucket) => bucket.length));
  return groups.size <= most ? groups : undefined;
}

function byRank(buckets: readonly (readonly Frame[])[], { value }: Splitter): Assignment | undefined {
  const groups = new Map<number, Frame[]>();
  for (const bucket of buckets) {
    const values = bucket.map((frame) => value(frame));
    if (bucket.length > 1 && (values.includes(undefined) || new Set(values).size < bucket.length)) return undefined;
    bucket
      .toSorted((a, b) => Number(value(a) ?? 0) - Number(value(b) ?? 0))
      .forEach((frame, rank) => groups.set(rank, [...(groups.get(rank) ?? []), frame]));
  }
  return groups;
}

const inOrder = (groups: Assignment) =>
  [...groups].toSorted(([a], [b]) =>
    typeof a === 'number' && typeof b === 'number'
      ? a - b
      : String(a).localeCompare(String(b), 'en', { numeric: true }),
  );

/** Rank splitting assumes that every position was imaged equally often; where not, a volume may be a mixture. */
function unevenTimes(buckets: readonly (readonly Frame[])[]): Notice | undefined {
  const counts = buckets.map((bucket) => bucket.length);
  const [least, most] = [Math.min(...counts), Math.max(...counts)];
  if (least === most) return undefined;
  return {
    code: 'INP_W_UNEVEN_POSITIONS',
    message: `Positions were imaged between ${least} and ${most} times: images of different times may stand side by side.`,
  };
}

function applied(
  group: FrameGroup,
  splitter: Splitter,
  buckets: readonly (readonly Frame[])[],
): readonly FrameGroup[] | undefined {
  const groups = splitter.by === 'value' ? byValue(buckets, splitter) : byRank(buckets, splitter);
  if (!groups) return undefined;
  const uneven = splitter.by === 'rank' ? unevenTimes(buckets) : undefined;
  const notices = [splitter.warning, uneven].flatMap((notice) => (notice ? [notice] : []));
  return inOrder(groups).map(([value, frames], rank) => {
    const { key, words } = splitter.describe(value, rank);
    return {
      frames,
      key: { ...group.key, ...key },
      words: words === '' ? group.words : [...group.words, words],
      warnings: [...group.warnings, ...notices],
    };
  });
}

/** Frames without a position, split by every attribute that varies among them; they stay in their order. */
export function splitUnplaced(group: FrameGroup, splitters: readonly Splitter[]): readonly FrameGroup[] {
  return splitters.reduce<readonly FrameGroup[]>(
    (groups, splitter) => groups.flatMap((part) => applied(part, splitter, [part.frames]) ?? [part]),
    [group],
  );
}

/**
 * Splits frames of one plane until no position is taken twice, each time by the first attribute that really varies at
 * one position. Frames without position are not split.
 */
export function splitByKey(group: FrameGroup, splitters: readonly Splitter[]): readonly FrameGroup[] {
  if (group.frames.some(({ plane }) => !plane)) return [group];
  const buckets = positions(group.frames);
  if (buckets.every((bucket) => bucket.length === 1)) return [group];
  for (const [index, splitter] of splitters.entries()) {
    const groups = applied(group, splitter, buckets);
    if (groups) return groups.flatMap((part) => splitByKey(part, splitters.slice(index + 1)));
  }
  return [group];
}
