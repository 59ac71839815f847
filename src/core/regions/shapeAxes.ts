import { add, dot, norm, scale, subtract, type Vector3 } from '#core/geometry/grid.ts';
import { canonicalNormal, planeAxes } from '#core/geometry/plane.ts';
import { inUnit } from '#core/quantities.ts';
import { gatherByPlane } from './contourPlanes.ts';
import { isLarger, polygonAxes, type Axes } from './axes.ts';
import type { Axis, Vector2 } from './hull.ts';
import { ellipseArea } from './lengths.ts';
import { centroid, closedOutline, type PlanarShape } from './outline.ts';
import { evenOddArea } from './polygonArea.ts';
import type { RegionShape } from './region.ts';

/** Contours whose heights agree to this many mm are of one plane: ContourData often has two decimals. */
const HEIGHT_ROUNDING = 0.05;

/**
 * Long axis, short axis and area of an outline as it was drawn, ends in LPS mm, before any voxel: of an ellipse from its
 * axes, of the others from the polygon (ct-recist.md 2.1), of contours in the plane with the largest long axis (for a
 * node the largest short axis). The area is that inside by the even-odd rule, holes left out. Undefined when the outline
 * encloses nothing.
 */
export function shapeAxes(
  shape: PlanarShape | Extract<RegionShape, { kind: 'contours' }>,
  { node }: { node: boolean },
): Axes<Vector3> | undefined {
  if (shape.kind === 'ellipse') return ellipseAxes(shape);
  if (shape.kind !== 'contours') return outlineAxes([closedOutline(shape)], shape.normal);
  const size = node ? 'short' : 'long';
  const planes = gatherByPlane(shape.contours, {
    normal: canonicalNormal(shape.normal),
    tolerance: HEIGHT_ROUNDING,
  });
  return planes.reduce<Axes<Vector3> | undefined>((best, { outlines }) => {
    const axes = outlineAxes(outlines, shape.normal);
    return axes && (!best || isLarger(axes, best, size)) ? axes : best;
  }, undefined);
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

/** The axes of the largest of some outlines in one plane, and the area inside all of them. */
function outlineAxes(outlines: readonly (readonly Vector3[])[], drawnNormal: Vector3): Axes<Vector3> | undefined {
  const normal = canonicalNormal(drawnNormal);
  const { u, v } = planeAxes(normal);
  const origin = centroid(outlines.flat());
  const polygons = outlines.map((outline) =>
    outline.map((point): Vector2 => {
      const offset = subtract(point, origin);
      return [dot(offset, u), dot(offset, v)];
    }),
  );
  const largest = polygons.toSorted((a, b) => evenOddArea([b]) - evenOddArea([a]))[0];
  const axes = largest && polygonAxes(largest);
  if (!axes) return undefined;
  const toWorld = ({ ends: [a, b], length }: Axis): Axis<Vector3> => {
    const end = ([x, y]: Vector2) => add(origin, add(scale(u, x), scale(v, y)));
    return { ends: [end(a), end(b)], length };
  };
  return { long: toWorld(axes.long), short: toWorld(axes.short), area: evenOddArea(polygons) };
}
