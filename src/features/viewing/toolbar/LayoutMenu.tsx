import { NativeSelect } from '@mantine/core';
import { useStore } from 'zustand';
import { chooseLayout } from '#actions/view/chooseLayout.ts';
import { chooseOrientation } from '#actions/view/chooseOrientation.ts';
import type { Workstation } from '#actions/workstation.ts';
import { activeOf, type Layout, type Orientation } from '#stores/reading.ts';

const LAYOUTS: readonly { readonly value: Layout; readonly label: string }[] = [
  { value: '1x1', label: 'One view' },
  { value: '1x2', label: 'Two side by side' },
  { value: '2x1', label: 'Two, one above the other' },
  { value: '2x2', label: 'Four views' },
  { value: 'mpr', label: 'Three planes (M)' },
];

const PLANES: readonly { readonly value: Orientation; readonly label: string }[] = [
  { value: 'native', label: 'As acquired' },
  { value: 'axial', label: 'Axial' },
  { value: 'coronal', label: 'Coronal' },
  { value: 'sagittal', label: 'Sagittal' },
];

/** How many views there are, and which plane the active one cuts. */
export function LayoutMenu({ workstation }: { readonly workstation: Workstation }) {
  const layout = useStore(workstation.reading, (state) => state.layout);
  const plane = useStore(workstation.reading, (state) => activeOf(state)?.orientation ?? 'native');
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
        data={[...PLANES]}
        onChange={({ currentTarget }) => {
          const chosen = PLANES.find(({ value }) => value === currentTarget.value);
          if (chosen) chooseOrientation(workstation, chosen.value);
        }}
      />
    </div>
  );
}
