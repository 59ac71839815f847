import { describe, expect, it } from 'vitest';
import { overlap, placeLabels, type Box } from '../../../src/features/marking/placeLabels.ts';

const canvas = [400, 300] as const;
const size = [80, 30] as const;
const at = (left: number, top: number, width = 40, height = 40): Box => ({
  left,
  top,
  right: left + width,
  bottom: top + height,
});

describe('labels', () => {
  it('stand to the right of the lesion, half way down', () => {
    const [label] = placeLabels([{ id: 'a', lesion: at(100, 100), size }], canvas);
    expect(label?.box).toEqual({ left: 154, top: 105, right: 234, bottom: 135 });
    expect(label?.leader).toEqual([
      [140, 120],
      [154, 120],
    ]);
  });

  it('go to the left at the right edge', () => {
    const [label] = placeLabels([{ id: 'a', lesion: at(350, 100), size }], canvas);
    expect(label?.box.right).toBe(336);
  });

  it('never lie over a lesion or each other while there is room', () => {
    const lesions = [at(100, 100), at(160, 100), at(100, 160), at(160, 160), at(220, 130)];
    const placed = placeLabels(
      lesions.map((lesion, index) => ({ id: String(index), lesion, size })),
      canvas,
    );
    for (const { id, box } of placed) {
      for (const lesion of lesions) expect(overlap(box, lesion)).toBe(0);
      for (const other of placed) if (other.id !== id) expect(overlap(box, other.box)).toBe(0);
    }
  });

  it('leave places kept free', () => {
    const bar = { left: 330, top: 50, right: 400, bottom: 250 };
    const [label] = placeLabels([{ id: 'a', lesion: at(240, 130), size }], canvas, [bar]);
    expect(label && overlap(label.box, bar)).toBe(0);
    expect(label && overlap(label.box, at(240, 130))).toBe(0);
  });

  it('stay on the canvas', () => {
    for (const lesion of [at(0, 0), at(380, 280), at(-30, 290), at(500, 400)]) {
      const [label] = placeLabels([{ id: 'a', lesion, size }], canvas);
      expect(label && label.box.left >= 0 && label.box.right <= 400).toBe(true);
      expect(label && label.box.top >= 0 && label.box.bottom <= 300).toBe(true);
    }
  });

  it('stay apart where lesions crowd, by going further out', () => {
    const lesions = Array.from({ length: 9 }, (_, index) =>
      at(300 + (index % 3) * 45, 250 + Math.floor(index / 3) * 45),
    );
    const placed = placeLabels(
      lesions.map((lesion, index) => ({ id: String(index), lesion, size })),
      [800, 600],
    );
    for (const { id, box } of placed) {
      for (const lesion of lesions) expect(overlap(box, lesion)).toBe(0);
      for (const other of placed) if (other.id !== id) expect(overlap(box, other.box)).toBe(0);
    }
  });

  it('show their start where the canvas is narrower than they are', () => {
    const [label] = placeLabels([{ id: 'a', lesion: at(20, 20), size: [500, 30] }], canvas);
    expect(label?.box.left).toBe(3);
  });
});
