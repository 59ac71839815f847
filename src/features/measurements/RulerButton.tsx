import { Button } from '@mantine/core';
import { useState } from 'react';
import type { Region } from '#core/regions/region.ts';
import type { Workstation } from '#actions/workstation.ts';
import { RulerDialog } from '#features/measurements/RulerDialog.tsx';
import { calibratingWords } from '#ui/words/calibrating.ts';

interface Props {
  readonly workstation: Workstation;
  /** A length drawn on an image that is read on its own. */
  readonly region: Region;
}

/** The way from a line along a ruler in the picture to millimetres. */
export function RulerButton({ workstation, region }: Props) {
  const [isOpen, setOpen] = useState(false);
  return (
    // A click here is not one on the row, which brings the views to the region.
    <div className="ruler-offer" onClick={(event) => event.stopPropagation()}>
      <Button
        size="compact-xs"
        variant="default"
        aria-label={calibratingWords.openBy(region.name)}
        onClick={() => setOpen(true)}
      >
        {calibratingWords.open}
      </Button>
      {isOpen && <RulerDialog workstation={workstation} region={region} onClose={() => setOpen(false)} />}
    </div>
  );
}

/** Whether a region may lie along a ruler: a line on an image of its own. */
export const mayBeRuler = ({ shape, image }: Pick<Region, 'shape' | 'image'>) =>
  shape.kind === 'length' && image !== undefined;
