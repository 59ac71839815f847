/**
 * The methods behind the numbers, as they are written into every derivation. The version counts up whenever a change
 * could alter a digit, so that a recorded number says which rule made it.
 */
export const ALGORITHMS = {
  /** Voxels whose centre is inside; statistics of their values (mri-adc.md 6, pet-suv.md 9, ct-recist.md 2.2). */
  voxels: { name: 'region-statistics', version: '1' },
  /** Distances between drawn points. */
  drawn: { name: 'drawn-axes', version: '1' },
  /** Rotating calipers and longest perpendicular chord of the drawn outline (ct-recist.md 2.1). */
  outline: { name: 'outline-axes', version: '1' },
  /** The same of the marching-squares outline of the voxels. */
  mask: { name: 'mask-axes', version: '1' },
  /** Calipers on ultrasound strips over time (us.md 2.3, 4.1). */
  strip: { name: 'ultrasound-strip', version: '1' },
} as const;
