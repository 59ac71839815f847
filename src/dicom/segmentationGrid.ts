import { add, distance, dot, scale, type Grid } from '#core/geometry/grid.ts';
import { number, text, type DataSet } from '#core/imaging/dataset.ts';
import { failed, success, type Failure, type Notice, type Result } from '#core/result.ts';
import { normalOf, planeOf, spacingOf, type Plane } from './plane.ts';
import { SLICE_DISPLACEMENT_TOLERANCE } from './stackGrid.ts';

/** The grid of a segmentation and the slice of each of its frames. */
export interface SegmentationGrid {
  readonly grid: Grid;
  /** Slice index k of each frame. */
  readonly slices: readonly number[];
  readonly warnings: readonly Notice[];
}

/** Frames at one place along the normal when closer than this, mm. */
const SAME_POSITION = 0.01;
/** Largest difference of a direction cosine, and relative difference of a pixel spacing, within one object. */
const SAME = 1e-4;
/** A frame may lie this share of a pixel beside the line along the normal, and at least 0.05 mm: positions are rounded. */
const BESIDE = 0.1;
/** A gap is a whole number of steps when it misses it by less than this share of a step. */
const WHOLE_STEPS = 0.1;

interface PlacedFrame {
  readonly plane: Plane;
  readonly spacing: readonly [number, number];
}

const refused = (message: string, tag: string) => failed<Failure>({ code: 'INP_E_SEG', message, tag });

function placed(headers: readonly DataSet[]): Result<readonly PlacedFrame[], Failure> {
  const frames: PlacedFrame[] = [];
  for (const [index, header] of headers.entries()) {
    const plane = planeOf(header);
    const spacing = spacingOf(header);
    const which = `frame ${index + 1} has no`;
    if (text(header, '00200032') === undefined) return refused(`${which} position in the patient`, '(0020,9113)');
    if (!plane) return refused(`${which} right-angled orientation in the patient`, '(0020,9116)');
    if (!spacing) return refused(`${which} Pixel Spacing`, '(0028,9110)');
    frames.push({ plane, spacing });
  }
  return success(frames);
}

const isNear = (a: readonly number[], b: readonly number[], tolerance: number) =>
  a.every((value, at) => Math.abs(value - (b[at] ?? NaN)) <= tolerance);

/** Why frames do not lie one behind the other. */
function misplaced(frames: readonly PlacedFrame[], first: PlacedFrame): Failure | undefined {
  const normal = normalOf(first.plane);
  const allowed = Math.max(0.05, BESIDE * Math.min(...first.spacing));
  for (const [index, { plane, spacing }] of frames.entries()) {
    const turned = !isNear(plane.row, first.plane.row, SAME) || !isNear(plane.column, first.plane.column, SAME);
    const fail = (what: string, tag: string) => ({ code: 'INP_E_SEG', message: `frame ${index + 1} ${what}`, tag });
    if (turned) return fail('has another orientation than the first', '(0020,9116)');
    if (!isNear(spacing, first.spacing, SAME * first.spacing[0])) {
      return fail('has another Pixel Spacing than the first', '(0028,9110)');
    }
    const along = dot(plane.origin, normal) - dot(first.plane.origin, normal);
    const beside = distance(plane.origin, add(first.plane.origin, scale(normal, along)));
    if (beside > allowed) return fail(`lies ${beside.toFixed(2)} mm beside the first`, '(0020,9113)');
  }
  return undefined;
}

/**
 * The step in mm between the slices of which only those with a segment have a frame: what the object states, where the
 * gaps are whole multiples of it, else the smallest gap.
 */
function stepOf(gaps: readonly number[], header: DataSet): number | undefined {
  const stated = (tag: string) => {
    const value = number(header, tag);
    return value !== undefined && Number.isFinite(value) && value > 0 ? value : undefined;
  };
  const [between, thickness] = [stated('00180088'), stated('00180050')];
  if (gaps.length === 0) return between ?? thickness;
  const smallest = Math.min(...gaps);
  const fits = (step: number | undefined): step is number =>
    step !== undefined && gaps.every((gap) => gap / step > 0.5 && Math.abs(gap / step - Math.round(gap / step)) <= WHOLE_STEPS); // prettier-ignore
  return [between, thickness, smallest].find(fits);
}

const mm = (value: number) => Number(value.toFixed(3));

/**
 * The regular grid on which the frames of a segmentation lie (headers with functional groups flattened), empty slices
 * between them included; LPS mm. Fails with INP_E_SEG, naming the functional group at fault (PS3.3 C.7.6.16.2).
 */
export function segmentationGrid(
  headers: readonly DataSet[],
  { columns, rows }: { readonly columns: number; readonly rows: number },
): Result<SegmentationGrid, Failure> {
  const frames = placed(headers);
  if (!frames.ok) return frames;
  const [first] = frames.value;
  const [header] = headers;
  if (!first || !header) return refused('there is no frame', '(5200,9230)');
  const failure = misplaced(frames.value, first);
  if (failure) return failed(failure);
  const normal = normalOf(first.plane);
  const depths = frames.value.map(({ plane }) => dot(plane.origin, normal));
  const distinct = depths.toSorted((a, b) => a - b).filter((depth, at, all) => depth - (all[at - 1] ?? -Infinity) > SAME_POSITION); // prettier-ignore
  const gaps = distinct.slice(1).map((depth, at) => depth - (distinct[at] ?? NaN));
  const base = stepOf(gaps, header);
  if (base === undefined) {
    return gaps.length === 0
      ? refused('its only slice states neither Spacing Between Slices nor Slice Thickness', '(0028,9110)')
      : refused('its frames are not evenly spaced', '(0020,9113)');
  }
  const [lowest = 0] = distinct;
  const extent = (distinct.at(-1) ?? 0) - lowest;
  const steps = gaps.reduce((sum, gap) => sum + Math.round(gap / base), 0);
  const step = steps > 0 ? extent / steps : base;
  const slices = depths.map((depth) => Math.round((depth - lowest) / step));
  const strayed = depths.map((depth, at) => Math.abs(depth - lowest - (slices[at] ?? 0) * step));
  if (Math.max(...strayed) > Math.max(SAME_POSITION, SLICE_DISPLACEMENT_TOLERANCE * step)) {
    return refused('its frames are not evenly spaced', '(0020,9113)');
  }
  const grid: Grid = {
    dimensions: [columns, rows, steps + 1],
    spacing: [first.spacing[0], first.spacing[1], step],
    origin: add(first.plane.origin, scale(normal, lowest - (depths[0] ?? 0))),
    row: first.plane.row,
    column: first.plane.column,
    normal,
    frameOfReferenceUid: text(header, '00200052') ?? '',
  };
  return success({ grid, slices, warnings: sparse(gaps, step) });
}

/** Frames that are all further apart than the stated step leave slices between them that count as empty. */
function sparse(gaps: readonly number[], step: number): readonly Notice[] {
  const smallest = Math.min(...gaps);
  if (!Number.isFinite(smallest) || smallest < 1.5 * step) return [];
  const message = `Frames are at least ${mm(smallest)} mm apart, the stated step is ${mm(step)} mm: the slices between count as empty.`;
  return [{ code: 'INT_W_SEG_SPARSE', message, tag: '(0018,0088)' }];
}
