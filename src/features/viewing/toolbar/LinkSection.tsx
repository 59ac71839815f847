import { Button } from '@mantine/core';
import { useStore } from 'zustand';
import { toggleLinkHere } from '#actions/view/linkHere.ts';
import { startRegistering } from '#actions/view/registering.ts';
import type { Workstation } from '#actions/workstation.ts';
import { withKey } from '#ui/keyText.ts';
import { viewMenuWords } from '#ui/words/viewMenus.ts';

interface Props {
  readonly workstation: Workstation;
  /** Points are set in the images, which the menu would cover. */
  readonly onClose: () => void;
}

/** Ties views of different studies: by the slices shown now, or by points that belong together. */
export function LinkSection({ workstation, onClose }: Props) {
  const links = useStore(workstation.reading, (state) => state.sliceLinks.length);
  const linkKey = useStore(workstation.hands, ({ keymap }) => keymap['link-here'][0]);
  return (
    <>
      <Button
        size="xs"
        variant={links > 0 ? 'light' : 'default'}
        aria-pressed={links > 0}
        onClick={() => toggleLinkHere(workstation)}
      >
        {withKey(links > 0 ? viewMenuWords.unlink(links) : viewMenuWords.linkHere, linkKey)}
      </Button>
      <Button
        size="xs"
        variant="default"
        onClick={() => {
          onClose();
          startRegistering(workstation);
        }}
      >
        {viewMenuWords.register}
      </Button>
    </>
  );
}
