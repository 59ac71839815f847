import { Button, Menu } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { Fragment, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import { exportResults } from '#actions/export/exportResults.ts';
import type { Workstation } from '#actions/workstation.ts';
import { AdcMapButton } from '#features/measurements/AdcMapButton.tsx';
import {
  groupsByStudy,
  measurementGroups,
  verdictsByNumber,
  type NumberKey,
} from '#features/measurements/measurementGroups.ts';
import { QuantityChoice } from '#features/measurements/QuantityChoice.tsx';
import { RegionRows } from '#features/measurements/RegionRows.tsx';
import { shownDate } from '#ui/dates.ts';
import { EmptyState } from '#ui/EmptyState.tsx';
import { FilterChip } from '#ui/FilterChip.tsx';
import { KeyHint } from '#ui/KeyHint.tsx';
import { measurementWords } from '#ui/words/measurements.ts';

interface Props {
  readonly workstation: Workstation;
  /** A number was clicked: its card is asked for. */
  readonly onExplain: (number: NumberKey) => void;
}

/** Every number of the studies on screen, one row per region, volume and quantity. */
export function MeasurementsPanel({ workstation, onExplain }: Props) {
  const [all, setAll] = useState(false);
  const groups = useGroups(workstation);
  const judgements = useJudgementIndex(workstation);
  const studyUids = useStore(workstation.reading, (reading) => reading.studyUids);
  const selected = useStore(workstation.reading, (reading) => reading.selectedRegion);
  return (
    <section className="panel" aria-label={measurementWords.title}>
      <div className="panel-bar">
        <QuantityChoice workstation={workstation} />
        <AdcMapButton workstation={workstation} />
        <span className="grow" />
        <FilterChip pressed={all} onToggle={() => setAll(!all)}>
          {measurementWords.allValues}
        </FilterChip>
        <ExportMenu workstation={workstation} disabled={groups.every(({ region }) => !region)} />
      </div>
      <div className="panel-scroll">
        {groups.length === 0 ? (
          <NoRegions workstation={workstation} />
        ) : (
          <table className="table measurements">
            <caption className="visually-hidden">{measurementWords.table}</caption>
            <thead>
              <tr>
                <th scope="col">{measurementWords.columns.region}</th>
                <th scope="col">{measurementWords.columns.on}</th>
                <th scope="col">{measurementWords.columns.values}</th>
              </tr>
            </thead>
            {groupsByStudy(groups, studyUids).map(({ studyUid, groups: ofStudy }) => (
              <Fragment key={studyUid}>
                {studyUids.length > 1 && <StudyBand workstation={workstation} studyUid={studyUid} />}
                {ofStudy.map((group) => (
                  <RegionRows
                    key={group.regionId}
                    workstation={workstation}
                    group={group}
                    all={all}
                    selected={group.regionId === selected}
                    judgementsOf={judgements}
                    onExplain={onExplain}
                  />
                ))}
              </Fragment>
            ))}
          </table>
        )}
      </div>
    </section>
  );
}

/** Which time point the rows below belong to. */
function StudyBand({ workstation, studyUid }: { readonly workstation: Workstation; readonly studyUid: string }) {
  const study = useStore(
    workstation.library,
    ({ studies }) => studies.find((entry) => entry.study.studyUid === studyUid)?.study,
  );
  return (
    <tbody>
      <tr>
        <th scope="rowgroup" colSpan={3} className="group-title">
          {shownDate(study?.studyDate ?? '')} <span className="small">{study?.description}</span>
        </th>
      </tr>
    </tbody>
  );
}

function useGroups({ trail, findings, reading }: Workstation) {
  const read = useStore(trail, (state) => state.read);
  const live = useStore(findings, (state) => state.live);
  const pending = useStore(findings, (state) => state.pending);
  const studyUids = useStore(reading, (state) => state.studyUids);
  return useMemo(
    () => measurementGroups({ regions: read.regions, measurements: read.measurements, live, pending, studyUids }),
    [read.regions, read.measurements, live, pending, studyUids],
  );
}

function useJudgementIndex({ trail, judgements }: Workstation) {
  const all = useStore(trail, ({ read }) => judgements(read));
  return useMemo(() => verdictsByNumber(all), [all]);
}

function ExportMenu({ workstation, disabled }: { readonly workstation: Workstation; readonly disabled: boolean }) {
  return (
    <Menu position="bottom-end" shadow="md">
      <Menu.Target>
        <Button
          size="compact-sm"
          variant="default"
          disabled={disabled}
          leftSection={<IconDownload size={14} aria-hidden="true" />}
        >
          {measurementWords.exportResults}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => void exportResults(workstation, 'csv')}>{measurementWords.exportCsv}</Menu.Item>
        <Menu.Item onClick={() => void exportResults(workstation, 'json')}>{measurementWords.exportJson}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

const FIRST_TOOLS = ['tool-length', 'tool-bidirectional', 'tool-ellipse', 'tool-sphere', 'tool-threshold'] as const;

function NoRegions({ workstation }: { readonly workstation: Workstation }) {
  const keymap = useStore(workstation.hands, (state) => state.keymap);
  return (
    <EmptyState title={measurementWords.noRegions}>
      {measurementWords.howToDraw}{' '}
      {FIRST_TOOLS.map((id, at) => (
        <Fragment key={id}>
          {keymap[id][0] !== undefined && <KeyHint keys={keymap[id][0]} />} {measurementWords.firstTools[id]}
          {at < FIRST_TOOLS.length - 1 ? ', ' : '.'}
        </Fragment>
      ))}
    </EmptyState>
  );
}
