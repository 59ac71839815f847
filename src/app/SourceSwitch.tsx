import { SegmentedControl } from '@mantine/core';
import { useStore } from 'zustand';
import type { Workstation } from '#actions/workstation.ts';
import { shellWords } from '#ui/words/shell.ts';

/** Which half of the library is on screen. */
export function SourceSwitch({ workstation }: { readonly workstation: Workstation }) {
  const shown = useStore(workstation.remote, (remote) => remote.shown);
  return (
    <SegmentedControl
      size="sm"
      aria-label={shellWords.sources}
      value={shown ? 'archive' : 'browser'}
      data={[
        { value: 'browser', label: shellWords.thisBrowser },
        { value: 'archive', label: shellWords.archive },
      ]}
      onChange={(value) => workstation.remote.getState().set({ shown: value === 'archive' })}
    />
  );
}
