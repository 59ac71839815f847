import { useMemo } from 'react';
import { useStore } from 'zustand';
import type { Series } from '#core/imaging/series.ts';
import { presentationProblems, presentationsFor, togglePresentation } from '#actions/view/togglePresentation.ts';
import type { Workstation } from '#actions/workstation.ts';
import { seriesWords } from '#ui/words/series.ts';

const { presentation } = seriesWords;

interface Props {
  readonly workstation: Workstation;
  readonly series: Series;
}

/** Presentation states of the images of a series, each switched on and off; of a series of states why one cannot be. */
export function PresentationList({ workstation, series }: Props) {
  const studies = useStore(workstation.library, (state) => state.studies);
  const applied = useStore(workstation.reading, (state) => state.presentation);
  const states = useMemo(() => presentationsFor({ studies }, series), [studies, series]);
  const problems = useMemo(() => presentationProblems({ studies }, series), [studies, series]);
  return (
    <>
      {states.map((state) => {
        const isOn = applied?.state.sopInstanceUid === state.sopInstanceUid;
        const words = [state.description, state.creator && presentation.by(state.creator)].filter(Boolean).join(', ');
        return (
          <div key={state.sopInstanceUid} className="rail-structures">
            <button
              type="button"
              aria-pressed={isOn}
              title={words || undefined}
              onClick={() => void togglePresentation(workstation, state)}
            >
              {presentation.state(state.label)}
            </button>
            {isOn && applied.leftOut.length > 0 && (
              <p className="rail-structures-state" role="status">
                {presentation.notApplied(applied.leftOut.join('; '))}
              </p>
            )}
          </div>
        );
      })}
      {problems.map(({ code, message }, index) => (
        <p key={index} className="rail-structures-state">
          {message} [{code}]
        </p>
      ))}
    </>
  );
}
