import { failed, success, type Failure, type Result } from '#core/result.ts';
import { add, cross, distance, dot, norm, scale, subtract, type Vector3 } from './grid.ts';
import { largestEigenvector } from './symmetricEigen.ts';

/** A motion without scaling or shear: a point in LPS mm goes to rotation · point + translation. Rows of the rotation. */
export interface RigidTransform {
  readonly rotation: readonly [Vector3, Vector3, Vector3];
  /** mm. */
  readonly translation: Vector3;
}

/** One anatomical point in two spaces, LPS mm. */
export interface PointPair {
  readonly from: Vector3;
  readonly to: Vector3;
}

/** How positions of one frame of reference (0020,0052) go over into another, found by a reader. */
export interface Registration extends RigidFit {
  readonly from: string;
  readonly to: string;
  readonly pairs: readonly PointPair[];
}

export interface RigidFit {
  readonly transform: RigidTransform;
  /** One pair gives a shift, points on a line leave the turn about that line open (none is made), others all three. */
  readonly method: 'offset' | 'line' | 'landmarks';
  /** Root mean square distance of the mapped points from their partners, mm. */
  readonly rms: number;
}

const IDENTITY: RigidTransform = {
  rotation: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  translation: [0, 0, 0],
};

const turn = (rotation: RigidTransform['rotation'], point: Vector3): Vector3 => [
  dot(rotation[0], point),
  dot(rotation[1], point),
  dot(rotation[2], point),
];

/** Where a point in LPS mm of the first space lies in the second. */
export const mapPoint = ({ rotation, translation }: RigidTransform, point: Vector3): Vector3 =>
  add(turn(rotation, point), translation);

/** A direction of the first space in the second. */
export const mapDirection = ({ rotation }: RigidTransform, direction: Vector3): Vector3 => turn(rotation, direction);

/** From the second space back to the first. */
export function inverse({ rotation: [a, b, c], translation }: RigidTransform): RigidTransform {
  const back: RigidTransform['rotation'] = [
    [a[0], b[0], c[0]],
    [a[1], b[1], c[1]],
    [a[2], b[2], c[2]],
  ];
  return { rotation: back, translation: scale(turn(back, translation), -1) };
}

/** The registration of two different frames of reference that holds: the latest, in either direction. */
export const registrationOf = (
  registrations: readonly Registration[],
  { from, to }: Pick<Registration, 'from' | 'to'>,
): Registration | undefined =>
  registrations.findLast((known) => [known.from, known.to].includes(from) && [known.from, known.to].includes(to));

/** The latest way from one frame of reference to another: none is needed in one and the same. */
export function transformBetween(
  registrations: readonly Registration[],
  from: string | undefined,
  to: string | undefined,
): RigidTransform | undefined {
  if (!from || !to) return undefined;
  if (from === to) return IDENTITY;
  const found = registrationOf(registrations, { from, to });
  if (!found) return undefined;
  return found.from === from ? found.transform : inverse(found.transform);
}

/** Points nearer to one line than this, mm, say nothing sure about the turn around it: a landmark is set no better. */
export const LINE_TOLERANCE = 1;

/**
 * The rigid motion with the least sum of squared distances between mapped points and their partners: unit quaternions
 * (Horn, J Opt Soc Am A 1987; 4:629). Points that leave a turn open get the motion with the least turn.
 * Fails without pairs (REG_E_NO_PAIRS) and where points that differ in one space coincide in the other (REG_E_COINCIDENT).
 */
