import { expect, it } from 'vitest';
import { finished, mapped } from '#core/steps.ts';

it('maps every item in order, with a pause after each', () => {
  const steps = mapped([1, 2, 3], (value) => value * value);
  const pauses: boolean[] = [];
  for (let step = steps.next(); ; step = steps.next()) {
    pauses.push(step.done !== true);
    if (step.done) {
      expect(step.value).toEqual([1, 4, 9]);
      break;
    }
  }
  expect(pauses).toEqual([true, true, true, false]);
  expect(finished(mapped(['a', 'b'], (letter) => letter.toUpperCase()))).toEqual(['A', 'B']);
});
