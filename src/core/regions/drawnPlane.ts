import { dot, type Vector3 } from '#core/geometry/grid.ts';
import type { RegionShape } from './region.ts';

/** What a shape was drawn on: a slice of the scan, a plane across slices, or an image that is no slice of the scan. */
export type DrawnPlane = 'acquired' | 'reformatted' | 'localizer' | 'derived';

/** Cosine from which two normals count as one plane: 0.5 degrees. */
const PARALLEL = Math.cos((0.5 * Math.PI) / 180);

/**
 * The plane that is stored with a length (ct-recist.md 2.2; Image Type: PS3.3 C.7.6.1.1.1 and C.8.2.1.1.1). Shapes made
 * of voxels lie on the slices of their grid.
 */
export function drawnPlane(
  shape: RegionShape,
  { normal, imageType }: { readonly normal: Vector3; readonly imageType: readonly string[] },
): DrawnPlane {
  const words = imageType.map((word) => word.trim().toUpperCase());
  if (words.includes('LOCALIZER')) return 'localizer';
  if (words[0] === 'DERIVED') return 'derived';
  return 'normal' in shape && Math.abs(dot(shape.normal, normal)) < PARALLEL ? 'reformatted' : 'acquired';
}
