import { describe, expect, it } from 'vitest';
import { number } from '#core/imaging/dataset.ts';
import { decayInFrame, petFrame } from '#phantoms/pet/petFrame.ts';

const halfLife = 6586.2;

describe('the timing of one PET image', () => {
  it.each([
    { duration: 120, expected: 59_936.85 },
    { duration: 300, expected: 149_605.34 },
    { duration: 603, expected: 299_905.59 },
  ])('puts the activity of a $duration s frame at the average times of pet-suv.md 6.2', ({ duration, expected }) => {
    const frame = petFrame({ start: 0, duration, halfLife, corrected: 'START' });
    expect(number(frame, '00541300')).toBeCloseTo(expected, 2);
    expect(number(frame, '00181242')).toBe(duration * 1000);
  });

  it.each([
    { elapsed: 3600, expected: 1.50747375 },
    { elapsed: 3900, expected: 1.5558281 },
  ])('gives the factor of pet-suv.md section 8 for 603 s without correction', ({ elapsed, expected }) => {
    expect(decayInFrame(603, halfLife) * 2 ** (elapsed / halfLife)).toBeCloseTo(expected, 8);
  });

  it('states a decay factor only where values are corrected, back to what they are corrected to', () => {
    const frame = { start: 3600, duration: 603, halfLife };
    expect(number(petFrame({ ...frame, corrected: 'NONE' }), '00541321')).toBeUndefined();
    expect(number(petFrame({ ...frame, corrected: 'START' }), '00541321')).toBeCloseTo(1.50747375, 8);
    const administered = petFrame({ ...frame, start: 300, corrected: { sinceAdministration: 3600 } });
    expect(number(administered, '00541321')).toBeCloseTo(1.5558281, 8);
  });
});
