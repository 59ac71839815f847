import { Button } from '@mantine/core';
import { useStore } from 'zustand';
import type { Derivation, Measurement } from '#core/measurements/measurement.ts';
import type { Workstation } from '#actions/workstation.ts';
import { indexText } from '#features/measurements/cardFacts.ts';
import { QuantityText } from '#ui/QuantityText.tsx';
import { shownCount } from '#ui/shownQuantity.ts';
import { numberCardWords } from '#ui/words/numberCard.ts';

interface Props {
  readonly workstation: Workstation;
  readonly measurement: Measurement;
  readonly derivation: Derivation;
}

/** Which voxels entered the number, and which version of which method. */
export function CardVoxels({ workstation, measurement, derivation }: Props) {
  const { regionId, seriesUid } = measurement;
  const lit = useStore(workstation.reading, (reading) => reading.litRegion === regionId);
  const { count, volumeMm3, box, digest } = derivation.voxels;
  const { algorithm, settings, instanceUids } = derivation;
  return (
    <>
      {count > 0 && (
        <div className="panel-section">
          <h3>{numberCardWords.voxels}</h3>
          <dl className="facts">
            <dt>{numberCardWords.count}</dt>
            <dd>{shownCount(count)}</dd>
            {volumeMm3 > 0 && (
              <>
                <dt>{numberCardWords.volume}</dt>
                <dd>
                  <QuantityText quantity={{ value: volumeMm3, unit: 'mm3' }} />
                </dd>
              </>
            )}
            {box && (
              <>
                <dt>{numberCardWords.box}</dt>
                <dd>{numberCardWords.boxFromTo(indexText(box.from), indexText(box.to))}</dd>
              </>
            )}
            <dt>{numberCardWords.digest}</dt>
            <dd>
              <code className="code digest">{digest}</code>
            </dd>
          </dl>
          <div>
            <Button
              size="compact-sm"
              variant="default"
              aria-pressed={lit}
              onClick={() => workstation.reading.getState().set({ litRegion: lit ? undefined : regionId })}
            >
              {lit ? numberCardWords.hideVoxels : numberCardWords.showVoxels}
            </Button>
          </div>
        </div>
      )}
      <div className="panel-section">
        <h3>{numberCardWords.method}</h3>
        <dl className="facts">
          <dt>{numberCardWords.algorithm}</dt>
          <dd>{numberCardWords.version(algorithm)}</dd>
          {Object.entries(settings).map(([name, setting]) => (
            <SettingRow key={name} name={name} setting={setting} />
          ))}
          <dt>{numberCardWords.series}</dt>
          <dd>
            <code className="code digest">{seriesUid}</code>
          </dd>
          <dt>{numberCardWords.images}</dt>
          <dd>{numberCardWords.instances(instanceUids.length)}</dd>
        </dl>
      </div>
    </>
  );
}

function SettingRow({ name, setting }: { readonly name: string; readonly setting: string | number | boolean }) {
  return (
    <>
      <dt>{spaced(name)}</dt>
      <dd>{String(setting)}</dd>
    </>
  );
}

/** "standardDeviation" → "Standard deviation" */
function spaced(name: string): string {
  const words = name.replace(/([A-Z])/g, ' $1').toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
