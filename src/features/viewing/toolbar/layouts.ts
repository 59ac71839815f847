import type { AnatomicalPlane } from '#core/geometry/orientation.ts';
import type { Layout } from '#stores/reading.ts';
import { viewMenuWords } from '#ui/words/viewMenus.ts';

const { layouts, planes } = viewMenuWords;

const OFFERED: readonly Layout[] = [
  '1x1', '1x2', '2x1', '2x2', 'mpr', 'tiles-2x2', 'tiles-3x2', 'tiles-3x3', 'tiles-4x3', 'tiles-4x4',
]; // prettier-ignore

/** Arrangements of the views, as menus name them. */
export const LAYOUTS: readonly { readonly value: Layout; readonly label: string }[] = OFFERED.map((value) => ({
  value,
  label: layouts[value],
}));

/** Planes a view can cut. */
export const PLANES: readonly { readonly value: 'native' | AnatomicalPlane; readonly label: string }[] = [
  { value: 'native', label: planes.native },
  { value: 'axial', label: planes.axial },
  { value: 'coronal', label: planes.coronal },
  { value: 'sagittal', label: planes.sagittal },
];
