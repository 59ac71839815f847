import type { Vector2 } from './hull.ts';

/** One slice of a region: `mask[x + width * y]` is not zero inside. */
export interface SliceMask {
  readonly mask: Uint8Array;
  readonly width: number;
  readonly height: number;
}

/** Sides of a cell of four voxel centres, in half voxels from its upper left centre. */
const TOP = { x: 1, y: 0 };
const RIGHT = { x: 2, y: 1 };
const BOTTOM = { x: 1, y: 2 };
const LEFT = { x: 0, y: 1 };

type Side = typeof TOP;

/**
 * Pieces of outline in a cell, by which corners are inside (1 upper left, 2 upper right, 4 lower right, 8 lower left).
 * Each runs with the inside on its right on a screen with y down. Where only diagonal corners are inside (5, 10) the
 * inside is joined.
 */
const PIECES: readonly (readonly (readonly [Side, Side])[])[] = [
  [],
  [[TOP, LEFT]],
  [[RIGHT, TOP]],
  [[RIGHT, LEFT]],
  [[BOTTOM, RIGHT]],
  [[TOP, RIGHT], [BOTTOM, LEFT]], // prettier-ignore
  [[BOTTOM, TOP]],
  [[BOTTOM, LEFT]],
  [[LEFT, BOTTOM]],
  [[TOP, BOTTOM]],
  [[LEFT, TOP], [RIGHT, BOTTOM]], // prettier-ignore
  [[RIGHT, BOTTOM]],
  [[LEFT, RIGHT]],
  [[TOP, RIGHT]],
  [[LEFT, TOP]],
  [],
];

/**
 * Outlines of a mask by marching squares at level 0.5 on voxel centres (ct-recist.md 2.1), in voxel coordinates: every
 * point is midway between a voxel inside and a neighbour outside. Outer rings have a positive shoelace area, holes a
 * negative one; diagonal neighbours are joined.
 */
export function maskRings(slice: SliceMask): readonly (readonly Vector2[])[] {
  const next = outlinePieces(slice);
  const stride = 2 * slice.width + 3;
  const rings: Vector2[][] = [];
  for (const start of next.keys()) {
    const ring: Vector2[] = [];
    let at: number | undefined = start;
    while (at !== undefined) {
      const following: number | undefined = next.get(at);
      if (following === undefined) break;
      next.delete(at);
      ring.push([(at % stride) / 2 - 1, Math.floor(at / stride) / 2 - 1]);
      at = following;
    }
    rings.push(ring);
  }
  return rings;
}

/** From each point of an outline to the one after it; points are numbered in half voxels from voxel (-1, -1). */
function outlinePieces({ mask, width, height }: SliceMask): Map<number, number> {
  const stride = 2 * width + 3;
  const next = new Map<number, number>();
  for (let y = -1; y < height; y += 1) {
    const [upper, lower] = [rowOf(mask, { y, width, height }), rowOf(mask, { y: y + 1, width, height })];
    let corners = 0;
    for (let x = -1; x < width; x += 1) {
      // The right corners of a cell are the left ones of the next.
      const left = (corners & 2 ? 1 : 0) | (corners & 4 ? 8 : 0);
      corners = left | (upper[x + 1] ? 2 : 0) | (lower[x + 1] ? 4 : 0);
      if (corners === 0 || corners === 15) continue;
      const number = (side: Side) => 2 * (x + 1) + side.x + stride * (2 * (y + 1) + side.y);
      for (const [from, to] of PIECES[corners] ?? []) next.set(number(from), number(to));
    }
  }
  return next;
}

const NO_ROW = new Uint8Array();

const rowOf = (mask: Uint8Array, { y, width, height }: { y: number; width: number; height: number }) =>
  y < 0 || y >= height ? NO_ROW : mask.subarray(width * y, width * (y + 1));

/**
 * The same outline along the edges of the voxels instead of between their centres: two points of a ring that follow each
 * other are the middles of two voxel edges, and those meet at a voxel corner.
 */
export function voxelEdges(ring: readonly Vector2[]): readonly Vector2[] {
  const corners = ring.map((a, index): Vector2 => {
    const b = ring[(index + 1) % ring.length] ?? a;
    return [halfway(a[0], b[0]), halfway(a[1], b[1])];
  });
  return corners.filter((corner, index) => {
    const before = corners[(index + corners.length - 1) % corners.length] ?? corner;
    const after = corners[(index + 1) % corners.length] ?? corner;
    const straight =
      (before[0] === corner[0] && corner[0] === after[0]) || (before[1] === corner[1] && corner[1] === after[1]);
    return !straight;
  });
}

const isHalf = (coordinate: number) => coordinate % 1 !== 0;
const halfway = (a: number, b: number) => (isHalf(a) ? a : isHalf(b) ? b : (a + b) / 2);
