import { NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { useStore } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import type { Series, SeriesKind, Study } from '#core/imaging/series.ts';
import { showStack } from '#actions/images/showStack.ts';
import { visibleViewports } from '#actions/view/activeView.ts';
import type { Workstation } from '#actions/workstation.ts';
import type { ReadingState } from '#stores/reading.ts';
import { shownDate } from '#ui/dates.ts';
import { shownCount } from '#ui/shownQuantity.ts';
import { seriesWords } from '#ui/words/series.ts';
import { DocumentLinks } from './DocumentLinks.tsx';
import { PresentationList } from './PresentationList.tsx';
import { STACK_DRAG_TYPE } from './stackDrag.ts';
import { StructureList } from './StructureList.tsx';
import { Thumbnail } from './Thumbnail.tsx';

/** The series of the studies on screen: what there is, what is shown where, and what to be wary of. */
export function SeriesRail({ workstation }: { readonly workstation: Workstation }) {
  const studyUids = useStore(workstation.reading, (state) => state.studyUids);
  const studies = useStore(workstation.library, (state) => state.studies);
  const open = studyUids.flatMap((uid) => studies.filter(({ study }) => study.studyUid === uid));
  return (
    <nav className="series-rail" aria-label={seriesWords.title}>
      {open.map(({ study }) => (
        <StudySeries key={study.studyUid} workstation={workstation} study={study} />
      ))}
    </nav>
  );
}

function StudySeries({ workstation, study }: { readonly workstation: Workstation; readonly study: Study }) {
  const date = study.studyDate && shownDate(study.studyDate);
  return (
    <section className="rail-study" aria-label={seriesWords.study(date)}>
      <h2>
        {date || seriesWords.noDate} <span>{study.description}</span>
      </h2>
      <ul>
        {[...study.series].sort(picturesFirst).map((series) => (
          <SeriesCard key={series.seriesUid} workstation={workstation} series={series} />
        ))}
      </ul>
    </section>
  );
}

function SeriesCard({ workstation, series }: { readonly workstation: Workstation; readonly series: Series }) {
  const [picked, pick] = useState(series.stacks[0]?.id);
  const ids = new Set(series.stacks.map(({ id }) => id));
  const seen = useStore(workstation.reading, (state) => partSeen(state, ids));
  const chosen = seen ?? picked;
  const shownIn = useStore(
    workstation.reading,
    useShallow((state) =>
      visibleViewports(state)
        .filter((view) => [view.stackId, view.fusion?.stackId].some((id) => id !== undefined && ids.has(id)))
        .map(({ id }) => id),
    ),
  );
  const warnings = [...series.warnings, ...series.stacks.flatMap((stack) => stack.warnings)];
  const show = (stackId: string | undefined) => {
    if (stackId !== undefined) void showStack(workstation, workstation.reading.getState().activeViewport, stackId);
  };
  const name = series.description || seriesWords.seriesOf(series.modality);
  return (
    <li className="rail-series" data-shown={shownIn.length > 0}>
      <button
        type="button"
        className="rail-button"
        disabled={chosen === undefined}
        draggable={chosen !== undefined}
        title={chosen === undefined ? seriesWords.noImages(name) : seriesWords.show(name)}
        onDragStart={(event) => chosen !== undefined && event.dataTransfer.setData(STACK_DRAG_TYPE, chosen)}
        onClick={() => show(chosen)}
      >
        {series.stacks.length > 0 && <Thumbnail workstation={workstation} series={series} />}
        <span className="rail-text">
          <b>{name}</b>
          <span className="rail-facts">
            <span className="rail-badge">{series.modality}</span>
            {SPECIAL_KINDS.includes(series.kind) && <span className="rail-badge">{series.kind}</span>}
            <span>{shownCount(imageCount(series))}</span>
            {shownIn.length > 0 && <span className="rail-shown">{seriesWords.shownIn(shownIn.join(' '))}</span>}
          </span>
        </span>
      </button>
      {series.stacks.length === 0 && <DocumentLinks workstation={workstation} series={series} />}
      {series.stacks.length > 1 && (
        <NativeSelect
          size="xs"
          aria-label={seriesWords.partOf(name)}
          value={chosen ?? ''}
          data={series.stacks.map(({ id, label }) => ({ value: id, label }))}
          onChange={({ currentTarget }) => {
            pick(currentTarget.value);
            show(currentTarget.value);
          }}
        />
      )}
      {(series.kind === 'seg' || series.kind === 'rtstruct') && (
        <StructureList workstation={workstation} series={series} />
      )}
      <PresentationList workstation={workstation} series={series} />
      {warnings.length > 0 && (
        <details className="rail-warnings">
          <summary>
            <span aria-hidden="true">⚠</span> {seriesWords.warnings(warnings.length)}
          </summary>
          <ul>
            {[...new Set(warnings.map(({ message }) => message))].map((message) => (
              <li key={message}>{message}</li>
            ))}
          </ul>
        </details>
      )}
    </li>
  );
}

/** The part of a series on screen, that of the active viewport first: the selector names what is seen. */
function partSeen(state: ReadingState, ids: ReadonlySet<string>): string | undefined {
  const views = visibleViewports(state);
  const active = views.filter(({ id }) => id === state.activeViewport);
  return [...active, ...views]
    .flatMap(({ stackId, fusion }) => [stackId, fusion?.stackId])
    .find((id) => id !== undefined && ids.has(id));
}

/** Kinds that say more than the modality. */
const SPECIAL_KINDS: readonly SeriesKind[] = ['dwi', 'adc', 'bold'];

/** Structure sets and reports come after what can be seen. */
const picturesFirst = (a: Series, b: Series) => Number(b.stacks.length > 0) - Number(a.stacks.length > 0);

const imageCount = ({ stacks, instances }: Series) =>
  stacks.reduce((sum, { frames }) => sum + frames.length, 0) || instances.length;
