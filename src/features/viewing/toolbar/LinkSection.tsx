import { Button, Text } from '@mantine/core';
import { useState } from 'react';
import { useStore } from 'zustand';
import { rigidFit, type PointPair } from '#core/geometry/registration.ts';
import { registerSpaces } from '#actions/registerSpaces.ts';
import { toggleLinkHere } from '#actions/view/linkHere.ts';
import { spacesShown } from '#actions/view/viewSwitches.ts';
import type { Workstation } from '#actions/workstation.ts';
import { withKey } from '#ui/keyText.ts';
import { shownNumber } from '#ui/shownQuantity.ts';

/** Ties views of different studies: by the slices shown now, or by points that belong together. */
export function LinkSection({ workstation }: { readonly workstation: Workstation }) {
  const links = useStore(workstation.reading, (state) => state.sliceLinks.length);
  const linkKey = useStore(workstation.hands, ({ keymap }) => keymap['link-here'][0]);
  return (
    <>
      <Button
        size="xs"
        variant={links > 0 ? 'light' : 'default'}
        aria-pressed={links > 0}
        onClick={() => toggleLinkHere(workstation)}
      >
        {withKey(links > 0 ? `${links} views linked here: unlink` : 'Link here: these slices belong together', linkKey)}
      </Button>
      <Registration workstation={workstation} />
    </>
  );
}

function Registration({ workstation }: { readonly workstation: Workstation }) {
  const viewports = useStore(workstation.reading, (state) => state.viewports);
  const registrations = useStore(workstation.trail, (state) => state.read.registrations);
  const [pairs, setPairs] = useState<readonly PointPair[]>([]);
  const [problem, setProblem] = useState('');
  const [first, second] = spacesShown(workstation);
  if (!first || !second) return null;
  const focusOf = (id: string) => viewports.find((view) => view.id === id)?.focus;
  const [from, to] = [focusOf(first.viewportId), focusOf(second.viewportId)];
  const fit = pairs.length > 0 ? rigidFit(pairs) : undefined;
  const recorded = registrations.findLast(
    (known) => [known.from, known.to].includes(first.space) && [known.from, known.to].includes(second.space),
  );
  const register = async () => {
    const done = await registerSpaces(workstation, { from: first.space, to: second.space, pairs });
    setProblem(done.ok ? '' : done.failure.message);
    if (done.ok) setPairs([]);
  };
  return (
    <fieldset className="registration">
      <legend>
        Register view {first.viewportId} to {second.viewportId}
      </legend>
      <Text size="xs">
        {recorded
          ? `Registered by ${recorded.pairs.length} ${recorded.pairs.length === 1 ? 'pair' : 'pairs'}, RMS ${shownNumber(recorded.rms, 1)} mm.`
          : 'Put the crosshair of both views on one anatomical point and add the pair. One pair shifts, three or more also turn.'}
      </Text>
      <div className="menu-row">
        <Button
          size="compact-xs"
          variant="default"
          disabled={!from || !to}
          onClick={() => from && to && setPairs([...pairs, { from, to }])}
        >
          Add pair
        </Button>
        <Button
          size="compact-xs"
          variant="default"
          disabled={pairs.length === 0}
          onClick={() => setPairs(pairs.slice(0, -1))}
        >
          Remove last
        </Button>
        <Button size="compact-xs" disabled={!fit?.ok} onClick={() => void register()}>
          Register
        </Button>
      </div>
      <Text size="xs" role="status">
        {fit && !fit.ok ? fit.failure.message : ''}
        {fit?.ok
          ? `${pairs.length} ${pairs.length === 1 ? 'pair' : 'pairs'}, RMS ${shownNumber(fit.value.rms, 1)} mm`
          : ''}
        {problem}
      </Text>
    </fieldset>
  );
}
