import { SegmentedControl, Switch } from '@mantine/core';
import { useCallback, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import type { AdcFit } from '#core/calibration/diffusion/adcFit.ts';
import { planDecay, signalDecay, type DecayPlan, type SignalDecay } from '#core/curves/signalDecay.ts';
import type { Series } from '#core/imaging/series.ts';
import type { Region } from '#core/regions/region.ts';
import type { Result } from '#core/result.ts';
import type { CurveOptions } from '#actions/measurements/measureCurve.ts';
import { measureSignals } from '#actions/measurements/measureSignals.ts';
import type { Workstation } from '#actions/workstation.ts';
import { NoticeLine } from '#ui/NoticeLine.tsx';
import { curvesWords } from '#ui/words/curves.ts';
import { DecayPlot } from './DecayPlot.tsx';
import { useCursorSignals } from './useCursorSignals.ts';
import { useProgress } from './useProgress.ts';
import { Waiting } from './Waiting.tsx';

interface Props {
  readonly workstation: Workstation;
  readonly series: Series;
  readonly region: Region | undefined;
}

const FITS = ['ols', 'wls', 'nlls', 'two-point'] as const;

/** The signal of the selected region, and of the voxel under the cursor, over b with the fitted decay and its ADC. */
export function DecayCurve({ workstation, series, region }: Props) {
  const [fit, setFit] = useState<AdcFit>('ols');
  const [logarithmic, setLogarithmic] = useState(true);
  const plan = useMemo(() => planDecay(series, fit), [series, fit]);
  return (
    <>
      <div className="curve-controls">
        <SegmentedControl
          size="xs"
          aria-label={curvesWords.decay.fit}
          value={fit}
          data={FITS.map((value) => ({ value, label: curvesWords.decay.fits[value] }))}
          onChange={(next) => setFit(FITS.find((value) => value === next) ?? 'ols')}
        />
        <Switch
          size="xs"
          label={curvesWords.decay.logarithmic}
          checked={logarithmic}
          onChange={(event) => setLogarithmic(event.currentTarget.checked)}
        />
      </div>
      {plan.ok ? (
        <Decay
          workstation={workstation}
          series={series}
          region={region}
          fitted={{ plan: plan.value, fit, logarithmic }}
        />
      ) : (
        <NoticeLine notice={plan.failure} kind="failure" />
      )}
    </>
  );
}

interface DecayProps extends Props {
  readonly fitted: { readonly plan: DecayPlan; readonly fit: AdcFit; readonly logarithmic: boolean };
}

function Decay({ workstation, series, region, fitted: { plan, fit, logarithmic } }: DecayProps) {
  // The images are those of any fit: another one needs no new measurement.
  const images = useMemo(() => planDecay(series, 'ols'), [series]);
  const work = useCallback(
    (options: CurveOptions) =>
      images.ok
        ? measureSignals(workstation, { series, plan: images.value, region }, options)
        : Promise.resolve(images satisfies Result<unknown>),
    [workstation, series, images, region],
  );
  const { progress, cancel, restart } = useProgress(work);
  const volumes = useStore(workstation.volumes);
  const cursor = useCursorSignals(workstation, series, progress.state === 'done' ? plan : undefined, volumes);
  const decayFrom = (signals: ReadonlyMap<string, number> | undefined): SignalDecay | undefined =>
    signals && signals.size > 0 ? signalDecay(plan, ({ stack }) => signals.get(stack.id) ?? NaN, fit) : undefined;
  const measured = progress.state === 'done' ? progress.value : undefined;
  return (
    <>
      <Waiting
        label={region ? curvesWords.measuring(region.name) : curvesWords.reading}
        progress={progress}
        onCancel={cancel}
        onRestart={restart}
      />
      {measured && !measured.ok && <NoticeLine notice={measured.failure} kind="failure" />}
      {measured && (
        <DecayPlot
          plan={plan}
          region={measured.ok && region ? { name: region.name, decay: decayFrom(measured.value) } : undefined}
          cursor={decayFrom(cursor)}
          logarithmic={logarithmic}
        />
      )}
      {plan.warnings.map((notice) => (
        <NoticeLine key={notice.code + notice.message} notice={notice} />
      ))}
    </>
  );
}
