import { Button } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useStore } from 'zustand';
import type { Workstation } from '#actions/workstation.ts';
import { AdcMapDialog } from '#features/measurements/AdcMapDialog.tsx';
import { measurementWords } from '#ui/words/measurements.ts';

interface Props {
  readonly workstation: Workstation;
  /** The diffusion series to fit; without it, those of the studies on screen are offered. */
  readonly seriesUid?: string;
}

/** Offers an ADC map where diffusion images are open. */
export function AdcMapButton({ workstation, seriesUid }: Props) {
  const [open, setOpen] = useState(false);
  const studies = useStore(workstation.library, (library) => library.studies);
  const studyUids = useStore(workstation.reading, (reading) => reading.studyUids);
  const activeStack = useStore(
    workstation.reading,
    ({ viewports, activeViewport }) => viewports.find(({ id }) => id === activeViewport)?.stackId,
  );
  const diffusion = useMemo(
    () =>
      studies
        .filter(({ study }) => studyUids.includes(study.studyUid))
        .flatMap(({ study }) => study.series)
        .filter((series) => series.kind === 'dwi' && (seriesUid === undefined || series.seriesUid === seriesUid)),
    [studies, studyUids, seriesUid],
  );
  if (diffusion.length === 0) return null;
  return (
    <>
      <Button size="compact-sm" variant="default" onClick={() => setOpen(true)}>
        {measurementWords.adcMap}
      </Button>
      {open && (
        <AdcMapDialog
          workstation={workstation}
          diffusion={diffusion}
          first={diffusion.find((series) => series.stacks.some(({ id }) => id === activeStack)) ?? diffusion[0]}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
}
