import { Button, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { useStore } from 'zustand';
import { changeHands } from '#actions/hands.ts';
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

const ACT_NAMES: Readonly<Record<MouseAct, string>> = {
  tool: 'The tool in hand',
  window: 'Window',
  zoom: 'Zoom',
  pan: 'Pan',
  scroll: 'Slices, fast',
  nothing: 'Nothing',
};

const NO_TOOL = 'One button has to be left for the tool in hand: without it nothing can be drawn or selected.';

/** What drags with each button do, and how fast the wheel goes through the slices. */
export function MouseSettings({ workstation }: { readonly workstation: Workstation }) {
  const hands = useStore(workstation.hands, (state) => state.hands);
  const [problem, setProblem] = useState('');
  const put = (mouse: MouseBindings) => {
    const fits = hasToolButton(mouse);
    setProblem(fits ? '' : NO_TOOL);
    if (fits) void changeHands(workstation, { ...hands, mouse });
  };
  const bind = (chord: MouseChord, value: string) => {
    const act = MOUSE_ACTS.find((known) => known === value);
    const others = Object.fromEntries(Object.entries(hands.mouse).filter(([bound]) => bound !== chord));
    put(act ? { ...others, [chord]: act } : others);
  };
  return (
    <div className="mouse-settings" role="group" aria-label="Mouse">
      <h3>Mouse: dragging</h3>
      <table className="table mouse-table">
        <thead>
          <tr>
            <th scope="col">With</th>
            {MOUSE_BUTTONS.map((button) => (
              <th key={button} scope="col">
                {button} button
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {MOUSE_MODIFIERS.map((modifier) => (
            <tr key={modifier}>
              <th scope="row">{modifier === '' ? 'No key' : modifier.slice(0, -1)}</th>
              {MOUSE_BUTTONS.map((button) => (
                <td key={button}>
                  <ActChoice
                    chord={`${modifier}${button}`}
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
          Swap left and right
        </Button>
        <Button size="xs" variant="default" onClick={() => put(DEFAULT_MOUSE)}>
          Reset the mouse
        </Button>
        <NativeSelect
          size="xs"
          label="Slices per notch of the wheel"
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

interface ChoiceProps {
  readonly chord: MouseChord;
  readonly act: MouseAct | undefined;
  readonly plain: boolean;
  readonly onChoose: (value: string) => void;
}

const ActChoice = ({ chord, act, plain, onChoose }: ChoiceProps) => (
  <NativeSelect
    size="xs"
    aria-label={`${chord.replace('+', ' and ')} button`}
    value={act ?? (plain ? 'nothing' : '')}
    data={[
      ...(plain ? [] : [{ value: '', label: 'As without the key' }]),
      ...MOUSE_ACTS.map((value) => ({ value, label: ACT_NAMES[value] })),
    ]}
    onChange={({ currentTarget }) => onChoose(currentTarget.value)}
  />
);
