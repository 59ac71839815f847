import { Button, NativeSelect, Text } from '@mantine/core';
import { useState } from 'react';
import { useStore } from 'zustand';
import { registrationOf, rigidFit, type PointPair, type RigidFit } from '#core/geometry/registration.ts';
import type { Failure, Result } from '#core/result.ts';
import { registerSpaces, withdrawRegistration } from '#actions/images/registerSpaces.ts';
import { addPair, chooseSpaces, removeLastPair, stopRegistering } from '#actions/view/registering.ts';
import { spacesShown } from '#actions/view/viewSwitches.ts';
import type { Workstation } from '#actions/workstation.ts';
import { registrationWords } from '#ui/registrationWords.ts';
import { registeringWords } from '#ui/words/registering.ts';
import type { Registering } from '#stores/reading.ts';
import { ShiftFields } from './ShiftFields.tsx';

/** Beside the images, so that points can be set in them meanwhile: how one space goes over into another. */
export function RegistrationPanel({ workstation }: { readonly workstation: Workstation }) {
  const registering = useStore(workstation.reading, (state) => state.registering);
  return registering ? <OpenPanel workstation={workstation} registering={registering} /> : null;
}

interface Props {
  readonly workstation: Workstation;
  readonly registering: Registering;
}

function OpenPanel({ workstation, registering }: Props) {
  const { pairs, ...spaces } = registering;
  const [problem, setProblem] = useState('');
  const registrations = useStore(workstation.trail, (state) => state.read.registrations);
  const recorded = registrationOf(registrations, spaces);
  const fit = rigidFit(pairs);
  const tell = (done: Result<undefined, Failure>) => setProblem(done.ok ? '' : done.failure.message);
  const register = async (chosen: readonly PointPair[]) =>
    tell(await registerSpaces(workstation, { ...spaces, pairs: chosen }));
  return (
    <section className="registration" aria-label={registeringWords.title}>
      <SpaceChoice workstation={workstation} registering={registering} />
      <Text size="xs">
        {recorded ? registeringWords.registered(registrationWords(recorded)) : registeringWords.howTo}
      </Text>
      <div className="menu-row">
        <Button size="compact-xs" variant="default" onClick={() => tell(addPair(workstation))}>
          {registeringWords.addPair}
        </Button>
        <Button
          size="compact-xs"
          variant="default"
          disabled={pairs.length === 0}
          onClick={() => removeLastPair(workstation)}
        >
          {registeringWords.removeLast}
        </Button>
        <Button size="compact-xs" disabled={!fit.ok} onClick={() => void register(pairs)}>
          {registeringWords.register}
        </Button>
      </div>
      <Text size="xs" role="status">
        {problem || (fit.ok ? wayOf({ ...fit.value, pairs }) : fit.failure.message)}
      </Text>
      <ShiftFields onShift={(shift) => void register([{ from: [0, 0, 0], to: shift }])} />
      <div className="menu-row">
        <Button size="compact-xs" variant="default" onClick={() => stopRegistering(workstation)}>
          {registeringWords.close}
        </Button>
        {recorded && (
          <Button size="compact-xs" variant="default" onClick={() => void withdrawRegistration(workstation, spaces)}>
            {registeringWords.withdraw}
          </Button>
        )}
      </div>
    </section>
  );
}

const wayOf = (way: RigidFit & { readonly pairs: readonly PointPair[] }) =>
  way.pairs.length === 1 ? registeringWords.onePair(registrationWords(way)) : registrationWords(way);

/** Which views: three time points have three spaces. */
function SpaceChoice({ workstation, registering: { from, to } }: Props) {
  useStore(workstation.reading, (state) => state.viewports);
  const views = spacesShown(workstation).map(({ viewportId, space }) => ({
    value: space,
    label: registeringWords.view(viewportId),
  }));
  return (
    <div className="menu-row">
      <NativeSelect
        size="xs"
        aria-label={registeringWords.from}
        value={from}
        data={views.map((view) => ({ ...view, disabled: view.value === to }))}
        onChange={({ currentTarget }) => chooseSpaces(workstation, { from: currentTarget.value, to })}
      />
      <Text size="xs">{registeringWords.between}</Text>
      <NativeSelect
        size="xs"
        aria-label={registeringWords.to}
        value={to}
        data={views.map((view) => ({ ...view, disabled: view.value === from }))}
        onChange={({ currentTarget }) => chooseSpaces(workstation, { from, to: currentTarget.value })}
      />
    </div>
  );
}
