import { describe, expect, it } from 'vitest';
import type { Vector3 } from '#core/geometry/grid.ts';
import {
  isDrawingTool,
  leftOf,
  pressDrawing,
  shapeOf,
  startDrawing,
  stepDrawing,
  type Drawing,
  type DrawingStep,
  type DrawingTool,
} from '../../../src/features/marking/drawing.ts';
import { drawingHint } from '#features/marking/drawingHint.ts';

const plane = { normal: [0, 0, 1], right: [1, 0, 0], down: [0, 1, 0], tolerance: 1 } as const;
const source = { rule: { kind: 'fraction', of: 0.41, connected: true }, seriesUid: '1.2' } as const;
const start = (tool: DrawingTool, at: Vector3) => startDrawing(tool, at, { plane, source });

function going(step: DrawingStep): Drawing {
  if (!step.drawing) throw new Error('the drawing ended');
  return step.drawing;
}

/** A drag: down at the first, move to the second, up there. */
function drag(tool: DrawingTool, from: Vector3, to: Vector3): DrawingStep {
  const moved = going(stepDrawing(start(tool, from), { kind: 'move', at: to }));
  return stepDrawing(moved, { kind: 'up', at: to });
}

describe('two-point tools', () => {
  it('a length lies between press and release', () => {
    expect(drag('length', [0, 0, 5], [30, 40, 5]).finished).toEqual({
      kind: 'length',
      ends: [
        [0, 0, 5],
        [30, 40, 5],
      ],
      normal: [0, 0, 1],
    });
  });

  it('an ellipse fills the rectangle dragged', () => {
    expect(drag('ellipse', [0, 0, 5], [20, -10, 5]).finished).toEqual({
      kind: 'ellipse',
      centre: [10, -5, 5],
      semiAxes: [
        [10, 0, 0],
        [0, 5, 0],
      ],
      normal: [0, 0, 1],
    });
  });

  it('a circle has its centre at the press and its rim at the release', () => {
    const shape = drag('circle', [1, 1, 5], [4, 5, 5]).finished;
    expect(shape).toMatchObject({
      kind: 'ellipse',
      centre: [1, 1, 5],
      semiAxes: [
        [5, 0, 0],
        [0, 5, 0],
      ],
    });
  });

  it('a rectangle has its corners in turn', () => {
    expect(drag('rectangle', [0, 0, 5], [4, 6, 5]).finished).toMatchObject({
      corners: [
        [0, 0, 5],
        [4, 0, 5],
        [4, 6, 5],
        [0, 6, 5],
      ],
    });
  });

  it('a sphere has the distance as radius', () => {
    expect(drag('sphere', [0, 0, 5], [3, 4, 5]).finished).toEqual({ kind: 'sphere', centre: [0, 0, 5], radius: 5 });
  });

  it('a threshold region keeps rule and series with its sphere', () => {
    expect(drag('threshold', [0, 0, 5], [3, 4, 5]).finished).toEqual({
      kind: 'threshold',
      within: { centre: [0, 0, 5], radius: 5 },
      ...source,
    });
  });

  it('a threshold region without a series to take it from comes to nothing', () => {
    const drawing = startDrawing('threshold', [0, 0, 5], { plane, source: undefined });
    expect(stepDrawing({ ...drawing, pointer: [9, 0, 5] }, { kind: 'up', at: [9, 0, 5] })).toEqual({});
  });

  it('a probe is where the button is let go', () => {
    expect(drag('probe', [0, 0, 5], [2, 3, 5]).finished).toEqual({ kind: 'point', at: [2, 3, 5] });
    expect(drag('probe', [0, 0, 5], [0, 0, 5]).finished).toEqual({ kind: 'point', at: [0, 0, 5] });
  });

  it('can be set by two clicks', () => {
    const clicked = going(drag('length', [0, 0, 5], [0.2, 0, 5]));
    expect(clicked.held).toBe(false);
    expect(shapeOf(clicked)).toBeUndefined();
    const followed = going(stepDrawing(clicked, { kind: 'move', at: [10, 0, 5] }));
    expect(shapeOf(followed)).toMatchObject({
      kind: 'length',
      ends: [
        [0, 0, 5],
        [10, 0, 5],
      ],
    });
    const pressed = going(pressDrawing(followed, [12, 0, 5]));
    expect(stepDrawing(pressed, { kind: 'up', at: [12, 0, 5] }).finished).toMatchObject({
      ends: [
        [0, 0, 5],
        [12, 0, 5],
      ],
    });
  });

  it('flat ellipses and rectangles are not finished', () => {
    expect(drag('ellipse', [0, 0, 5], [20, 0.5, 5]).finished).toBeUndefined();
    expect(drag('rectangle', [0, 0, 5], [0.5, 20, 5]).finished).toBeUndefined();
  });
});

