import { describe, expect, it } from 'vitest';
import { NO_TOUCH, pixelsPerSlice, stepTouch, type TouchAct, type TouchEvent } from '#core/viewing/touch.ts';

const down = (id: number, at: readonly [number, number], forTool = false): TouchEvent => ({
  kind: 'down',
  id,
  at,
  forTool,
});
const move = (id: number, at: readonly [number, number]): TouchEvent => ({ kind: 'move', id, at });
const up = (id: number): TouchEvent => ({ kind: 'up', id });
const held: TouchEvent = { kind: 'held' };

/** Everything a sequence of touches does, at 10 pixels per slice, and the phase it ends in. */
function acts(...events: readonly TouchEvent[]) {
  let state = NO_TOUCH;
  const done: TouchAct[] = [];
  for (const event of events) {
    const step = stepTouch(state, event, 10);
    state = step.state;
    done.push(...step.acts);
  }
  return { done, phase: state.phase };
}
const scrolledBy = (done: readonly TouchAct[]) =>
  done.reduce((sum, act) => sum + (act.kind === 'scroll' ? act.steps : 0), 0);

describe('one finger', () => {
  it.each([
    ['up, on through the slices', 40, 6],
    ['down, back', 155, -5],
    ['a little, nowhere', 96, 0],
  ])('moved %s', (_name, y, slices) => {
    expect(scrolledBy(acts(down(1, [50, 100]), move(1, [50, y])).done)).toBe(slices);
  });

  it('loses nothing of a slow way', () => {
    const way = Array.from({ length: 60 }, (_, at) => move(1, [50, 99 - at]));
    expect(scrolledBy(acts(down(1, [50, 100]), ...way).done)).toBe(6);
  });

  it('that rests opens the menu where it is, and then does nothing more', () => {
    const { done, phase } = acts(down(1, [50, 100]), move(1, [53, 98]), held, move(1, [50, 10]));
    expect(done).toEqual([{ kind: 'menu', at: [53, 98] }]);
    expect(phase).toBe('spent');
  });

  it.each([
    ['that has moved', [down(1, [50, 100]), move(1, [50, 60]), held]],
    ['that came back after moving', [down(1, [50, 100]), move(1, [50, 60]), move(1, [50, 100]), held]],
    ['that was lifted', [down(1, [50, 100]), up(1), held]],
    ['that became two', [down(1, [50, 100]), down(2, [90, 100]), held]],
  ])('%s opens no menu', (_name, events) => {
    expect(acts(...events).done.filter(({ kind }) => kind === 'menu')).toEqual([]);
  });

  it('of a tool is left to it', () => {
    expect(acts(down(1, [50, 100], true), move(1, [50, 10]))).toEqual({ done: [], phase: 'tool' });
    expect(acts(down(1, [50, 100], true), move(1, [50, 10]), up(1)).phase).toBe('rest');
  });

  it('of a tool that rests opens the menu, and what it began comes to nothing', () => {
    expect(acts(down(1, [50, 100], true), held).done).toEqual([
      { kind: 'cancel-tool' },
      { kind: 'menu', at: [50, 100] },
    ]);
  });
});

describe('two fingers', () => {
  const two = [down(1, [40, 100]), down(2, [60, 100])] as const;

  it('zoom by as much as they part, about the point between them', () => {
    expect(acts(...two, move(2, [80, 100])).done).toEqual([
      { kind: 'transform', factor: 2, about: [60, 100], by: [10, 0] },
    ]);
  });

  it('pan with what they move together', () => {
    const { done } = acts(...two, move(1, [45, 130]), move(2, [65, 130]));
    const moves = done.flatMap((act) => (act.kind === 'transform' ? [act.by] : []));
    expect(moves.reduce((sum, [x]) => sum + x, 0)).toBe(5);
    expect(moves.reduce((sum, [, y]) => sum + y, 0)).toBe(30);
    const factor = done.reduce((product, act) => product * (act.kind === 'transform' ? act.factor : 1), 1);
    expect(factor).toBeCloseTo(1, 12);
  });

  it('take a drawing back that the first one began', () => {
    expect(acts(down(1, [40, 100], true), move(1, [40, 90]), down(2, [60, 100])).done).toEqual([
      { kind: 'cancel-tool' },
    ]);
  });

  it('of which one is lifted do nothing more until the other is', () => {
    const { done, phase } = acts(...two, up(2), move(1, [40, 10]));
    expect({ done, phase }).toEqual({ done: [], phase: 'spent' });
    expect(acts(...two, up(2), up(1)).phase).toBe('rest');
  });

  it('on one place divide by nothing', () => {
    expect(acts(down(1, [40, 100]), down(2, [40, 100]), move(2, [60, 100])).done).toMatchObject([{ factor: 1 }]);
    expect(acts(...two, move(2, [40, 100])).done).toMatchObject([{ factor: 1 }]);
  });

  it('and a third stop', () => {
    expect(acts(...two, down(3, [90, 90]), move(1, [10, 10]))).toEqual({ done: [], phase: 'spent' });
  });
});

it.each([
  [600, 30, 20],
  [600, 1000, 4],
  [600, 2, 24],
])('in %d pixels a slice of %d takes %d', (height, slices, pixels) => {
  expect(pixelsPerSlice(height, slices)).toBe(pixels);
});
