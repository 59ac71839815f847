import { worldToIndex, type Grid, type Vector3 } from '#core/geometry/grid.ts';
import { canonicalNormal, isParallel, POSITION_TOLERANCE, stepAlong } from '#core/geometry/plane.ts';
import type { Notice } from '#core/result.ts';
import { centroid, meanHeight, unevenness } from './outline.ts';
import type { Prism } from './prismScan.ts';

interface Contours {
  readonly contours: readonly (readonly Vector3[])[];
  readonly normal: Vector3;
}

/**
 * Contours lie on the same plane when their heights differ by less than this share of the slice step: ContourData is
 * often written with two decimals, and the thinnest slices in use are 0.4 mm.
 */
const SAME_PLANE = 0.05;

/** A contour further off its slice than this share of the step is worth a word, nearer is rounding. */
const ON_PLANE = 0.05;

/**
 * The body that parallel contours describe on a grid (interchange.md 4): a slice takes the contours of the nearest
 * contour plane, if that is within half a slice step; contours on one plane combine by exclusive or.
 */
export function contourPrisms(shape: Contours, grid: Grid): readonly Prism[] {
  const normal = canonicalNormal(shape.normal);
  const step = stepAlong(grid, normal);
  const planes = flatPlanes(shape, { normal, step });
  return planes.map(({ height, outlines }, index) => {
    const below = planes[index - 1]?.height ?? -Infinity;
    const above = planes[index + 1]?.height ?? Infinity;
    return {
      outlines,
      normal,
      lower: Math.max(height - step / 2, (below + height) / 2),
      upper: Math.min(height + step / 2, (height + above) / 2),
    };
  });
}

export interface ContourPlane {
  /** Projection of the plane on the normal, mm from the LPS origin. */
  readonly height: number;
  readonly outlines: readonly (readonly Vector3[])[];
}

/** Contours gathered by plane, lowest along the (canonical) normal first. Those that enclose nothing are left out. */
export function gatherByPlane(
  contours: readonly (readonly Vector3[])[],
  { normal, tolerance }: { normal: Vector3; tolerance: number },
): readonly ContourPlane[] {
  const sorted = contours
    .filter((contour) => contour.length >= 3)
    .map((contour) => ({ height: meanHeight(contour, normal), contour }))
    .sort((a, b) => a.height - b.height);
  const planes: { height: number; outlines: (readonly Vector3[])[] }[] = [];
  for (const { height, contour } of sorted) {
    const plane = planes.at(-1);
    if (plane && height - plane.height <= tolerance) plane.outlines.push(contour);
    else planes.push({ height, outlines: [contour] });
  }
  return planes;
}

/** Planes of the flat contours: those that leave their plane by more than half a step are left out. */
const flatPlanes = ({ contours }: Contours, { normal, step }: { normal: Vector3; step: number }) =>
  gatherByPlane(
    contours.filter((contour) => unevenness(contour, normal) <= step / 2),
    { normal, tolerance: SAME_PLANE * step },
  );

/**
 * What a reader must know about contours on this grid (interchange.md 10): those off their slice and snapped
 * (`INT_W_PLANE`), those left out because they are more than half a step off any slice or not flat (`INT_E_PLANE`), and
 * slices left empty between contour planes further apart than the slices (`INT_W_CONTOUR_GAP`). One notice per code;
 * it names the worst contour, counted from 1.
 */
export function contourNotices(shape: Contours, grid: Grid): readonly Notice[] {
  const normal = canonicalNormal(shape.normal);
  const step = stepAlong(grid, normal);
  const bent = shape.contours
    .map((contour, index) => ({ number: index + 1, off: unevenness(contour, normal) }))
    .filter(({ off }) => off > step / 2);
  const flat = shape.contours
    .map((contour, index) => ({ number: index + 1, off: offNearestSlice(contour, { grid, normal }), contour }))
    .filter(({ contour }) => contour.length > 0 && unevenness(contour, normal) <= step / 2);
  const half = step / 2 + POSITION_TOLERANCE;
  return [
    ...worst('INT_E_PLANE', bent, 'out of plane; left out'),
    ...worst('INT_E_PLANE', flat.filter(({ off }) => off > half), 'off the nearest slice; left out'), // prettier-ignore
    ...worst('INT_W_PLANE', flat.filter(({ off }) => off > ON_PLANE * step && off <= half), 'off the nearest slice; snapped'), // prettier-ignore
    ...gapNotice(flatPlanes(shape, { normal, step }), step),
  ];
}

/** Millimetres to the nearest slice; 0 on a grid without slices parallel to the contours, where none is nearest. */
function offNearestSlice(contour: readonly Vector3[], { grid, normal }: { grid: Grid; normal: Vector3 }): number {
  const axis = ([2, 1, 0] as const).find((candidate) =>
    isParallel(normal, [grid.row, grid.column, grid.normal][candidate] ?? grid.normal),
  );
  if (axis === undefined) return 0;
  const index = worldToIndex(grid, centroid(contour))[axis];
  const nearest = Math.min(grid.dimensions[axis] - 1, Math.max(0, Math.round(index)));
  return Math.abs(index - nearest) * grid.spacing[axis];
}

function worst(code: string, contours: readonly { number: number; off: number }[], fate: string): readonly Notice[] {
  const [first] = contours.toSorted((a, b) => b.off - a.off);
  if (!first) return [];
  const rest = contours.length - 1;
  const others = rest > 0 ? ` So ${rest > 1 ? 'are' : 'is'} ${rest} more.` : '';
  return [{ code, message: `Contour ${first.number} is ${first.off.toFixed(1)} mm ${fate}.${others}` }];
}

function gapNotice(planes: readonly ContourPlane[], step: number): readonly Notice[] {
  const gaps = planes.flatMap(({ height }, index) => {
    const above = planes[index + 1];
    return above ? [above.height - height] : [];
  });
  const gap = Math.min(...gaps);
  if (!Number.isFinite(gap) || gap < 1.5 * step) return [];
  const message =
    `Contours are ${gap.toFixed(1)} mm apart, slices ${step.toFixed(1)} mm: ` +
    'slices between contours are not counted, so the volume is too small.';
  return [{ code: 'INT_W_CONTOUR_GAP', message }];
}
