import { describe, expect, it } from 'vitest';
import { NO_WHEEL, wheelGesture, type WheelTurn } from '#core/viewing/wheel.ts';

const turn = (change: Partial<WheelTurn>): WheelTurn => ({
  deltaX: 0,
  deltaY: 0,
  deltaMode: 0,
  ctrlKey: false,
  ...change,
});
const gesture = (change: Partial<WheelTurn>, speed = 1) => wheelGesture(turn(change), NO_WHEEL, speed).gesture;

describe('the wheel', () => {
  it('goes a slice per notch, as many as the speed says', () => {
    expect(gesture({ deltaY: 100 })).toEqual({ kind: 'scroll', steps: 1, notches: 1 });
    expect(gesture({ deltaY: -120 }, 3)).toEqual({ kind: 'scroll', steps: -3, notches: -1 });
  });

  it.each([0.25, 0.5])('loses no notch at %d slices per notch', (speed) => {
    let rest = NO_WHEEL;
    let slices = 0;
    for (let notch = 0; notch < 100; notch++) {
      const counted = wheelGesture(turn({ deltaY: 100 }), rest, speed);
      rest = counted.rest;
      if (counted.gesture?.kind === 'scroll') slices += counted.gesture.steps;
    }
    expect(slices).toBe(100 * speed);
  });

  it('zooms with Ctrl, a notch by 15 %, and not by the speed of the slices', () => {
    expect(gesture({ deltaY: -100, ctrlKey: true }, 5)).toEqual({ kind: 'zoom', factor: 1.15 });
  });

  it('zooms as far as two fingers pinch on a trackpad', () => {
    // Chromium sends 100 ln(scale) pixels, against the sign: fingers apart to twice the distance make -69.3 in parts.
    const total = [-20, -20, -20, -9.314718].reduce((product, deltaY) => {
      const found = gesture({ deltaY, ctrlKey: true });
      return found?.kind === 'zoom' ? product * found.factor : NaN;
    }, 1);
    expect(total).toBeCloseTo(2, 6);
  });

  it('pans sideways, and up and down does not', () => {
    expect(gesture({ deltaX: 12, deltaY: 3 })).toEqual({ kind: 'pan', by: [-12, 0] });
    expect(gesture({ deltaX: 3, deltaY: 44 })).toMatchObject({ kind: 'scroll', steps: 1 });
    expect(gesture({ deltaX: 3, deltaY: 30 })).toBeUndefined();
  });

  it('adds up what a trackpad sends', () => {
    let rest = NO_WHEEL;
    let slices = 0;
    for (let event = 0; event < 100; event++) {
      const counted = wheelGesture(turn({ deltaY: 4 }), rest, 2);
      rest = counted.rest;
      if (counted.gesture?.kind === 'scroll') slices += counted.gesture.steps;
    }
    expect(slices).toBe(20);
  });
});
