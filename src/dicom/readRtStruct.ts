import { add, cross, dot, norm, normalized, scale, subtract, type Vector3 } from '#core/geometry/grid.ts';
import { items, number, numbers, text, type DataSet } from '#core/imaging/dataset.ts';
import type { Instance } from '#core/imaging/instance.ts';
import type { RegionShape } from '#core/regions/region.ts';
import { failed, success, type Failure, type Notice, type Result } from '#core/result.ts';
import { colourOfRgb } from './cieLab.ts';

/** A region of interest of an RT Structure Set, in patient space. */
export interface RtStructure {
  readonly name: string;
  /** ROI Number (3006,0022). */
  readonly number: number;
  readonly shape: Extract<RegionShape, { kind: 'contours' | 'point' }>;
  readonly frameOfReferenceUid: string;
  /** "#rrggbb" of ROI Display Color (3006,002A). */
  readonly colour?: string;
  /** ROI Generation Algorithm (3006,0036); '' when not stated. */
  readonly algorithm: string;
  readonly warnings: readonly Notice[];
}

/** A point may lie this far from the plane of its contour, mm: coordinates are printed with two decimals. */
const PLANE_TOLERANCE = 0.1;
/** Contours are parallel when their normals differ by less than this cosine (0.8 degrees). */
const PARALLEL = 0.9999;

const malformed = (roi: string, what: string) =>
  failed<Failure>({
    code: 'INP_E_RTSTRUCT',
    message: `Region ${roi}: ${what}. Export the structure set again.`,
    tag: '(3006,0050)',
  });

const warning = (message: string): Notice => ({ code: 'INP_W_CONTOUR', message, tag: '(3006,0040)' });

/** Contour Data: x\y\z of one point after the other, LPS mm; undefined when it is not a list of triplets. */
function pointsOf(contour: DataSet): readonly Vector3[] | undefined {
  const values = numbers(contour, '30060050');
  if (values.length % 3 !== 0 || !values.every(Number.isFinite)) return undefined;
  return Array.from({ length: values.length / 3 }, (_, index): Vector3 => {
    const [x = NaN, y = NaN, z = NaN] = values.slice(3 * index, 3 * index + 3);
    return [x, y, z];
  });
}

/** Area vector of a closed polygon (Newell): its direction is the normal, its length the area. */
function areaVector(points: readonly Vector3[]): Vector3 {
  const [origin = [0, 0, 0]] = points;
  return points.reduce<Vector3>(
    (sum, point, index) => {
      const next = points[(index + 1) % points.length] ?? point;
      return add(sum, scale(cross(subtract(point, origin), subtract(next, origin)), 0.5));
    },
    [0, 0, 0],
  );
}

/** The normal of all contours, pointing up the axis it is closest to; undefined when none encloses an area. */
function commonNormal(contours: readonly (readonly Vector3[])[]): Vector3 | undefined {
  const area = contours.map(areaVector).find((vector) => norm(vector) > 0);
  if (!area) return undefined;
  const normal = normalized(area);
  const leading = normal.reduce((best, value) => (Math.abs(value) > Math.abs(best) ? value : best), 0);
  // Adding zero turns -0 into 0.
  return leading < 0 ? add(scale(normal, -1), [0, 0, 0]) : normal;
}

const isPlanar = (points: readonly Vector3[], normal: Vector3) =>
  points.every((point) => Math.abs(dot(subtract(point, points[0] ?? point), normal)) <= PLANE_TOLERANCE);

interface Contours {
  readonly closed: readonly (readonly Vector3[])[];
  readonly points: readonly Vector3[];
  readonly warnings: readonly Notice[];
}

