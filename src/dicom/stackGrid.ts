import { dot, distance, normalized, scale, subtract, type Grid, type Vector3 } from '#core/geometry/grid.ts';
import { number, text } from '#core/imaging/dataset.ts';
import type { Frame } from '#core/imaging/series.ts';
import { failed, success, type Failure, type Notice, type Result } from '#core/result.ts';
import { normalOf, type Plane } from './plane.ts';

/** Slices count as evenly spaced when no gap strays from the mean by more than this fraction. */
export const SLICE_SPACING_TOLERANCE = 0.01;
/**
 * Otherwise no slice may lie further than this fraction of the step from its regular place. Scanners that move the
 * bed print steps like 3.19 and 3.29 around 3.27 mm: the positions are accurate, the single gaps are not.
 */
export const SLICE_DISPLACEMENT_TOLERANCE = 0.02;
/** A slice may lie this fraction of a pixel beside the line along the normal; positions are printed with few decimals. */
const SIDE_TOLERANCE = 0.1;
/** Millimetres; below it a displacement is rounding whatever the pixel size. */
const SIDE_FLOOR = 0.05;

export interface StackGeometry {
  readonly grid: Result<Grid, Failure>;
  readonly warnings: readonly Notice[];
}

const refused = (code: string, message: string, tag?: string): StackGeometry => ({
  grid: failed({ code, message, ...(tag !== undefined && { tag }) }),
  warnings: [],
});

const mm = (value: number) => value.toFixed(2).replace(/\.?0+$/, '');

interface Placed {
  readonly frames: readonly Frame[];
  readonly planes: readonly Plane[];
  readonly spacing: readonly [number, number];
}

/** Right-angled unit vectors from nearly right-angled ones; the row direction is kept. */
function axes({ row, column }: Plane): { row: Vector3; column: Vector3; normal: Vector3 } {
  const upright = normalized(subtract(column, scale(row, dot(row, column))));
  return { row, column: upright, normal: normalOf({ origin: row, row, column: upright }) };
}

function gridOf({ frames, planes, spacing }: Placed, step: number): Grid {
  const [first] = planes;
  const [frame] = frames;
  if (!first || !frame) throw new RangeError('a stack has at least one frame');
  return {
    dimensions: [frame.size[0], frame.size[1], frames.length],
    spacing: [spacing[0], spacing[1], step],
    origin: first.origin,
    ...axes(first),
    frameOfReferenceUid: text(frame.dataSet, '00200052') ?? '',
  };
}

function singleSlice(placed: Placed): StackGeometry {
  const stated = placed.frames[0] && number(placed.frames[0].dataSet, '00180050');
  const thickness = stated !== undefined && Number.isFinite(stated) && stated > 0 ? stated : undefined;
  const message =
    thickness === undefined
      ? 'Only one slice, and no Slice Thickness: volumes assume 1 mm.'
      : `Only one slice: volumes assume its thickness of ${mm(thickness)} mm.`;
  return {
    grid: success(gridOf(placed, thickness ?? 1)),
    warnings: [{ code: 'INP_W_SINGLE_SLICE', message, tag: '(0018,0050)' }],
  };
}

/** Missing slices: gaps that are about a whole multiple of the usual step. */
function unevenSpacing(depths: readonly number[], gaps: readonly number[]): StackGeometry {
  const usual = gaps.toSorted((a, b) => a - b)[Math.floor((gaps.length - 1) / 2)] ?? 0;
  const wide = gaps.flatMap((gap, index) => (gap > 1.5 * usual ? [index] : []));
  const warnings = wide.map((index) => {
    const missing = Math.round((gaps[index] ?? 0) / usual) - 1;
    const between = `${mm(depths[index] ?? 0)} and ${mm(depths[index + 1] ?? 0)} mm`;
    return {
      code: 'INP_W_GAP',
      message: `${missing} ${missing === 1 ? 'slice' : 'slices'} missing between ${between} along the normal.`,
    };
  });
  const worst = gaps.reduce(
    (at, gap, index) => (Math.abs(gap - usual) > Math.abs((gaps[at] ?? 0) - usual) ? index : at),
    0,
  );
  const where = `between ${mm(depths[worst] ?? 0)} and ${mm(depths[worst + 1] ?? 0)} mm`;
  const message = `Slices are not evenly spaced: the step is ${mm(usual)} mm, but ${mm(gaps[worst] ?? 0)} mm ${where}.`;
  return { grid: failed({ code: 'INP_E_UNEVEN', message, tag: '(0020,0032)' }), warnings };
}

