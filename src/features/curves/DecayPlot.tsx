import { useState } from 'react';
import type { DecayPlan, DecayPoint, SignalDecay } from '#core/curves/signalDecay.ts';
import { NoticeLine } from '#ui/NoticeLine.tsx';
import { QuantityText } from '#ui/QuantityText.tsx';
import { shownNumber } from '#ui/shownQuantity.ts';
import { curvesWords } from '#ui/words/curves.ts';
import { CurvePlot, type PlotLine } from './CurvePlot.tsx';

const { decay: decayWords } = curvesWords;

interface Props {
  readonly plan: DecayPlan;
  readonly region: { readonly name: string; readonly decay: SignalDecay | undefined } | undefined;
  /** Of the voxel under the cursor. */
  readonly cursor: SignalDecay | undefined;
  readonly logarithmic: boolean;
}

/** Points of the fit are filled, the others hollow; the line is the fitted decay. */
export function DecayPlot({ plan, region, cursor, logarithmic }: Props) {
  const [at, setAt] = useState(0);
  const lines = [...lineOf('region', region?.decay), ...lineOf('cursor', cursor)];
  const words = (region?.decay ?? cursor)?.points.map(pointWords) ?? [];
  return (
    <>
      {region?.decay && <AdcLine of="region" name={`${region.name}, ${plan.name}`} decay={region.decay} />}
      {cursor ? (
        <AdcLine of="cursor" name={decayWords.adcOfVoxel(plan.name)} decay={cursor} />
      ) : (
        <p className="small">{region ? decayWords.pointToSee : decayWords.selectOrPoint}</p>
      )}
      {lines.length > 0 && (
        <figure className="curve-figure">
          <CurvePlot
            lines={lines}
            xName={decayWords.bAxis}
            yName={decayWords.signalAxis}
            logarithmic={logarithmic}
            at={Math.min(at, words.length - 1)}
            words={words}
            onAt={setAt}
          />
          <figcaption className="curve-readout">{words[Math.min(at, words.length - 1)]}</figcaption>
        </figure>
      )}
      {region?.decay && <DecayTable name={region.name} points={region.decay.points} />}
    </>
  );
}

function lineOf(of: PlotLine['of'], decay: SignalDecay | undefined): readonly PlotLine[] {
  if (!decay) return [];
  const { fitted, points } = decay;
  return [
    {
      of,
      points: points.map(({ b, signal, isFitted }) => ({ x: b, y: signal, hollow: !isFitted })),
      fit: fitted.ok ? (b) => fitted.value.s0 * Math.exp(-b * fitted.value.adc) : undefined,
    },
  ];
}

const pointWords = ({ label, signal, isFitted }: DecayPoint) =>
  decayWords.point({ b: label, signal: signalText(signal), isFitted });

const signalText = (signal: number) => (Number.isFinite(signal) ? shownNumber(signal, 1) : decayWords.noSignal);

interface AdcLineProps {
  readonly of: PlotLine['of'];
  readonly name: string;
  readonly decay: SignalDecay;
}

function AdcLine({ of, name, decay: { fitted, warnings } }: AdcLineProps) {
  return (
    <div className="curve-adc" data-of={of}>
      <span>{name}</span>{' '}
      {fitted.ok ? (
        <b>
          <QuantityText quantity={{ value: fitted.value.adc, unit: 'mm2/s' }} />
        </b>
      ) : (
        <NoticeLine notice={fitted.failure} kind="failure" />
      )}
      {warnings.map((notice) => (
        <NoticeLine key={notice.code} notice={notice} />
      ))}
    </div>
  );
}

function DecayTable({ name, points }: { readonly name: string; readonly points: readonly DecayPoint[] }) {
  return (
    <table className="table curve-table" aria-label={curvesWords.table(name)}>
      <thead>
        <tr>
          <th scope="col">{decayWords.columns.b}</th>
          <th scope="col" className="numeric">
            {decayWords.columns.signal}
          </th>
          <th scope="col">{decayWords.columns.inFit}</th>
        </tr>
      </thead>
      <tbody>
        {points.map(({ label, signal, isFitted }) => (
          <tr key={label}>
            <th scope="row">{label}</th>
            <td className="numeric">{signalText(signal)}</td>
            <td>{isFitted ? decayWords.yes : decayWords.no}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
