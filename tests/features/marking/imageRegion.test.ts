import { describe, expect, it } from 'vitest';
import type { OverlayView } from '#actions/view/overlayView.ts';
import type { ShownStack } from '#actions/view/activeView.ts';
import { imageRegionOnSlice } from '#features/marking/imageRegion.ts';
import { refusal } from '#features/marking/newRegion.ts';
import { frameOf, imageTarget } from '../../builders/images.ts';
import { regionOf } from '../../builders/regionRequests.ts';

const ends = [[1, 2, 3], [4, 5, 3]] as const; // prettier-ignore
const region = regionOf(
  { kind: 'length', ends, normal: [0, 0, 1] },
  { image: { sopInstanceUid: '1.2.5.7', frame: 3 } },
);

/** A stack of frames `first` … of one instance, at one of its slices: all that is looked at here. */
function viewOf(first: number, slice: number, { placed = false, stackId = '1.2.4/0' } = {}): OverlayView {
  const frames = Array.from({ length: 8 }, (_, at) => frameOf({}, { frame: first + at }));
  return { shown: { stack: { id: stackId, frames } }, planes: { placed }, slice } as unknown as OverlayView;
}

describe('a region drawn on an image of its own', () => {
  it('is seen on that image only', () => {
    expect(imageRegionOnSlice(region, viewOf(0, 3))).toEqual([region]);
    expect(imageRegionOnSlice(region, viewOf(0, 2))).toEqual([]);
    expect(imageRegionOnSlice(region, viewOf(0, 3, { stackId: 'other' }))).toEqual([]);
    expect(imageRegionOnSlice(region, viewOf(0, 99))).toEqual([]);
  });

  it('moves with its image when the stack has grown or shrunk', () => {
    // Frame 3 is the second of this stack: z 3 becomes 1.
    const [moved] = imageRegionOnSlice(region, viewOf(2, 1));
    expect(moved?.shape).toMatchObject({ ends: [[1, 2, 1], [4, 5, 1]] }); // prettier-ignore
  });

  it('stays where it is in the patient', () => {
    expect(imageRegionOnSlice(region, viewOf(2, 1, { placed: true }))).toEqual([region]);
  });
});

describe('tools on images without a volume', () => {
  const shownOf = (tile?: { column: number; row: number }): ShownStack => {
    const stack = {
      frames: [frameOf({}, tile ? { tile } : {})],
      grid: { ok: false, failure: { code: 'INP_E_NO_GEOMETRY', message: 'No position.' } },
    };
    const decoded = { kind: 'images', stackId: '', images: [imageTarget({}).image] };
    return { stack, decoded } as unknown as ShownStack;
  };

  it.each(['probe', 'length', 'bidirectional', 'ellipse', 'circle', 'rectangle', 'freehand', 'spline'] as const)(
    '%s draws',
    (tool) => {
      expect(refusal(shownOf(), tool)).toBeUndefined();
    },
  );

  it.each(['sphere', 'threshold'] as const)('%s needs a depth', (tool) => {
    expect(refusal(shownOf(), tool)).toEqual({
      code: 'VIEW_E_NO_VOLUME',
      message: 'Draw a line or an outline: these images have no depth. No position.',
    });
  });

  it('nothing draws on tiles of a mosaic, which are no images of their own', () => {
    expect(refusal(shownOf({ column: 0, row: 0 }), 'length')?.message).toContain('Nothing can be measured here.');
  });
});