/** Degrees between the line of the slice positions and the normal. */
function tiltOf(first: Vector3, last: Vector3, normal: Vector3): number {
  const along = normalized(subtract(last, first));
  return (Math.acos(Math.min(1, Math.abs(dot(along, normal)))) * 180) / Math.PI;
}

function severalSlices(placed: Placed): StackGeometry {
  const [first] = placed.planes;
  const last = placed.planes.at(-1);
  if (!first || !last) throw new RangeError('a stack has at least one frame');
  const { normal } = axes(first);
  const depths = placed.planes.map(({ origin }) => dot(origin, normal));
  const gaps = depths.slice(1).map((depth, index) => depth - (depths[index] ?? 0));
  const mean = ((depths.at(-1) ?? 0) - (depths[0] ?? 0)) / gaps.length;
  // ImagePositionPatient is often printed with few decimals, so exact equality would reject most real series.
  const isEven = gaps.every((gap) => Math.abs(gap - mean) <= SLICE_SPACING_TOLERANCE * mean);
  const strayed = Math.max(...depths.map((depth, index) => Math.abs(depth - (depths[0] ?? 0) - index * mean)));
  if (!isEven && strayed > SLICE_DISPLACEMENT_TOLERANCE * mean) return unevenSpacing(depths, gaps);
  const allowed = Math.max(SIDE_FLOOR, SIDE_TOLERANCE * Math.min(...placed.spacing));
  const isBeside = ({ origin }: Plane) =>
    distance(subtract(origin, first.origin), scale(normal, dot(subtract(origin, first.origin), normal))) > allowed;
  if (placed.planes.some(isBeside)) {
    const tilt = tiltOf(first.origin, last.origin, normal);
    return refused(
      'INP_E_TILT',
      `The slices are shifted against their normal (${tilt.toFixed(1)} degrees, gantry tilt): no volume can be built.`,
      '(0020,0032)',
    );
  }
  const notice = {
    code: 'INP_W_UNEVEN',
    message: `Gaps between slices vary from ${mm(Math.min(...gaps))} to ${mm(Math.max(...gaps))} mm; no slice is more than ${strayed.toFixed(2)} mm out of place.`,
    tag: '(0020,0032)',
  };
  return { grid: success(gridOf(placed, mean)), warnings: isEven ? [] : [notice] };
}

/**
 * The regular grid of frames sorted along their normal (ct-recist.md 2.3: the step is measured between positions), or
 * why there is none: INP_E_NO_GEOMETRY, REC_E_NO_SPACING, INP_E_UNEVEN, INP_E_TILT.
 */
export function stackGrid(frames: readonly Frame[]): StackGeometry {
  const planes = frames.flatMap(({ plane }) => (plane ? [plane] : []));
  if (planes.length < frames.length || planes.length === 0) {
    return refused(
      'INP_E_NO_GEOMETRY',
      'The images have no position and orientation in the patient: they can be read one by one, not as a volume.',
      '(0020,0032)',
    );
  }
  const spacing = frames[0]?.spacing;
  if (!spacing) {
    return refused(
      'REC_E_NO_SPACING',
      'Pixel Spacing is missing: nothing can be measured in millimetres.',
      '(0028,0030)',
    );
  }
  const placed = { frames, planes, spacing };
  const geometry = frames.length === 1 ? singleSlice(placed) : severalSlices(placed);
  if (!geometry.grid.ok || geometry.grid.value.frameOfReferenceUid !== '') return geometry;
  const notice = {
    code: 'INP_W_NO_FRAME_OF_REFERENCE',
    message: 'Frame of Reference UID is missing: the images cannot be related to other series.',
    tag: '(0020,0052)',
  };
  return { ...geometry, warnings: [...geometry.warnings, notice] };
}
