import { Button, Group } from '@mantine/core';
import { useState } from 'react';
import type { MeasuredValue, Measurement } from '#core/measurements/measurement.ts';
import { replayMeasurement, type Replay } from '#actions/measurements/replayMeasurement.ts';
import type { Workstation } from '#actions/workstation.ts';
import { cardText } from '#features/measurements/cardFacts.ts';
import { numberCardWords } from '#ui/words/numberCard.ts';

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
          {numberCardWords.copy}
        </Button>
        <Button size="compact-sm" variant="default" disabled={replay === 'running'} onClick={again}>
          {numberCardWords.replay}
        </Button>
      </Group>
      <div aria-live="polite" className="small card-outcome">
        {copied === 'yes' && <p>{numberCardWords.copied}</p>}
        {copied === 'refused' && <p>{numberCardWords.copyRefused}</p>}
        {replay === 'running' && <p>{numberCardWords.replaying}</p>}
        {replay && replay !== 'running' && <ReplayOutcome replay={replay} />}
      </div>
    </>
  );
}

function ReplayOutcome({ replay: { identical, differences } }: { readonly replay: Replay }) {
  if (identical) return <p>{numberCardWords.replayedSame}</p>;
  return (
    <>
      <p>{numberCardWords.replayedOther}</p>
      <ul>
        {differences.map((difference) => (
          <li key={difference}>{difference}</li>
        ))}
      </ul>
    </>
  );
}