describe('the two axes', () => {
  const long = going(drag('bidirectional', [0, 0, 5], [40, 0, 5]));

  it('wait for the short one after the long', () => {
    expect(long.long).toEqual([
      [0, 0, 5],
      [40, 0, 5],
    ]);
    expect(shapeOf(long)).toMatchObject({
      kind: 'bidirectional',
      short: [
        [20, 0, 5],
        [20, 0, 5],
      ],
    });
  });

  it('turn the short one perpendicular', () => {
    const pressed = going(pressDrawing(long, [8, -6, 5]));
    const shape = stepDrawing(pressed, { kind: 'up', at: [12, 10, 5] }).finished;
    // Middle at x = 10, reaching from y = −6 to y = 10.
    expect(shape).toEqual({
      kind: 'bidirectional',
      long: [
        [0, 0, 5],
        [40, 0, 5],
      ],
      short: [
        [10, -6, 5],
        [10, 10, 5],
      ],
      normal: [0, 0, 1],
    });
  });

  it('stay a length when Enter comes before the short one', () => {
    expect(stepDrawing(long, { kind: 'finish' }).finished).toMatchObject({ kind: 'length', ends: long.long });
  });

  it('take a click beside the long one for the first end of the short one', () => {
    const clicked = going(stepDrawing(going(pressDrawing(long, [8, -6, 5])), { kind: 'up', at: [8, -6, 5] }));
    expect(clicked.held).toBe(false);
  });

  it('call the longer one long, whichever came first', () => {
    const pressed = going(pressDrawing(long, [20, -30, 5]));
    const shape = stepDrawing(pressed, { kind: 'up', at: [20, 30, 5] }).finished;
    expect(shape).toMatchObject({
      long: [
        [20, -30, 5],
        [20, 30, 5],
      ],
      short: [
        [0, 0, 5],
        [40, 0, 5],
      ],
    });
  });
});

describe('a freehand outline', () => {
  it('is the path of the drag, without points closer than half the tolerance', () => {
    let drawing = start('freehand', [0, 0, 5]);
    const path: readonly Vector3[] = [[0.2, 0, 5], [10, 0, 5], [10, 10, 5], [0, 10, 5]]; // prettier-ignore
    for (const at of path) drawing = going(stepDrawing(drawing, { kind: 'move', at }));
    expect(stepDrawing(drawing, { kind: 'up', at: [0, 10, 5] }).finished).toEqual({
      kind: 'freehand',
      points: [
        [0, 0, 5],
        [10, 0, 5],
        [10, 10, 5],
        [0, 10, 5],
      ],
      normal: [0, 0, 1],
    });
  });

  it('of fewer than three points comes to nothing', () => {
    expect(drag('freehand', [0, 0, 5], [10, 0, 5])).toEqual({});
  });
});

describe('a spline', () => {
  const knots = (...at: readonly Vector3[]) => {
    const [first, ...rest] = at;
    let drawing = start('spline', first ?? [0, 0, 0]);
    for (const knot of rest) {
      drawing = going(stepDrawing(drawing, { kind: 'up', at: drawing.pointer }));
      drawing = going(stepDrawing(drawing, { kind: 'down', at: knot }));
    }
    return drawing;
  };

  it('takes a knot per press and ends with Enter, without the pointer', () => {
    const drawing = going(stepDrawing(knots([0, 0, 5], [10, 0, 5], [10, 10, 5]), { kind: 'move', at: [50, 50, 5] }));
    expect(stepDrawing(drawing, { kind: 'finish' }).finished).toEqual({
      kind: 'spline',
      points: [
        [0, 0, 5],
        [10, 0, 5],
        [10, 10, 5],
      ],
      normal: [0, 0, 1],
    });
  });

  it('shows the pointer as the next knot meanwhile', () => {
    const drawing = going(stepDrawing(knots([0, 0, 5], [10, 0, 5]), { kind: 'move', at: [10, 10, 5] }));
    expect(shapeOf(drawing)).toMatchObject({
      points: [
        [0, 0, 5],
        [10, 0, 5],
        [10, 10, 5],
      ],
    });
  });

  it('ends with a press on its first knot', () => {
    const drawing = knots([0, 0, 5], [10, 0, 5], [10, 10, 5]);
    expect(stepDrawing(drawing, { kind: 'down', at: [0.5, 0.5, 5] }).finished).toMatchObject({ kind: 'spline' });
  });

  it('takes the two presses of a double click for one knot', () => {
    const drawing = knots([0, 0, 5], [10, 0, 5], [10, 10, 5], [10, 10.2, 5]);
    expect(drawing.points).toHaveLength(3);
  });

  it('of two knots comes to nothing', () => {
    expect(stepDrawing(knots([0, 0, 5], [10, 0, 5]), { kind: 'finish' })).toEqual({});
  });
});

it('knows which tools draw', () => {
  expect(isDrawingTool('sphere')).toBe(true);
  expect(isDrawingTool('window')).toBe(false);
});

describe('a drawing of several steps', () => {
  const long = going(drag('bidirectional', [0, 0, 5], [40, 0, 5]));
  const ends = [
    [0, 0, 5],
    [40, 0, 5],
  ];

  it('leaves its first axis as a length, also while the second is drawn', () => {
    expect(leftOf(long)).toEqual({ kind: 'length', ends, normal: [0, 0, 1] });
    expect(leftOf(going(pressDrawing(long, [20, -8, 5])))).toEqual({ kind: 'length', ends, normal: [0, 0, 1] });
  });

  it('leaves nothing of a first axis or a sphere under way', () => {
    expect(leftOf(start('bidirectional', [0, 0, 5]))).toBeUndefined();
    expect(leftOf(start('sphere', [0, 0, 5]))).toBeUndefined();
  });

  it('says what it waits for', () => {
    expect(drawingHint(long).join()).toContain('short axis');
    expect(drawingHint(start('spline', [0, 0, 5])).join()).toContain('closes');
    expect(drawingHint(start('bidirectional', [0, 0, 5]))).toEqual([]);
    expect(drawingHint(going(pressDrawing(long, [20, -8, 5])))).toEqual([]);
    expect(drawingHint(start('length', [0, 0, 5]))).toEqual([]);
  });
});
