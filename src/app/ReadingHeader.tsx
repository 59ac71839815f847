import { Button } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useStore } from 'zustand';
import { closeStudies } from '#actions/openStudies.ts';
import type { Workstation } from '#actions/workstation.ts';
import { shownDate } from '#ui/dates.ts';

/** What is read: trial id first, then dates and description; and the way back to the library. */
export function ReadingHeader({ workstation }: { readonly workstation: Workstation }) {
  const studies = useStore(workstation.library, (library) => library.studies);
  const studyUids = useStore(workstation.reading, (reading) => reading.studyUids);
  const shown = useMemo(
    () => studyUids.flatMap((uid) => studies.find(({ study }) => study.studyUid === uid)?.study ?? []),
    [studies, studyUids],
  );
  const [first] = shown;
  const dates = shown
    .map(({ studyDate }) => studyDate)
    .sort()
    .map((date) => shownDate(date));
  return (
    <>
      <Button
        size="compact-sm"
        variant="default"
        leftSection={<IconArrowLeft size={14} aria-hidden="true" />}
        onClick={() => void closeStudies(workstation)}
      >
        Library
      </Button>
      {first && (
        <h1 className="study-title">
          {first.patientId || first.patientName || 'No patient ID'}
          <span className="small">
            {dates.length > 1 ? `${dates.length} time points, ${dates[0]} to ${dates.at(-1)}` : dates[0]}
            {first.description && ` · ${first.description}`}
          </span>
        </h1>
      )}
    </>
  );
}
