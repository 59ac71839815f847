import { Button } from '@mantine/core';
import { useState } from 'react';
import type { SeriesOfStudy } from '#core/ledger/suvOverridden.ts';
import type { Failure } from '#core/result.ts';
import type { Workstation } from '#actions/workstation.ts';
import { OverrideDialog } from '#features/measurements/OverrideDialog.tsx';
import { overrideOffer } from '#features/measurements/overrideOffers.ts';
import { NoticeLine } from '#ui/NoticeLine.tsx';

interface Props {
  readonly workstation: Workstation;
  readonly series: SeriesOfStudy;
  readonly failure: Failure;
}

/** Why there is no number, and the way to one where the reader can give what the file lacks. */
export function RefusedNumber({ workstation, series, failure }: Props) {
  const [entering, setEntering] = useState(false);
  const offer = overrideOffer(failure.code);
  return (
    // A click here is not one on the row, which brings the views to the region.
    <div onClick={(event) => event.stopPropagation()}>
      <NoticeLine notice={failure} kind="failure" />
      {offer && (
        <Button size="compact-xs" variant="default" onClick={() => setEntering(true)}>
          {offer.title}…
        </Button>
      )}
      {offer && entering && (
        <OverrideDialog workstation={workstation} series={series} offer={offer} onClose={() => setEntering(false)} />
      )}
    </div>
  );
}
