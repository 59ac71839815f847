import { describe, expect, it } from 'vitest';
import { shapeOf, startDrawing, stepDrawing, type DrawingTool } from '#features/marking/drawing.ts';
import { isPlaceable, placedDrawing, resizedDrawing, shiftedDrawing } from '#features/marking/keyboardShape.ts';

const plane = { normal: [0, 0, 1], right: [1, 0, 0], down: [0, 1, 0], tolerance: 0.5 } as const;
const source = { rule: { kind: 'fraction', of: 0.41, connected: true }, seriesUid: 'pet' } as const;
const begun = (tool: DrawingTool) => startDrawing(tool, [10, 20, 30], { plane, source });

describe('a shape set down by a key', () => {
  it('has its middle at the pointer and the radius given', () => {
    expect(shapeOf(placedDrawing(begun('sphere'), 10))).toEqual({ kind: 'sphere', centre: [10, 20, 30], radius: 10 });
    expect(shapeOf(placedDrawing(begun('circle'), 4))).toMatchObject({ centre: [10, 20, 30], semiAxes: [[4, 0, 0], [0, 4, 0]] }); // prettier-ignore
    expect(shapeOf(placedDrawing(begun('ellipse'), 4))).toMatchObject({ centre: [10, 20, 30], semiAxes: [[4, 0, 0], [0, 4, 0]] }); // prettier-ignore
    expect(shapeOf(placedDrawing(begun('threshold'), 7))).toMatchObject({
      within: { centre: [10, 20, 30], radius: 7 },
    });
    expect(shapeOf(placedDrawing(begun('rectangle'), 3))).toMatchObject({
      corners: [[7, 17, 30], [13, 17, 30], [13, 23, 30], [7, 23, 30]],
    }); // prettier-ignore
  });

  it('moves as a whole', () => {
    const moved = shiftedDrawing(placedDrawing(begun('sphere'), 10), [3, -2, 0]);
    expect(shapeOf(moved)).toEqual({ kind: 'sphere', centre: [13, 18, 30], radius: 10 });
  });

  it.each(['sphere', 'circle', 'ellipse', 'rectangle', 'threshold'] as const)(
    '%s grows about its middle and back',
    (tool) => {
      const placed = placedDrawing(begun(tool), 10);
      const grown = resizedDrawing(resizedDrawing(placed, 1), 1);
      expect(shapeOf(grown)).toEqual(shapeOf(placedDrawing(begun(tool), 12)));
      expect(shapeOf(resizedDrawing(grown, -2))).toEqual(shapeOf(placed));
    },
  );

  it('never shrinks to nothing', () => {
    expect(shapeOf(resizedDrawing(placedDrawing(begun('sphere'), 3), -50))).toMatchObject({ radius: 1 });
  });

  it('is kept by Enter', () => {
    const step = stepDrawing(placedDrawing(begun('sphere'), 10), { kind: 'finish' });
    expect(step).toEqual({ finished: { kind: 'sphere', centre: [10, 20, 30], radius: 10 } });
  });

  it.each([
    ['probe', false],
    ['length', false],
    ['bidirectional', false],
    ['freehand', false],
    ['spline', false],
    ['sphere', true],
  ] as const)('is possible with the tool %s: %s', (tool, possible) => {
    expect(isPlaceable(tool)).toBe(possible);
  });
});
