import { add, dot, scale, subtract, type Vector3 } from '#core/geometry/grid.ts';
import type { ViewBasis } from '#core/geometry/orientation.ts';
import { onPlane, type ViewPlanes } from '#core/viewing/viewPlanes.ts';

/** How the planes are looked at. `pan` is in CSS pixels at zoom 1; `rotation` in degrees clockwise, multiples of 90. */
export interface ViewCamera {
  readonly zoom: number;
  readonly pan: readonly [number, number];
  readonly flipped: boolean;
  readonly rotation: number;
}

/** The one mapping between LPS mm and CSS pixels from the top left of the canvas; parallel, in 64-bit arithmetic. */
export interface Projection {
  /** LPS mm seen in the middle of the canvas, on the plane shown. */
  readonly centre: Vector3;
  readonly basis: ViewBasis;
  readonly millimetresPerPixel: number;
  /** CSS pixels. */
  readonly size: readonly [number, number];
}

/** Canvas directions after turning the picture clockwise and then mirroring it left to right. */
export function turned({ right, down, sight }: ViewBasis, { flipped, rotation }: ViewCamera): ViewBasis {
  const quarter = ((Math.round(rotation / 90) % 4) + 4) % 4;
  const cosine = [1, 0, -1, 0][quarter] ?? 1;
  const sine = [0, 1, 0, -1][quarter] ?? 0;
  const turnedRight = subtract(scale(right, cosine), scale(down, sine));
  const turnedDown = add(scale(right, sine), scale(down, cosine));
  return flipped
    ? { right: scale(turnedRight, -1), down: turnedDown, sight: scale(sight, -1) }
    : { right: turnedRight, down: turnedDown, sight };
}

/** Zoom 1 fits the whole image into the canvas; the image keeps its proportions in millimetres. */
export function projection(
  planes: ViewPlanes,
  slice: number,
  camera: ViewCamera,
  size: readonly [number, number],
): Projection {
  const { centre, extent, advance, positions, basis } = planes;
  const sideways = Math.round(camera.rotation / 90) % 2 !== 0;
  const [wide, high] = sideways ? [extent[1], extent[0]] : extent;
  const fitted = Math.max(wide / Math.max(size[0], 1), high / Math.max(size[1], 1));
  const canvas = turned(basis, camera);
  const shift = add(scale(canvas.right, -camera.pan[0] * fitted), scale(canvas.down, -camera.pan[1] * fitted));
  return {
    centre: add(onPlane(centre, advance, positions[slice] ?? dot(centre, advance)), shift),
    basis: canvas,
    millimetresPerPixel: fitted / camera.zoom,
    size,
  };
}

/** CSS pixels of a point in LPS mm, projected along the line of sight. */
export function toCanvas({ centre, basis, millimetresPerPixel, size }: Projection, world: Vector3): [number, number] {
  const offset = subtract(world, centre);
  return [
    size[0] / 2 + dot(offset, basis.right) / millimetresPerPixel,
    size[1] / 2 + dot(offset, basis.down) / millimetresPerPixel,
  ];
}

/** LPS mm, on the plane shown, of a canvas position in CSS pixels. */
export function toWorld(
  { centre, basis, millimetresPerPixel, size }: Projection,
  [x, y]: readonly [number, number],
): Vector3 {
  return add(
    add(centre, scale(basis.right, (x - size[0] / 2) * millimetresPerPixel)),
    scale(basis.down, (y - size[1] / 2) * millimetresPerPixel),
  );
}

/** The pan that brings a point to the middle of the canvas, other things being equal. */
export function panTo(current: Projection, camera: ViewCamera, world: Vector3): readonly [number, number] {
  const [x, y] = toCanvas(current, world);
  return [
    camera.pan[0] - (x - current.size[0] / 2) / camera.zoom,
    camera.pan[1] - (y - current.size[1] / 2) / camera.zoom,
  ];
}
