import type { Measurement } from '#core/measurements/measurement.ts';
import type { Failure } from '#core/result.ts';
import type { Workstation } from '#actions/workstation.ts';
import { EnteredValues } from '#features/measurements/EnteredValues.tsx';
import { isSuv, remediesOf } from '#features/measurements/overrideOffers.ts';
import { NoticeLine } from '#ui/NoticeLine.tsx';

interface Props {
  readonly workstation: Workstation;
  readonly measurement: Measurement;
  readonly failure: Failure;
}

/** Why there is no number, what was entered for it, and the way to one where the reader can give what the file lacks. */
export function RefusedNumber({ workstation, measurement, failure }: Props) {
  return (
    // A click here is not one on the row, which brings the views to the region.
    <div onClick={(event) => event.stopPropagation()}>
      <NoticeLine notice={failure} kind="failure" />
      {isSuv(measurement) && (
        <EnteredValues workstation={workstation} series={measurement} offers={remediesOf(failure.code)} />
      )}
    </div>
  );
}
