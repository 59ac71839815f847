import { Select } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { useStore } from 'zustand';
import type { Workstation } from '#actions/workstation.ts';
import { QuantitiesOffered } from '#features/facts/QuantitiesOffered.tsx';
import { StackList } from '#features/facts/StackList.tsx';
import { TagTable } from '#features/facts/TagTable.tsx';
import { findSeries, findStack } from '#stores/library.ts';
import { EmptyState } from '#ui/EmptyState.tsx';
import { NoticeLine } from '#ui/NoticeLine.tsx';
import { shownCount } from '#ui/shownQuantity.ts';

interface Props {
  readonly workstation: Workstation;
  /** What can be made from a series, e.g. an ADC map from diffusion images. */
  readonly makeFrom?: (seriesUid: string) => ReactNode;
}

/** What is known of a series: the one in the active viewport, unless another is chosen. */
export function FactsPanel({ workstation, makeFrom }: Props) {
  const [chosen, setChosen] = useState<{ readonly uid: string; readonly during: string | undefined }>();
  const activeStack = useStore(
    workstation.reading,
    ({ viewports, activeViewport }) => viewports.find(({ id }) => id === activeViewport)?.stackId,
  );
  const library = useStore(workstation.library);
  const studyUids = useStore(workstation.reading, (reading) => reading.studyUids);
  const active = activeStack === undefined ? undefined : findStack(library, activeStack)?.series;
  // A choice holds until another series is brought into the active viewport.
  const series = (chosen?.during === activeStack && chosen ? findSeries(library, chosen.uid) : undefined) ?? active;
  const offered = library.studies
    .filter(({ study }) => studyUids.includes(study.studyUid))
    .flatMap(({ study }) => study.series);
  if (!series) return <EmptyState title="No series chosen">Show a series in the active viewport.</EmptyState>;
  const stack = series.stacks.find(({ id }) => id === activeStack) ?? series.stacks[0];
  return (
    <section className="panel" aria-label="Series facts">
      <div className="panel-bar">
        <Select
          size="xs"
          className="grow"
          aria-label="Series"
          value={series.seriesUid}
          data={offered.map((one) => ({
            value: one.seriesUid,
            label: `${one.modality} ${one.number ?? ''} ${one.description}`.trim(),
          }))}
          onChange={(uid) => uid !== null && setChosen({ uid, during: activeStack })}
        />
        {makeFrom?.(series.seriesUid)}
      </div>
      <div className="panel-scroll">
        <div className="panel-section">
          <h3>Series</h3>
          <dl className="facts">
            <dt>Kind</dt>
            <dd>{series.kind.toUpperCase()}</dd>
            <dt>Instances</dt>
            <dd>{shownCount(series.instances.length)}</dd>
            <dt>UID</dt>
            <dd>
              <code className="code">{series.seriesUid}</code>
            </dd>
          </dl>
        </div>
        {series.warnings.length > 0 && (
          <div className="panel-section">
            <h3>Warnings</h3>
            {series.warnings.map((notice, index) => (
              <NoticeLine key={`${index} ${notice.code}`} notice={notice} />
            ))}
          </div>
        )}
        {stack && <QuantitiesOffered workstation={workstation} series={series} stack={stack} />}
        <StackList stacks={series.stacks} />
        {stack && <TagTable key={stack.id} stack={stack} />}
      </div>
    </section>
  );
}
