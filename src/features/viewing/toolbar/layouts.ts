import type { AnatomicalPlane } from '#core/geometry/orientation.ts';
import type { Layout } from '#stores/reading.ts';

/** Arrangements of the views, as menus name them. */
export const LAYOUTS: readonly { readonly value: Layout; readonly label: string }[] = [
  { value: '1x1', label: 'One view' },
  { value: '1x2', label: 'Two side by side' },
  { value: '2x1', label: 'Two, one above the other' },
  { value: '2x2', label: 'Four views' },
  { value: 'mpr', label: 'Three planes' },
  { value: 'tiles-2x2', label: 'Tiles, 2 × 2 slices' },
  { value: 'tiles-3x2', label: 'Tiles, 3 × 2 slices' },
  { value: 'tiles-3x3', label: 'Tiles, 3 × 3 slices' },
  { value: 'tiles-4x3', label: 'Tiles, 4 × 3 slices' },
  { value: 'tiles-4x4', label: 'Tiles, 4 × 4 slices' },
];

/** Planes a view can cut. */
export const PLANES: readonly { readonly value: 'native' | AnatomicalPlane; readonly label: string }[] = [
  { value: 'native', label: 'As acquired' },
  { value: 'axial', label: 'Axial' },
  { value: 'coronal', label: 'Coronal' },
  { value: 'sagittal', label: 'Sagittal' },
];
