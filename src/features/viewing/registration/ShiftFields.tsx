import { Button, NumberInput, Text } from '@mantine/core';
import { useState } from 'react';
import type { Vector3 } from '#core/geometry/grid.ts';
import { registeringWords } from '#ui/words/registering.ts';

/** The patient's sides along LPS. */
const AXES = ['left', 'back', 'head'] as const;

/** Further apart, mm, no two tables are. */
const MOST = 5000;

/** A shift known from elsewhere, in mm along the patient's axes, typed in place of pairs of points. */
export function ShiftFields({ onShift }: { readonly onShift: (shift: Vector3) => void }) {
  const [typed, setTyped] = useState<readonly (number | string)[]>(['', '', '']);
  const numbers = typed.map((value) => (typeof value === 'number' ? value : 0));
  const shift: Vector3 = [numbers[0] ?? 0, numbers[1] ?? 0, numbers[2] ?? 0];
  return (
    <fieldset>
      <legend>{registeringWords.shiftBy}</legend>
      <div className="menu-row">
        {AXES.map((side, axis) => (
          <label key={side}>
            <Text size="xs" component="span">
              {registeringWords.toSide(registeringWords.sides[side])}
            </Text>
            <NumberInput
              size="xs"
              aria-label={registeringWords.shiftToSide(registeringWords.sides[side])}
              hideControls
              decimalScale={2}
              min={-MOST}
              max={MOST}
              value={typed[axis] ?? ''}
              onChange={(value) => setTyped(typed.map((known, at) => (at === axis ? value : known)))}
            />
          </label>
        ))}
      </div>
      <Button
        size="compact-xs"
        variant="default"
        disabled={typed.every((value) => typeof value !== 'number')}
        onClick={() => onShift(shift)}
      >
        {registeringWords.registerShift}
      </Button>
    </fieldset>
  );
}
