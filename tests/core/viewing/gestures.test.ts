import { describe, expect, it } from 'vitest';
import { draggedWindow, wheelSteps, zoomedAbout } from '#core/viewing/gestures.ts';

describe('dragging a window', () => {
  it('does nothing without movement', () => {
    expect(draggedWindow({ lower: -160, upper: 240 }, [0, 0])).toEqual({ lower: -160, upper: 240 });
    expect(draggedWindow({ lower: 0, upper: 5 }, [0, 0])).toEqual({ lower: 0, upper: 5 });
  });

  it('widens to the right about its level, by e for 200 pixels', () => {
    const { lower, upper } = draggedWindow({ lower: -160, upper: 240 }, [200, 0]);
    expect(upper - lower).toBeCloseTo(400 * Math.E, 9);
    expect((upper + lower) / 2).toBeCloseTo(40, 9);
  });

  it('raises the level downwards, by the width for 300 pixels', () => {
    expect(draggedWindow({ lower: -160, upper: 240 }, [0, 300])).toEqual({ lower: 240, upper: 640 });
  });

  it('keeps the 0 of SUV', () => {
    const { lower, upper } = draggedWindow({ lower: 0, upper: 5 }, [0, -200]);
    expect(lower).toBe(0);
    expect(upper).toBeCloseTo(5 * Math.E, 9);
  });
});

describe('zooming about a point', () => {
  it('leaves what lies there where it is', () => {
    const before = { zoom: 2, pan: [10, -4] as const };
    const after = zoomedAbout(before, [50, 80], 1.5);
    // Screen offset of an image point m is (m + pan) × zoom; solve for m before and look again after.
    const [mx, my] = [50 / 2 - 10, 80 / 2 + 4];
    expect((mx + after.pan[0]) * after.zoom).toBeCloseTo(50, 9);
    expect((my + after.pan[1]) * after.zoom).toBeCloseTo(80, 9);
  });

  it('stays within its limits', () => {
    expect(zoomedAbout({ zoom: 30, pan: [0, 0] }, [0, 0], 10).zoom).toBe(40);
    expect(zoomedAbout({ zoom: 0.2, pan: [0, 0] }, [0, 0], 0.1).zoom).toBe(0.1);
  });
});

describe('the wheel', () => {
  it.each([
    { name: 'a notch of Chrome', deltaY: 100, deltaMode: 0, steps: 1 },
    { name: 'a notch of 120', deltaY: -120, deltaMode: 0, steps: -1 },
    { name: 'a notch of 53', deltaY: 53, deltaMode: 0, steps: 1 },
    { name: 'three joined notches', deltaY: 300, deltaMode: 0, steps: 3 },
    { name: 'a notch in lines', deltaY: 3, deltaMode: 1, steps: 1 },
    { name: 'one line', deltaY: 1, deltaMode: 1, steps: 1 },
  ])('counts $name as $steps', ({ deltaY, deltaMode, steps }) => {
    expect(wheelSteps(deltaY, deltaMode, 0)).toEqual({ steps, rest: 0 });
  });

  it('adds up what a touchpad sends', () => {
    let rest = 0;
    let total = 0;
    for (let event = 0; event < 100; event++) {
      const counted = wheelSteps(4, 0, rest);
      rest = counted.rest;
      total += counted.steps;
    }
    expect(total).toBe(10);
  });
});
