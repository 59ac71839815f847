import type { Place, PresentationGraphic } from './presentationGraphics.ts';
import type { DisplayedArea, PresentationState } from './presentationState.ts';
import type { Shutter } from './presentationShutter.ts';

/** Straight steps in which a curve is drawn. */
const STEPS = 72;

/** Points of a drawing joined by straight lines, in its own unit; none for texts and single points. */
export function graphicOutline(graphic: PresentationGraphic): {
  readonly points: readonly Place[];
  readonly closed: boolean;
} {
  switch (graphic.kind) {
    case 'line':
      return { points: graphic.points, closed: graphic.closed };
    case 'circle': {
      const { centre, rim } = graphic;
      const radius = Math.hypot(rim[0] - centre[0], rim[1] - centre[1]);
      return around(centre, [radius, 0], [0, radius]);
    }
    case 'ellipse': {
      const [a, b, c, d] = graphic.axes;
      const centre: Place = [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2];
      return around(centre, [(b[0] - a[0]) / 2, (b[1] - a[1]) / 2], [(d[0] - c[0]) / 2, (d[1] - c[1]) / 2]);
    }
    default:
      return { points: [], closed: false };
  }
}

/** What a shutter leaves to be seen, pixels. */
export const shutterOutline = (shutter: Shutter): readonly Place[] =>
  shutter.kind === 'polygon' ? shutter.points : around(shutter.centre, [shutter.radius, 0], [0, shutter.radius]).points;

function around(centre: Place, p: Place, q: Place) {
  const points = Array.from({ length: STEPS }, (_, step): Place => {
    const angle = (2 * Math.PI * step) / STEPS;
    const [c, s] = [Math.cos(angle), Math.sin(angle)];
    return [centre[0] + p[0] * c + q[0] * s, centre[1] + p[1] * c + q[1] * s];
  });
  return { points, closed: true };
}

/**
 * Pixels (from the top left corner of the first one) of a place of a drawing: itself, or the fraction of the displayed
 * area as it is seen after turning and mirroring (PS3.3 C.10.5.1.1).
 */
export function pixelPlace(
  [u, v]: Place,
  { unit }: Pick<PresentationGraphic, 'unit'>,
  {
    area,
    rotation,
    flipped,
  }: Pick<PresentationState, 'rotation' | 'flipped'> & { readonly area: Pick<DisplayedArea, 'from' | 'to'> },
): Place {
  if (unit === 'PIXEL') return [u, v];
  const across = flipped ? 1 - u : u;
  const turned: Readonly<Record<PresentationState['rotation'], Place>> = {
    0: [across, v],
    90: [v, 1 - across],
    180: [1 - across, 1 - v],
    270: [1 - v, across],
  };
  const [x, y] = turned[rotation];
  return [area.from[0] + x * (area.to[0] - area.from[0]), area.from[1] + y * (area.to[1] - area.from[1])];
}
