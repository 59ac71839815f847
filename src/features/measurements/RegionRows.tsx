import { IconAlertTriangle } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import { furtherValues, headline } from '#core/measurements/select.ts';
import type { Measurement } from '#core/measurements/measurement.ts';
import type { Judgement } from '#core/protocol/cutoff.ts';
import { goToRegion } from '#actions/regions/goToRegion.ts';
import type { Workstation } from '#actions/workstation.ts';
import type { MeasurementGroup, NumberKey } from '#features/measurements/measurementGroups.ts';
import { RefusedNumber } from '#features/measurements/RefusedNumber.tsx';
import { mayBeRuler, RulerButton } from '#features/measurements/RulerButton.tsx';
import { ValueButton } from '#features/measurements/ValueButton.tsx';
import { findSeries } from '#stores/library.ts';
import { QUANTITY_NAMES } from '#ui/measureNames.ts';
import { measurementWords } from '#ui/words/measurements.ts';

interface Props {
  readonly workstation: Workstation;
  readonly group: MeasurementGroup;
  /** Show every statistic, not only those asked for first. */
  readonly all: boolean;
  readonly selected: boolean;
  readonly judgementsOf: (key: NumberKey) => readonly Judgement[];
  readonly onExplain: (number: NumberKey) => void;
}

/** One region: its name spans a row per volume and quantity. A click selects it and brings the views to it. */
export function RegionRows({ workstation, group, all, selected, judgementsOf, onExplain }: Props) {
  const { regionId, region, measurements } = group;
  const go = () => void goToRegion(workstation, regionId);
  const rows = measurements.length > 0 ? measurements : [undefined];
  const body = useRowsInSight(selected, rows.length);
  return (
    <tbody ref={body} data-selected={selected}>
      {rows.map((measurement, index) => (
        <tr
          key={measurement ? `${measurement.stackId} ${measurement.quantity}` : 'none'}
          data-interactive
          data-selected={selected}
          data-live={group.live}
          onClick={region && go}
        >
          {index === 0 && <RegionHead group={group} rows={rows.length} onGo={go} />}
          {measurement ? (
            <>
              <SeriesCell workstation={workstation} measurement={measurement} />
              <td>
                {measurement.failure ? (
                  <RefusedNumber workstation={workstation} measurement={measurement} failure={measurement.failure} />
                ) : (
                  <ul className="values" data-quantity={measurement.quantity}>
                    {(all ? [...headline(measurement), ...furtherValues(measurement)] : headline(measurement)).map(
                      (value) => (
                        <ValueButton
                          key={value.statistic}
                          measurement={measurement}
                          value={value}
                          judgementsOf={judgementsOf}
                          onExplain={group.live ? undefined : onExplain}
                        />
                      ),
                    )}
                  </ul>
                )}
                {region && measurement.unit === '{pixels}' && mayBeRuler(region) && (
                  <RulerButton workstation={workstation} region={region} />
                )}
              </td>
            </>
          ) : (
            <td colSpan={2} className="small">
              {group.pending ? measurementWords.noNumbersYet : measurementWords.notMeasured}
            </td>
          )}
        </tr>
      ))}
    </tbody>
  );
}

/** A region selected here or on an image, or newly drawn, is brought into sight, also when numbers arrive later. */
function useRowsInSight(selected: boolean, rows: number) {
  const body = useRef<HTMLTableSectionElement>(null);
  useEffect(() => {
    if (selected) body.current?.scrollIntoView({ block: 'nearest' });
  }, [selected, rows]);
  return body;
}

function RegionHead({
  group: { name, region, live, pending },
  rows,
  onGo,
}: {
  readonly group: MeasurementGroup;
  readonly rows: number;
  readonly onGo: () => void;
}) {
  const { roles, node, drawing } = measurementWords;
  const facts = region
    ? [region.role === 'none' ? '' : roles[region.role], region.organ, region.node ? node : '']
        .filter(Boolean)
        .join(' · ')
    : drawing;
  return (
    <th scope="rowgroup" rowSpan={rows} className="region-head">
      {region ? (
        <button type="button" className="region-name" onClick={onGo}>
          {name}
        </button>
      ) : (
        name
      )}
      {facts && <div className="small">{facts}</div>}
      {region && (live || pending) && (
        <div className="small">{live ? measurementWords.live : measurementWords.measuring}</div>
      )}
    </th>
  );
}

function SeriesCell({
  workstation,
  measurement,
}: {
  readonly workstation: Workstation;
  readonly measurement: Measurement;
}) {
  const description = useStore(
    workstation.library,
    (library) => findSeries(library, measurement.seriesUid)?.description,
  );
  const { modality, quantity, warnings } = measurement;
  return (
    <td className="series-cell" title={description}>
      <span>{QUANTITY_NAMES[quantity]}</span>
      {warnings.length > 0 && (
        <span className="warned" title={warnings.map(({ message }) => message).join('\n')}>
          <IconAlertTriangle size={13} aria-hidden="true" /> {warnings.length}
          <span className="visually-hidden"> {measurementWords.warning(warnings.length)}</span>
        </span>
      )}
      {warnings.some(({ code }) => code === 'US_W_MANUAL_CALIBRATION') && (
        <div className="small">{measurementWords.calibratedByHand}</div>
      )}
      <div className="small series-name">
        <span className="modality">{modality}</span> {description}
      </div>
    </td>
  );
}
