import { Button } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useStore } from 'zustand';
import { closeStudies } from '#actions/studies/openStudies.ts';
import type { Workstation } from '#actions/workstation.ts';
import { shownDate } from '#ui/dates.ts';
import { shellWords } from '#ui/words/shell.ts';
import { studyWords } from '#ui/words/studies.ts';

/** The dates of studies, in order: one as it is, of several how many there are, the first and the last. */
function datesText(dates: readonly string[]): string {
  const [first = ''] = dates;
  return dates.length > 1 ? shellWords.timePoints(dates.length, first, dates.at(-1) ?? first) : first;
}

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
        {shellWords.library}
      </Button>
      {first && (
        <h1 className="study-title">
          {first.patientId || first.patientName || studyWords.noPatientId}
          <span className="small">
            {datesText(dates)}
            {first.description && ` · ${first.description}`}
          </span>
        </h1>
      )}
    </>
  );
}
