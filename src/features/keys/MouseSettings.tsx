import { Button, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { useStore } from 'zustand';
import { changeHands } from '#actions/session/hands.ts';
import type { Workstation } from '#actions/workstation.ts';
import { WHEEL_SPEEDS } from '#core/hands/hands.ts';
import {
  DEFAULT_MOUSE,
  hasToolButton,
  MOUSE_ACTS,
  MOUSE_BUTTONS,
  MOUSE_MODIFIERS,
  swappedButtons,
  type MouseAct,
  type MouseBindings,
  type MouseChord,
} from '#core/hands/mouse.ts';
import { mouseWords } from '#ui/words/keys.ts';

/** What drags with each button do, and how fast the wheel goes through the slices. */
export function MouseSettings({ workstation }: { readonly workstation: Workstation }) {
  const hands = useStore(workstation.hands, (state) => state.hands);
  const [problem, setProblem] = useState('');
  const put = (mouse: MouseBindings) => {
    const fits = hasToolButton(mouse);
    setProblem(fits ? '' : mouseWords.noTool);
    if (fits) void changeHands(workstation, { ...hands, mouse });
  };
  const bind = (chord: MouseChord, value: string) => {
    const act = MOUSE_ACTS.find((known) => known === value);
    const others = Object.fromEntries(Object.entries(hands.mouse).filter(([bound]) => bound !== chord));
    put(act ? { ...others, [chord]: act } : others);
  };
  return (
    <div className="mouse-settings" role="group" aria-label={mouseWords.title}>
      <h3>{mouseWords.dragging}</h3>
      <table className="table mouse-table">
        <thead>
          <tr>
            <th scope="col">{mouseWords.modifier}</th>
            {MOUSE_BUTTONS.map((button) => (
              <th key={button} scope="col">
                {mouseWords.buttons[button]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {MOUSE_MODIFIERS.map((modifier) => (
            <tr key={modifier}>
              <th scope="row">{modifier === '' ? mouseWords.noModifier : modifier.slice(0, -1)}</th>
              {MOUSE_BUTTONS.map((button) => (
                <td key={button}>
                  <ActChoice
                    name={pressName(modifier.slice(0, -1), mouseWords.buttons[button])}
                    act={hands.mouse[`${modifier}${button}`]}
                    plain={modifier === ''}
                    onChoose={(value) => bind(`${modifier}${button}`, value)}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p role="alert" className="key-problem">
        {problem}
      </p>
      <div className="key-tools">
        <Button size="xs" variant="default" onClick={() => put(swappedButtons(hands.mouse))}>
          {mouseWords.swap}
        </Button>
        <Button size="xs" variant="default" onClick={() => put(DEFAULT_MOUSE)}>
          {mouseWords.reset}
        </Button>
        <NativeSelect
          size="xs"
          label={mouseWords.wheelSpeed}
          value={String(hands.wheelSpeed)}
          data={WHEEL_SPEEDS.map((speed) => ({ value: String(speed), label: String(speed) }))}
          onChange={({ currentTarget }) => {
            const wheelSpeed = WHEEL_SPEEDS.find((speed) => String(speed) === currentTarget.value);
            if (wheelSpeed !== undefined) void changeHands(workstation, { ...hands, wheelSpeed });
          }}
        />
      </div>
    </div>
  );
}

const pressName = (key: string, button: string) => (key === '' ? button : mouseWords.withKey(key, button));

interface ChoiceProps {
  /** What is pressed for it, in words. */
  readonly name: string;
  readonly act: MouseAct | undefined;
  readonly plain: boolean;
  readonly onChoose: (value: string) => void;
}

const ActChoice = ({ name, act, plain, onChoose }: ChoiceProps) => (
  <NativeSelect
    size="xs"
    aria-label={name}
    value={act ?? (plain ? 'nothing' : '')}
    data={[
      ...(plain ? [] : [{ value: '', label: mouseWords.asWithoutKey }]),
      ...MOUSE_ACTS.map((value) => ({ value, label: mouseWords.acts[value] })),
    ]}
    onChange={({ currentTarget }) => onChoose(currentTarget.value)}
  />
);
