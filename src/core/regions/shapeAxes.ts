import { add, dot, norm, scale, subtract, type Vector3 } from '#core/geometry/grid.ts';
import { canonicalNormal, planeAxes } from '#core/geometry/plane.ts';
import { inUnit } from '#core/quantities.ts';
import { gatherByPlane } from './contourPlanes.ts';
import { lesionSlice, type Axes } from './axes.ts';
import type { Axis, Vector2 } from './hull.ts';
import { ellipseArea } from './lengths.ts';
import { centroid, closedOutline, FLATNESS, unevenness, type PlanarShape } from './outline.ts';
import { evenOddArea, signedArea } from './polygonArea.ts';
import type { RegionShape } from './region.ts';

/** Contours whose heights agree to this many mm are of one plane: ContourData often has two decimals. */
const HEIGHT_ROUNDING = 0.05;

/**
 * Long axis, short axis and area of an outline as it was drawn, ends in LPS mm, before any voxel: of an ellipse from its
 * axes, of the others from the polygon (ct-recist.md 2.1), of contours in the plane with the largest long axis (for a
 * node the largest short axis). The area is that inside by the even-odd rule, holes left out. Undefined when the outline
 * encloses nothing, or runs over several planes: a measurement is made in one.
 */
export function shapeAxes(
  shape: PlanarShape | Extract<RegionShape, { kind: 'contours' }>,
  { node }: { node: boolean },
): Axes<Vector3> | undefined {
  if (shape.kind === 'ellipse') return ellipseAxes(shape);
  const normal = canonicalNormal(shape.normal);
  const planes =
    shape.kind === 'contours'
      ? gatherByPlane(shape.contours, { normal, tolerance: HEIGHT_ROUNDING }).map(({ outlines }) => outlines)
      : [[closedOutline(shape)]];
  const frames = planes
    .map((outlines) => outlines.filter((outline) => unevenness(outline, normal) <= FLATNESS))
    .map((outlines) => planeFrame(outlines, normal));
  const chosen = lesionSlice(
    frames.map(({ polygons }) => largest(polygons)),
    { node },
  );
  const frame = chosen && frames[chosen.index];
  if (!frame) return undefined;
  const toWorld = ({ ends: [a, b], length }: Axis): Axis<Vector3> => ({
    ends: [frame.toWorld(a), frame.toWorld(b)],
    length,
  });
  const { long, short } = chosen.axes;
  return { long: toWorld(long), short: toWorld(short), area: evenOddArea(frame.polygons) };
}

const largest = (polygons: readonly (readonly Vector2[])[]) =>
  polygons.reduce<readonly Vector2[]>(
    (most, polygon) => (Math.abs(signedArea(polygon)) > Math.abs(signedArea(most)) ? polygon : most),
    [],
  );

/** Outlines of one plane in millimetres along its axes from their common middle, and the way back. */
function planeFrame(outlines: readonly (readonly Vector3[])[], normal: Vector3) {
  const { u, v } = planeAxes(normal);
  const origin = centroid(outlines.flat());
  const polygons = outlines.map((outline) =>
    outline.map((point): Vector2 => {
      const offset = subtract(point, origin);
      return [dot(offset, u), dot(offset, v)];
    }),
  );
  const toWorld = ([x, y]: Vector2): Vector3 => add(origin, add(scale(u, x), scale(v, y)));
  return { polygons, toWorld };
}

function ellipseAxes({ centre, semiAxes }: Extract<RegionShape, { kind: 'ellipse' }>): Axes<Vector3> | undefined {
  const [first, second] = norm(semiAxes[0]) >= norm(semiAxes[1]) ? semiAxes : [semiAxes[1], semiAxes[0]];
  if (!(norm(second) > 0)) return undefined;
  const axis = (semiAxis: Vector3): Axis<Vector3> => ({
    ends: [subtract(centre, semiAxis), add(centre, semiAxis)],
    length: inUnit('mm', 2 * norm(semiAxis)),
  });
  return { long: axis(first), short: axis(second), area: ellipseArea(semiAxes) };
}
