import { Button, SegmentedControl } from '@mantine/core';
import { useCallback, useState } from 'react';
import type { RegionCurve } from '#core/curves/regionCurve.ts';
import type { FourthDimension } from '#core/imaging/fourthDimension.ts';
import type { Series } from '#core/imaging/series.ts';
import type { VoxelQuantity } from '#core/quantities.ts';
import type { Region } from '#core/regions/region.ts';
import { exportCurve } from '#actions/export/exportCurve.ts';
import { curveQuantities, measureCurve, type CurveOptions } from '#actions/measurements/measureCurve.ts';
import type { Workstation } from '#actions/workstation.ts';
import { axisName } from '#ui/dimensionText.ts';
import { EmptyState } from '#ui/EmptyState.tsx';
import { QUANTITY_NAMES } from '#ui/measureNames.ts';
import { NoticeLine } from '#ui/NoticeLine.tsx';
import { displayOf } from '#ui/shownQuantity.ts';
import { curvesWords } from '#ui/words/curves.ts';
import { CurvePlot } from './CurvePlot.tsx';
import { CurveTable } from './CurveTable.tsx';
import { curvePointText } from './curvePointText.ts';
import { Waiting } from './Waiting.tsx';
import { useProgress } from './useProgress.ts';

interface Props {
  readonly workstation: Workstation;
  readonly series: Series;
  readonly region: Region | undefined;
  readonly dimension: FourthDimension;
  /** The point the active viewport shows. */
  readonly index: number;
  readonly onIndex: (index: number) => void;
}

/** Mean ± SD of the selected region over the axis, measured anew when the region changes. */
export function TimeCurve({ workstation, series, region, dimension, index, onIndex }: Props) {
  const offered = curveQuantities(workstation, series);
  const [wanted, setWanted] = useState(offered[0]);
  const quantity = offered.find((name) => name === wanted) ?? offered[0];
  if (!region || !quantity) {
    return (
      <EmptyState title={curvesWords.noRegion.title}>{curvesWords.noRegion.remedy(axisName(dimension))}</EmptyState>
    );
  }
  return (
    <>
      {offered.length > 1 && (
        <SegmentedControl
          size="xs"
          aria-label={curvesWords.quantity}
          value={quantity}
          data={offered.map((name) => ({ value: name, label: QUANTITY_NAMES[name] }))}
          onChange={(next) => setWanted(offered.find((name) => name === next))}
        />
      )}
      <QuantityCurve
        workstation={workstation}
        series={series}
        region={region}
        dimension={dimension}
        quantity={quantity}
        index={index}
        onIndex={onIndex}
      />
    </>
  );
}

interface QuantityProps extends Props {
  readonly region: Region;
  readonly quantity: VoxelQuantity;
}

function QuantityCurve({ workstation, series, region, dimension, quantity, index, onIndex }: QuantityProps) {
  const work = useCallback(
    (options: CurveOptions) => measureCurve(workstation, { region, series, dimension, quantity }, options),
    [workstation, region, series, dimension, quantity],
  );
  const { progress, cancel, restart } = useProgress(work);
  return (
    <>
      <Waiting label={curvesWords.measuring(region.name)} progress={progress} onCancel={cancel} onRestart={restart} />
      {progress.state === 'done' && (
        <Measured workstation={workstation} curve={progress.value} index={index} onIndex={onIndex} />
      )}
    </>
  );
}

interface MeasuredProps extends Pick<Props, 'workstation' | 'index' | 'onIndex'> {
  readonly curve: RegionCurve;
}

function Measured({ workstation, curve, index, onIndex }: MeasuredProps) {
  const [hovered, setHovered] = useState<number>();
  const { dimension, points, quantity, unit, warnings, regionName } = curve;
  const { factor, unit: shownUnit } = displayOf(unit);
  const refused = points.flatMap(({ value }) => (value.ok ? [] : [value.failure]))[0];
  if (refused && points.every(({ value }) => !value.ok)) return <NoticeLine notice={refused} kind="failure" />;
  const at = hovered ?? index;
  const words = points.map((point) => curvePointText(curve, point));
  return (
    <>
      <figure className="curve-figure">
        <CurvePlot
          lines={[
            {
              of: 'region',
              points: points.map(({ at: x, value }) => ({
                x,
                y: value.ok ? value.value.mean * factor : NaN,
                spread: value.ok && value.value.sd !== undefined ? value.value.sd * factor : undefined,
              })),
            },
          ]}
          xName={axisName(dimension)}
          yName={curvesWords.meanOf({ region: regionName, quantity: QUANTITY_NAMES[quantity], unit: shownUnit })}
          at={at}
          words={words}
          onAt={setHovered}
          onLeave={() => setHovered(undefined)}
          onChoose={onIndex}
        />
        <figcaption className="curve-readout">{words[at]}</figcaption>
      </figure>
      {warnings.map((notice) => (
        <NoticeLine key={notice.code + notice.message} notice={notice} />
      ))}
      <Button size="compact-sm" variant="default" onClick={() => void exportCurve(workstation, curve)}>
        {curvesWords.exportCsv}
      </Button>
      <CurveTable curve={curve} index={index} onIndex={onIndex} />
    </>
  );
}
