import { Button } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useStore } from 'zustand';
import { OVERRIDE_FIELDS, type SuvOverrideField } from '#core/calibration/suv/overrides.ts';
import type { SeriesOfStudy } from '#core/ledger/suvOverridden.ts';
import type { Workstation } from '#actions/workstation.ts';
import { OverrideDialog } from '#features/measurements/OverrideDialog.tsx';
import { offerFor, type OverrideOffer } from '#features/measurements/overrideOffers.ts';
import { RemoveOverrideDialog } from '#features/measurements/RemoveOverrideDialog.tsx';
import { overrideWords } from '#ui/words/overrides.ts';
import { enteredValueWords } from '#ui/words/enteredValues.ts';

interface Props {
  readonly workstation: Workstation;
  readonly series: SeriesOfStudy;
  /** What may be entered besides. */
  readonly offers: readonly OverrideOffer[];
}

interface Entered {
  readonly field: SuvOverrideField;
  readonly words: string;
}

/** What a reader entered in place of the header of a PET series, each to be changed or removed, and what more may be. */
export function EnteredValues({ workstation, series, offers }: Props) {
  const entered = useEnteredValues(workstation, series);
  const [entering, setEntering] = useState<OverrideOffer>();
  const [removing, setRemoving] = useState<Entered>();
  const fresh = offers.filter(({ field }) => !entered.some((one) => offerFor(one.field).field === field));
  return (
    <>
      {entered.length > 0 && (
        <ul className="entered-values" aria-label={enteredValueWords.list}>
          {entered.map((one) => (
            <li key={one.field}>
              <span className="grow">{enteredValueWords.entered(one.words)}</span>
              <Button
                size="compact-xs"
                variant="default"
                aria-label={enteredValueWords.changeValue(one.words)}
                onClick={() => setEntering(offerFor(one.field))}
              >
                {enteredValueWords.change}
              </Button>
              <Button
                size="compact-xs"
                variant="default"
                aria-label={enteredValueWords.removeValue(one.words)}
                onClick={() => setRemoving(one)}
              >
                {enteredValueWords.remove}
              </Button>
            </li>
          ))}
        </ul>
      )}
      {fresh.length > 0 && (
        <div className="entered-offers">
          {fresh.map((offer) => (
            <Button key={offer.field} size="compact-xs" variant="default" onClick={() => setEntering(offer)}>
              {offer.title}…
            </Button>
          ))}
        </div>
      )}
      {entering && (
        <OverrideDialog
          workstation={workstation}
          series={series}
          offer={entering}
          onClose={() => setEntering(undefined)}
        />
      )}
      {removing && (
        <RemoveOverrideDialog
          workstation={workstation}
          series={series}
          {...removing}
          onClose={() => setRemoving(undefined)}
        />
      )}
    </>
  );
}

function useEnteredValues({ trail }: Workstation, { studyUid, seriesUid }: SeriesOfStudy): readonly Entered[] {
  const patient = useStore(trail, ({ read }) => read.suvOverrides[studyUid]);
  const dose = useStore(trail, ({ read }) => read.seriesOverrides[seriesUid]);
  return useMemo(() => {
    const overrides = { ...patient, ...dose };
    return OVERRIDE_FIELDS.flatMap((field) => {
      const words = overrideWords(overrides, field);
      return words === undefined ? [] : [{ field, words }];
    });
  }, [patient, dose]);
}