/** Sorts the contours of one region by their geometric type (PS3.3 C.8.8.6.1). */
function contoursOf(roi: DataSet, name: string): Result<Contours, Failure> {
  const closed: (readonly Vector3[])[] = [];
  const points: Vector3[] = [];
  const warnings: Notice[] = [];
  for (const contour of items(roi, '30060040')) {
    const own = pointsOf(contour);
    if (!own) return malformed(name, 'the contour data are not triplets of numbers');
    const type = (text(contour, '30060042') ?? 'CLOSED_PLANAR').toUpperCase();
    const stated = number(contour, '30060046');
    if (stated !== undefined && stated !== own.length) {
      return malformed(name, `a contour states ${stated} points and has ${own.length}`);
    }
    if (type === 'POINT') points.push(...own);
    else if (!/^CLOSED_?PLANAR(_XOR)?$/.test(type))
      warnings.push(warning(`An ${type} contour encloses nothing and is left out.`));
    else if (own.length < 3)
      warnings.push(warning(`A closed contour of ${own.length} points encloses nothing and is left out.`));
    else closed.push(own);
  }
  return success({ closed, points, warnings });
}

function closedShape(name: string, { closed }: Contours): Result<RtStructure['shape'], Failure> {
  const normal = commonNormal(closed) ?? [0, 0, 1];
  for (const contour of closed) {
    const area = areaVector(contour);
    const isParallel = norm(area) === 0 || Math.abs(dot(normalized(area), normal)) >= PARALLEL;
    if (!isParallel || !isPlanar(contour, normal)) return malformed(name, 'its contours do not lie in parallel planes');
  }
  return success({ kind: 'contours', contours: closed, normal });
}

function structuresOf(
  roi: DataSet,
  contours: DataSet | undefined,
  fallbackFrame: string,
): Result<readonly RtStructure[], Failure> {
  const name = text(roi, '30060026') ?? '';
  const colour = colourOfRgb(numbers(contours ?? {}, '3006002A'));
  const facts = {
    number: number(roi, '30060022') ?? NaN,
    frameOfReferenceUid: text(roi, '30060024') ?? fallbackFrame,
    algorithm: text(roi, '30060036') ?? '',
    ...(colour !== undefined && { colour }),
  };
  const sorted = contoursOf(contours ?? {}, name);
  if (!sorted.ok) return sorted;
  const { points, closed, warnings } = sorted.value;
  const marks = points.map((at, index): RtStructure => ({
    ...facts,
    name: points.length > 1 ? `${name} ${index + 1}` : name,
    shape: { kind: 'point', at },
    warnings,
  }));
  if (points.length > 0 && closed.length === 0) return success(marks);
  const shape = closedShape(name, sorted.value);
  if (!shape.ok) return shape;
  const none = closed.length === 0 ? [warning('The region has no contour.')] : [];
  return success([{ ...facts, name, shape: shape.value, warnings: [...warnings, ...none] }, ...marks]);
}

/**
 * The regions of an RT Structure Set (PS3.3 C.8.8.5, C.8.8.6), in the order of its ROIs. References to images are not
 * followed: de-identified sets often name images that are not there, so a region belongs to every series of its frame
 * of reference. Fails with INP_E_RTSTRUCT when the object is no structure set or a contour cannot be trusted.
 */
export function readRtStruct({ dataSet }: Instance): Result<readonly RtStructure[], Failure> {
  const rois = items(dataSet, '30060020');
  if (rois.length === 0) {
    return failed({ code: 'INP_E_RTSTRUCT', message: 'The object holds no regions of interest.', tag: '(3006,0020)' });
  }
  const byNumber = new Map(items(dataSet, '30060039').map((item) => [number(item, '30060084'), item]));
  const [referenced] = items(dataSet, '30060010');
  const fallback = (referenced && text(referenced, '00200052')) ?? text(dataSet, '00200052') ?? '';
  const structures: RtStructure[] = [];
  for (const roi of rois) {
    const own = structuresOf(roi, byNumber.get(number(roi, '30060022')), fallback);
    if (!own.ok) return own;
    structures.push(...own.value);
  }
  return success(structures);
}
