import { ActionIcon } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useEffect, useMemo, useRef } from 'react';
import { useStore } from 'zustand';
import { valueOf } from '#core/measurements/measurement.ts';
import type { Workstation } from '#actions/workstation.ts';
import { CardActions } from '#features/measurements/CardActions.tsx';
import { CardCalibration } from '#features/measurements/CardCalibration.tsx';
import { indexText, peakAboveMax } from '#features/measurements/cardFacts.ts';
import { CardVerdicts } from '#features/measurements/CardVerdicts.tsx';
import { CardVoxels } from '#features/measurements/CardVoxels.tsx';
import { EnteredValues } from '#features/measurements/EnteredValues.tsx';
import { measurementOf, verdictsByNumber, type NumberKey } from '#features/measurements/measurementGroups.ts';
import { isSuv, REPLACEABLE } from '#features/measurements/overrideOffers.ts';
import { mayBeRuler, RulerButton } from '#features/measurements/RulerButton.tsx';
import { findSeries } from '#stores/library.ts';
import { measureName } from '#ui/measureNames.ts';
import { NoticeLine } from '#ui/NoticeLine.tsx';
import { QuantityText } from '#ui/QuantityText.tsx';
import { shownPosition } from '#ui/shownPosition.ts';
import { unitName } from '#ui/shownQuantity.ts';
import { calibratingWords } from '#ui/words/calibrating.ts';
import { numberCardWords } from '#ui/words/numberCard.ts';
import { statisticWords } from '#ui/words/statistics.ts';

interface Props {
  readonly workstation: Workstation;
  readonly number: NumberKey;
  readonly onClose: () => void;
}

/** Where a number comes from, written from its derivation alone. The images stay visible beside it. */
export function NumberCard({ workstation, number, onClose }: Props) {
  const measurement = useStore(workstation.trail, ({ read }) => measurementOf(read.measurements, number));
  const description = useStore(workstation.library, (library) => findSeries(library, number.seriesUid)?.description);
  const region = useStore(workstation.trail, ({ read }) => read.regions.find(({ id }) => id === number.regionId));
  const judgements = useJudgements(workstation, number);
  const card = useFocusedCard(onClose);
  useVoxelsPutOut(workstation);
  if (!measurement) return null;
  const value = valueOf(measurement, number.statistic);
  const { derivation, failure, warnings, regionName, quantity, modality } = measurement;
  return (
    <section ref={card} className="card" role="dialog" aria-labelledby="card-title" tabIndex={-1}>
      <header>
        <h2 id="card-title">
          {regionName} {measureName(quantity, number.statistic)}
        </h2>
        <ActionIcon variant="subtle" color="gray" aria-label={numberCardWords.close} onClick={onClose}>
          <IconX size={18} />
        </ActionIcon>
      </header>
      <div className="panel-scroll">
        <div className="panel-section">
          {value && (
            <>
              <p className="card-value">
                <QuantityText quantity={value} statistic={value.statistic} />
              </p>
              <p>
                <code className="code">
                  {value.value} {unitName(value.unit)}
                </code>
              </p>
              <p className="small">{statisticWords[value.statistic]}</p>
              {peakAboveMax(measurement, value) && <p className="small">{peakAboveMax(measurement, value)}</p>}
              {value.at && (
                <p className="small">
                  {numberCardWords.foundAt(shownPosition(value.at.world), indexText(value.at.index))}
                </p>
              )}
            </>
          )}
          {failure && <NoticeLine notice={failure} kind="failure" />}
          <p className="small">
            <span className="modality">{modality}</span> {description}
          </p>
          <CardActions workstation={workstation} measurement={measurement} value={value} />
        </div>
        <CardVerdicts judgements={judgements} />
        {warnings.length > 0 && (
          <div className="panel-section">
            <h3>{numberCardWords.warnings}</h3>
            {warnings.map((notice, index) => (
              <NoticeLine key={`${index} ${notice.code}`} notice={notice} />
            ))}
          </div>
        )}
        {isSuv(measurement) && (
          <div className="panel-section">
            <h3>{numberCardWords.inPlaceOfFile}</h3>
            <EnteredValues workstation={workstation} series={measurement} offers={REPLACEABLE} />
          </div>
        )}
        {region && mayBeRuler(region) && quantity === 'Diameter' && (
          <div className="panel-section">
            <h3>{calibratingWords.scale}</h3>
            <RulerButton workstation={workstation} region={region} />
          </div>
        )}
        {derivation && (
          <>
            <CardCalibration record={derivation.calibration} value={value} />
            <CardVoxels workstation={workstation} measurement={measurement} derivation={derivation} />
          </>
        )}
      </div>
    </section>
  );
}

function useJudgements({ trail, judgements }: Workstation, number: NumberKey) {
  const all = useStore(trail, ({ read }) => judgements(read));
  return useMemo(() => verdictsByNumber(all)(number), [all, number]);
}

/** Voxels lit up from a card belong to it: where the card goes, they go out. */
function useVoxelsPutOut({ reading }: Workstation) {
  useEffect(() => () => reading.getState().set({ litRegion: undefined }), [reading]);
}

/** The card takes the focus when it opens, gives it back when it closes, and closes with Esc. */
function useFocusedCard(onClose: () => void) {
  const card = useRef<HTMLElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    card.current?.focus();
    return () => {
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  useEffect(() => {
    const element = card.current;
    const close = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      event.stopPropagation();
      onClose();
    };
    element?.addEventListener('keydown', close);
    return () => element?.removeEventListener('keydown', close);
  }, [onClose]);
  return card;
}