export function rigidFit(pairs: readonly PointPair[]): Result<RigidFit, Failure> {
  if (pairs.length === 0) {
    return failed({ code: 'REG_E_NO_PAIRS', message: 'Registration needs a pair of points that belong together.' });
  }
  const [from, to] = [centroid(pairs.map((pair) => pair.from)), centroid(pairs.map((pair) => pair.to))];
  const centred = pairs.map((pair) => ({ from: subtract(pair.from, from), to: subtract(pair.to, to) }));
  const spread = [spreadOf(centred.map((pair) => pair.from)), spreadOf(centred.map((pair) => pair.to))] as const;
  if (pairs.length > 1 && (spread[0].length < LINE_TOLERANCE || spread[1].length < LINE_TOLERANCE)) {
    return failed({
      code: 'REG_E_COINCIDENT',
      message: `The points of one study lie within ${LINE_TOLERANCE} mm of each other and give no direction. Choose points further apart.`,
    });
  }
  const isLine = spread[0].width < LINE_TOLERANCE || spread[1].width < LINE_TOLERANCE;
  const method = pairs.length === 1 ? 'offset' : isLine ? 'line' : 'landmarks';
  const rotation =
    method === 'offset' ? IDENTITY.rotation : method === 'line' ? lineRotation(centred) : hornRotation(centred);
  const transform = { rotation, translation: subtract(to, turn(rotation, from)) };
  const squares = pairs.reduce((sum, pair) => sum + distance(mapPoint(transform, pair.from), pair.to) ** 2, 0);
  return success({ transform, method, rms: Math.sqrt(squares / pairs.length) });
}

const centroid = (points: readonly Vector3[]): Vector3 => scale(points.reduce(add), 1 / points.length);

/** How long points about their centroid reach, and how far they stray from the line to the furthest of them; mm. */
function spreadOf(points: readonly Vector3[]) {
  const furthest = points.reduce((a, b) => (norm(b) > norm(a) ? b : a));
  const length = norm(furthest);
  if (length === 0) return { length, width: 0 };
  const along = scale(furthest, 1 / length);
  return { length, width: Math.max(...points.map((point) => norm(cross(point, along)))) };
}

/** The least turn that brings the line of the first points onto that of the second. */
function lineRotation(pairs: readonly PointPair[]): RigidTransform['rotation'] {
  const furthest = pairs.reduce((a, b) => (norm(b.from) > norm(a.from) ? b : a)).from;
  const along = scale(furthest, 1 / norm(furthest));
  const onto = pairs.map(({ from, to }) => scale(to, dot(from, along))).reduce(add);
  const target = scale(onto, 1 / norm(onto));
  const cosine = dot(along, target);
  if (cosine < -1 + 1e-9) {
    const side = Math.abs(along[0]) < 0.9 ? cross(along, [1, 0, 0]) : cross(along, [0, 1, 0]);
    return quaternionRotation([0, ...scale(side, 1 / norm(side))]);
  }
  const half = Math.sqrt((1 + cosine) / 2);
  return quaternionRotation([half, ...scale(cross(along, target), 1 / (2 * half))]);
}

type Quaternion = readonly [number, number, number, number];

function hornRotation(pairs: readonly PointPair[]): RigidTransform['rotation'] {
  const s = (a: 0 | 1 | 2, b: 0 | 1 | 2) => pairs.reduce((sum, { from, to }) => sum + from[a] * to[b], 0);
  const [xx, xy, xz, yx, yy, yz, zx, zy, zz] = [
    s(0, 0), s(0, 1), s(0, 2), s(1, 0), s(1, 1), s(1, 2), s(2, 0), s(2, 1), s(2, 2),
  ]; // prettier-ignore
  return quaternionRotation(
    largestEigenvector([
      [xx + yy + zz, yz - zy, zx - xz, xy - yx],
      [yz - zy, xx - yy - zz, xy + yx, zx + xz],
      [zx - xz, xy + yx, yy - xx - zz, yz + zy],
      [xy - yx, zx + xz, yz + zy, zz - xx - yy],
    ]),
  );
}

const quaternionRotation = ([w, x, y, z]: Quaternion): RigidTransform['rotation'] => [
  [w * w + x * x - y * y - z * z, 2 * (x * y - w * z), 2 * (x * z + w * y)],
  [2 * (x * y + w * z), w * w - x * x + y * y - z * z, 2 * (y * z - w * x)],
  [2 * (x * z - w * y), 2 * (y * z + w * x), w * w - x * x - y * y + z * z],
];
