import { SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { useStore } from 'zustand';
import type { DimensionKind } from '#core/imaging/fourthDimension.ts';
import { showPoint, viewDimensions } from '#actions/view/stepDimension.ts';
import type { Workstation } from '#actions/workstation.ts';
import { activeOf } from '#stores/reading.ts';
import { axisName, axisSourceText } from '#ui/dimensionText.ts';
import { EmptyState } from '#ui/EmptyState.tsx';
import { curvesWords } from '#ui/words/curves.ts';
import { DecayCurve } from './DecayCurve.tsx';
import { TimeCurve } from './TimeCurve.tsx';

/** The selected region over the axis of the series in the active viewport: a curve over time, or a decay over b. */
export function CurvePanel({ workstation }: { readonly workstation: Workstation }) {
  const library = useStore(workstation.library);
  const view = useStore(workstation.reading, activeOf);
  const selected = useStore(workstation.reading, ({ selectedRegion }) => selectedRegion);
  const region = useStore(workstation.trail, ({ read }) => read.regions.find(({ id }) => id === selected));
  const [kind, setKind] = useState<DimensionKind>();
  const seen = view && viewDimensions(library, view);
  const chosen = seen?.dimensions.find(({ dimension }) => dimension.kind === kind) ?? seen?.dimensions[0];
  return (
    <section className="panel curves" aria-label={curvesWords.title}>
      {!seen || !chosen ? (
        <EmptyState title={curvesWords.noAxis.title}>{curvesWords.noAxis.remedy}</EmptyState>
      ) : (
        <div className="panel-scroll">
          {seen.dimensions.length > 1 && (
            <SegmentedControl
              size="xs"
              aria-label={curvesWords.axis}
              value={chosen.dimension.kind}
              data={seen.dimensions.map(({ dimension }) => ({ value: dimension.kind, label: axisName(dimension) }))}
              onChange={(next) =>
                setKind(seen.dimensions.find(({ dimension }) => dimension.kind === next)?.dimension.kind)
              }
            />
          )}
          <p className="small">
            {seen.series.description || seen.series.modality}, {axisSourceText(chosen.dimension)}
          </p>
          {chosen.dimension.kind === 'b' ? (
            <DecayCurve workstation={workstation} series={seen.series} region={region} />
          ) : (
            <TimeCurve
              workstation={workstation}
              series={seen.series}
              region={region}
              dimension={chosen.dimension}
              index={chosen.index}
              onIndex={(index) => showPoint(workstation, view.id, { axis: seen.dimensions.indexOf(chosen), index })}
            />
          )}
        </div>
      )}
    </section>
  );
}
