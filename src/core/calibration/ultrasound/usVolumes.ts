import { inUnit, type In } from '#core/quantities.ts';
import { failed, success, type Failure, type Notice, type Result } from '#core/result.ts';

/** One axis as it was read, and the image (SOP Instance UID and frame) it was read on. */
export interface ReadAxis {
  readonly length: In<'mm'>;
  readonly image: string;
}

export interface UsVolume {
  readonly volume: In<'ml'>;
  readonly warnings: readonly Notice[];
}

/** The constant of ellipsoids, as reports print it: not 0.52 or 0.523. */
export const ELLIPSOID_FACTOR = Math.PI / 6;

/**
 * Volume of a prolate ellipsoid from three axes, pi/6 L W H (us.md 4). The third axis belongs on an orthogonal image:
 * three from one raise US_W_THREE_AXES_ONE_PLANE.
 */
export function usEllipsoid(axes: readonly [ReadAxis, ReadAxis, ReadAxis]): UsVolume {
  const [l, w, h] = axes;
  const warnings =
    l.image === w.image && w.image === h.image
      ? [{ code: 'US_W_THREE_AXES_ONE_PLANE', message: 'Third axis should come from an orthogonal view.' }]
      : [];
  return { volume: inUnit('ml', (ELLIPSOID_FACTOR * l.length * w.length * h.length) / 1000), warnings };
}

/** Volume of a sphere from one diameter, pi/6 D3 (us.md 4). */
export const usSphere = (diameter: In<'mm'>): In<'ml'> => inUnit('ml', (ELLIPSOID_FACTOR * diameter ** 3) / 1000);

/** Single plane area-length volume 8 A2 / (3 pi L) (us.md 4). */
export const usAreaLength = (area: In<'cm2'>, length: In<'mm'>): In<'ml'> =>
  inUnit('ml', (8 * area ** 2) / (3 * Math.PI * (length / 10)));

/** Disks of the biplane Simpson rule. */
const DISKS = 20;

/** Biplane Simpson volume of twenty disks: (pi/4) (L/20) sum a b (us.md 4). Fails with US_E_DISKS on another number. */
export function usDisks(
  length: In<'mm'>,
  diameters: readonly (readonly [In<'mm'>, In<'mm'>])[],
): Result<In<'ml'>, Failure> {
  if (diameters.length !== DISKS) {
    return failed({ code: 'US_E_DISKS', message: `${diameters.length} disks were given; the rule takes ${DISKS}.` });
  }
  const sum = diameters.reduce((total, [a, b]) => total + a * b, 0);
  return success(inUnit('ml', ((Math.PI / 4) * (length / DISKS) * sum) / 1000));
}

/** Circumference of an ellipse from its two full axes, by Ramanujan's first formula (us.md 4), mm. */
export function ellipseCircumference(long: In<'mm'>, short: In<'mm'>): In<'mm'> {
  const [p, q] = [long / 2, short / 2];
  return inUnit('mm', Math.PI * (3 * (p + q) - Math.sqrt((3 * p + q) * (p + 3 * q))));
}
