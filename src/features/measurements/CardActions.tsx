import { Button, Group } from '@mantine/core';
import { useState } from 'react';
import type { MeasuredValue, Measurement } from '#core/measurements/measurement.ts';
import { replayMeasurement, type Replay } from '#actions/replayMeasurement.ts';
import type { Workstation } from '#actions/workstation.ts';
import { cardText } from '#features/measurements/cardFacts.ts';

interface Props {
  readonly workstation: Workstation;
  readonly measurement: Measurement;
  readonly value: MeasuredValue | undefined;
}

/** Copy, and replay: the number computed again from region and files. */
export function CardActions({ workstation, measurement, value }: Props) {
  const [copied, setCopied] = useState<'yes' | 'refused'>();
  const [replay, setReplay] = useState<Replay | 'running'>();
  if (!value) return null;
  const copy = () =>
    void navigator.clipboard.writeText(cardText(measurement, value)).then(
      () => setCopied('yes'),
      () => setCopied('refused'),
    );
  const again = () => {
    setReplay('running');
    void replayMeasurement(workstation, measurement).then(setReplay);
  };
  return (
    <>
      <Group gap="sm">
        <Button size="compact-sm" variant="default" onClick={copy}>
          Copy
        </Button>
        <Button size="compact-sm" variant="default" disabled={replay === 'running'} onClick={again}>
          Replay
        </Button>
      </Group>
      <div aria-live="polite" className="small card-outcome">
        {copied === 'yes' && <p>Copied with its origin.</p>}
        {copied === 'refused' && <p>The browser does not allow copying. Select the text instead.</p>}
        {replay === 'running' && <p>Computing again.</p>}
        {replay && replay !== 'running' && <ReplayOutcome replay={replay} />}
      </div>
    </>
  );
}

function ReplayOutcome({ replay: { identical, differences } }: { readonly replay: Replay }) {
  if (identical) return <p>● Replayed: identical, every digit is the same.</p>;
  return (
    <>
      <p>▲ Replayed: not the same.</p>
      <ul>
        {differences.map((difference) => (
          <li key={difference}>{difference}</li>
        ))}
      </ul>
    </>
  );
}
