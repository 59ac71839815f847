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
import { factsWords } from '#ui/words/facts.ts';

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
  if (!series) return <EmptyState title={factsWords.noSeries.title}>{factsWords.noSeries.remedy}</EmptyState>;
  const stack = series.stacks.find(({ id }) => id === activeStack) ?? series.stacks[0];
  return (
    <section className="panel" aria-label={factsWords.panel}>
      <div className="panel-bar">
        <Select
          size="xs"
          className="grow"
          aria-label={factsWords.series}
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
          <h3>{factsWords.series}</h3>
          <dl className="facts">
            <dt>{factsWords.kind}</dt>
            <dd>{series.kind.toUpperCase()}</dd>
            <dt>{factsWords.instances}</dt>
            <dd>{shownCount(series.instances.length)}</dd>
            <dt>{factsWords.uid}</dt>
            <dd>
              <code className="code">{series.seriesUid}</code>
            </dd>
          </dl>
        </div>
        {series.warnings.length > 0 && (
          <div className="panel-section">
            <h3>{factsWords.warnings}</h3>
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
