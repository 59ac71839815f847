import { Button, Checkbox, Group, SegmentedControl, Select, Stack } from '@mantine/core';
import { useMemo, useState } from 'react';
import { planAdc } from '#core/calibration/diffusion/planAdc.ts';
import type { Series } from '#core/imaging/series.ts';
import { createAdcMap } from '#actions/images/createAdcMap.ts';
import { showStack } from '#actions/images/showStack.ts';
import type { MapFit, Workstation } from '#actions/workstation.ts';
import { Dialog } from '#ui/Dialog.tsx';
import { NoticeLine } from '#ui/NoticeLine.tsx';
import { measurementWords } from '#ui/words/measurements.ts';
import { pieceWords } from '#ui/words/pieces.ts';

interface Props {
  readonly workstation: Workstation;
  readonly diffusion: readonly Series[];
  /** Chosen at first: the one in the active viewport. */
  readonly first: Series | undefined;
  readonly onClose: () => void;
}

const FITS: readonly MapFit[] = ['ols', 'wls', 'two-point'];

const bValuesOf = ({ stacks }: Series) =>
  [...new Set(stacks.flatMap(({ key }) => (key.b === undefined ? [] : [key.b])))].sort((a, b) => a - b);

/** Fits an ADC map from chosen b-values and shows it in the active viewport. */
export function AdcMapDialog({ workstation, diffusion, first, onClose }: Props) {
  const [chosen, setChosen] = useState(first);
  if (!chosen) return null;
  return (
    <Dialog title={measurementWords.adcMap} onClose={onClose} size={440}>
      <Stack gap="md">
        {diffusion.length > 1 && (
          <Select
            label={measurementWords.diffusionSeries}
            value={chosen.seriesUid}
            data={diffusion.map(({ seriesUid, description }) => ({
              value: seriesUid,
              label: description || seriesUid,
            }))}
            onChange={(uid) => setChosen(diffusion.find(({ seriesUid }) => seriesUid === uid) ?? chosen)}
          />
        )}
        <FitForm key={chosen.seriesUid} workstation={workstation} series={chosen} onClose={onClose} />
      </Stack>
    </Dialog>
  );
}

interface FormProps {
  readonly workstation: Workstation;
  readonly series: Series;
  readonly onClose: () => void;
}

function FitForm({ workstation, series, onClose }: FormProps) {
  const offered = useMemo(() => bValuesOf(series), [series]);
  const [bValues, setBValues] = useState(() => {
    const plan = planAdc(series, {});
    return plan.ok ? plan.value.groups.map(({ label }) => label) : offered;
  });
  const [fit, setFit] = useState<MapFit>('ols');
  const plan = useMemo(() => planAdc(series, { bValues }), [series, bValues]);
  const create = async () => {
    onClose();
    const made = await createAdcMap(workstation, series.seriesUid, { bValues, fit });
    if (made.ok) return showStack(workstation, workstation.reading.getState().activeViewport, made.value);
    const { code, message } = made.failure;
    workstation.session.getState().notify({ id: `adc-${series.seriesUid}`, tone: 'warning', code, message });
  };
  return (
    <>
      <Checkbox.Group
        label={measurementWords.bValues}
        value={bValues.map(String)}
        onChange={(values) => setBValues(values.map(Number).sort((a, b) => a - b))}
      >
        <Group gap="md" mt="xs">
          {offered.map((b) => (
            <Checkbox key={b} size="xs" value={String(b)} label={String(b)} />
          ))}
        </Group>
      </Checkbox.Group>
      <div>
        <SegmentedControl
          size="xs"
          aria-label={measurementWords.fit}
          value={fit}
          data={FITS.map((known) => ({ value: known, label: measurementWords.fits[known].name }))}
          onChange={(value) => setFit(FITS.find((known) => known === value) ?? 'ols')}
        />
        <p className="small">{measurementWords.fits[fit].meaning}</p>
      </div>
      {!plan.ok && <NoticeLine notice={plan.failure} kind="failure" />}
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose}>
          {pieceWords.cancel}
        </Button>
        <Button disabled={!plan.ok} onClick={() => void create()}>
          {measurementWords.createMap}
        </Button>
      </Group>
    </>
  );
}
