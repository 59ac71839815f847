import { describe, expect, it } from 'vitest';
import type { HandCalibration } from '#core/calibration/ultrasound/handCalibration.ts';
import type { DataSet } from '#core/imaging/dataset.ts';
import type { OverlayView } from '#actions/view/overlayView.ts';
import { imageTexts } from '#features/viewing/viewport/imageTexts.ts';
import { frameOf, imageTarget, usHeader, usItem } from '../../../builders/images.ts';

/** The corner texts read the stack, what it decoded to and the slice: that is all this view holds. */
function viewOf(dataSet: DataSet, count = 1, slice = 0, hand?: HandCalibration): OverlayView {
  const frame = frameOf(dataSet, { frame: 0 });
  const frames = Array.from({ length: count }, (_, at) => ({ ...frame, frame: at }));
  const { image } = imageTarget(dataSet);
  const shown = { stack: { frames }, decoded: { kind: 'images', stackId: '', images: [image] } };
  return { shown, slice, hand } as unknown as OverlayView;
}

const B_MODE = usItem([0, 0, 799, 299], [3, 3], [0.05, -0.05]);
const DOPPLER = usItem([0, 300, 799, 599], [4, 7], [0.005, -0.5]);

describe('what an image on its own says about itself', () => {
  it.each([
    ['the scale of its ultrasound regions', usHeader(B_MODE, DOPPLER), ['0.5 mm/px · US region 1', 'Doppler · US region 2']],
    ['a region that does not fit', usHeader(usItem([0, 0, 800, 599], [3, 3], [0.05, 0.05])), ['Region lies outside 800 x 600; image was resized after acquisition.']],
    ['no scale', {}, ['lengths in px: no spacing']],
    ['a detector', { '00181164': { vr: 'DS', Value: ['0.2', '0.1'] } }, ['0.1 × 0.2 mm/px · Imager Pixel Spacing, at the detector']],
  ] as const)('%s', (_, dataSet, lines) => {
    expect(imageTexts(viewOf(dataSet)).map((line) => line.replace(/(\.\d*?)0+(?=\D)/g, '$1'))).toEqual(lines);
  }); // prettier-ignore

  it('a scale by hand, where the header gives none', () => {
    const hand: HandCalibration = { ends: [[0, 0], [150, 200]], length: 50, by: 'Ada', at: '' }; // prettier-ignore
    expect(imageTexts(viewOf(usHeader(), 1, 0, hand))).toEqual(['0.200 mm/px · calibrated by hand']);
    expect(imageTexts(viewOf(usHeader(B_MODE), 1, 0, hand))).toEqual(['0.500 mm/px · US region 1']);
  });

  it('the time of the frame and the rate', () => {
    const timed = { '00280009': { vr: 'AT', Value: ['00181063'] }, '00181063': { vr: 'DS', Value: ['40'] } };
    expect(imageTexts(viewOf(timed, 12, 3))[0]).toBe('0.120 s · 25.0 frames/s');
    const guessed = { '00180040': { vr: 'IS', Value: ['10'] } };
    expect(imageTexts(viewOf(guessed, 12, 3))[0]).toBe('0.300 s · 10.0 frames/s, rate guessed');
    expect(imageTexts(viewOf({}, 12, 3))[0]).toBe('no frame time (US_E_NO_TIME)');
  });
});
