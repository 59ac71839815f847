import { SegmentedControl } from '@mantine/core';
import { useStore } from 'zustand';
import type { Workstation } from '#actions/workstation.ts';

/** Which half of the library is on screen. */
export function SourceSwitch({ workstation }: { readonly workstation: Workstation }) {
  const shown = useStore(workstation.remote, (remote) => remote.shown);
  return (
    <SegmentedControl
      size="sm"
      aria-label="Where the studies are"
      value={shown ? 'archive' : 'browser'}
      data={[
        { value: 'browser', label: 'This browser' },
        { value: 'archive', label: 'Archive' },
      ]}
      onChange={(value) => workstation.remote.getState().set({ shown: value === 'archive' })}
    />
  );
}
