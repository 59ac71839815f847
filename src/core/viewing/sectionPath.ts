import type { Vector3 } from '#core/geometry/grid.ts';
import type { Section } from '#core/regions/section.ts';
import { toCanvas, type Projection } from './projection.ts';

/** Arms of the cross that marks a point, px. */
const CROSS = 6;

/** An SVG path of a section; several outlines combine by the even-odd rule. */
export function sectionPath({ outlines, lines, points }: Section, projection: Projection): string {
  const place = (world: Vector3) =>
    toCanvas(projection, world)
      .map((value) => value.toFixed(2))
      .join(' ');
  const closed = outlines.map((outline) => `M${outline.map(place).join('L')}Z`);
  const open = lines.map(([from, to]) => `M${place(from)}L${place(to)}`);
  const crosses = points.map((point) => {
    const [x, y] = toCanvas(projection, point);
    return `M${x - CROSS} ${y}h${2 * CROSS}M${x} ${y - CROSS}v${2 * CROSS}`;
  });
  return [...closed, ...open, ...crosses].join('');
}
