import { NativeSelect } from '@mantine/core';
import { useStore } from 'zustand';
import type { AnatomicalPlane } from '#core/geometry/orientation.ts';
import { chooseLayout } from '#actions/view/chooseLayout.ts';
import { chooseOrientation } from '#actions/view/chooseOrientation.ts';
import type { Workstation } from '#actions/workstation.ts';
import { activeOf, type Layout } from '#stores/reading.ts';

const LAYOUTS: readonly { readonly value: Layout; readonly label: string }[] = [
  { value: '1x1', label: 'One view' },
  { value: '1x2', label: 'Two side by side' },
  { value: '2x1', label: 'Two, one above the other' },
  { value: '2x2', label: 'Four views' },
  { value: 'mpr', label: 'Three planes (M)' },
  { value: 'tiles-2x2', label: 'Tiles, 2 × 2 slices' },
  { value: 'tiles-3x2', label: 'Tiles, 3 × 2 slices' },
  { value: 'tiles-3x3', label: 'Tiles, 3 × 3 slices' },
  { value: 'tiles-4x3', label: 'Tiles, 4 × 3 slices' },
  { value: 'tiles-4x4', label: 'Tiles, 4 × 4 slices' },
];

const PLANES: readonly { readonly value: 'native' | AnatomicalPlane; readonly label: string }[] = [
  { value: 'native', label: 'As acquired' },
  { value: 'axial', label: 'Axial' },
  { value: 'coronal', label: 'Coronal' },
  { value: 'sagittal', label: 'Sagittal' },
];

/** A plane that was turned is listed only while it is shown: it is made with the handles or keys, not chosen. */
const OBLIQUE = { value: 'oblique', label: 'Oblique' } as const;

/** How many views there are, and which plane the active one cuts. */
export function LayoutMenu({ workstation }: { readonly workstation: Workstation }) {
  const layout = useStore(workstation.reading, (state) => state.layout);
  const plane = useStore(workstation.reading, (state) => {
    const orientation = activeOf(state)?.orientation ?? 'native';
    return typeof orientation === 'object' ? OBLIQUE.value : orientation;
  });
  return (
    <div className="menu-row">
      <NativeSelect
        size="xs"
        aria-label="Layout"
        value={layout}
        data={[...LAYOUTS]}
        onChange={({ currentTarget }) => {
          const chosen = LAYOUTS.find(({ value }) => value === currentTarget.value);
          if (chosen) chooseLayout(workstation, chosen.value);
        }}
      />
      <NativeSelect
        size="xs"
        aria-label="Plane of the active view"
        value={plane}
        data={plane === OBLIQUE.value ? [...PLANES, OBLIQUE] : [...PLANES]}
        onChange={({ currentTarget }) => {
          const chosen = PLANES.find(({ value }) => value === currentTarget.value);
          if (chosen) chooseOrientation(workstation, chosen.value);
        }}
      />
    </div>
  );
}
