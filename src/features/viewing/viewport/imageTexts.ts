import { handMillimetres, isUncalibrated, type HandCalibration } from '#core/calibration/ultrasound/handCalibration.ts';
import { calibratedRegion } from '#core/calibration/ultrasound/usAxes.ts';
import { usMillimetres } from '#core/calibration/ultrasound/usCaliper.ts';
import { usRegions, type Pair } from '#core/calibration/ultrasound/usRegion.ts';
import { pixelSpacing } from '#core/calibration/pixelSpacing.ts';
import { colourNotice } from '#core/calibration/ultrasound/colourNotice.ts';
import type { FrameImage } from '#core/imaging/volume.ts';
import type { Frame } from '#core/imaging/series.ts';
import { stackTimes } from '#core/viewing/cine.ts';
import type { OverlayView } from '#actions/view/overlayView.ts';
import { displayOf, shownNumber } from '#ui/shownQuantity.ts';
import { viewportWords } from '#ui/words/viewport.ts';

const { image: imageWords } = viewportWords;

/** What must be known of an image that is read on its own: when it was taken, and where its lengths come from. */
export function imageTexts({ shown: { stack, decoded }, slice, hand }: OverlayView): readonly string[] {
  const frame = stack.frames[slice];
  if (decoded.kind !== 'images' || !frame) return [];
  return [...timeTexts(stack, slice), ...spacingTexts(frame, hand), ...colourTexts(frame, decoded.images[slice])];
}

function timeTexts(stack: OverlayView['shown']['stack'], slice: number): readonly string[] {
  const times = stackTimes(stack);
  if (!times) return [];
  if (!times.ok) return [imageWords.noFrameTime(times.failure.code)];
  const { seconds, rate, warnings } = times.value;
  const guessed = warnings.length > 0 ? imageWords.rateGuessed : '';
  const at = `${shownNumber(seconds[slice] ?? 0, 3)} s`;
  return [rate === undefined ? at : `${at} · ${shownNumber(rate, 1)} frames/s${guessed}`];
}

const colourTexts = ({ dataSet }: Frame, image: FrameImage | undefined) =>
  image ? colourNotice(dataSet, image).map(({ message }) => message) : [];

const MOST_REGIONS = 3;

function spacingTexts({ dataSet, size }: Frame, hand: HandCalibration | undefined): readonly string[] {
  if (hand && isUncalibrated(dataSet)) {
    const step = handMillimetres(hand);
    return [`${scaleText([step, step])} · ${imageWords.byHand}`];
  }
  const regions = usRegions(dataSet);
  if (regions.length === 0) {
    const { unit, perPixel, words } = pixelSpacing(dataSet);
    return [unit === '{pixels}' ? imageWords.noSpacing : `${scaleText(perPixel)} · ${words}`];
  }
  return regions.slice(0, MOST_REGIONS).flatMap((region) => {
    const found = calibratedRegion([region], [middleOf(region.from, region.to)], size);
    if (!found?.ok) return found?.failure.code === 'US_E_REGION_OUTSIDE' ? [found.failure.message] : [];
    const { axes } = found.value;
    if (axes === 'space') return [`${scaleText(usMillimetres(region))} · ${imageWords.usRegion(region.number)}`];
    return [`${axes === 'motion' ? imageWords.motion : imageWords.doppler} · ${imageWords.usRegion(region.number)}`];
  });
}

const middleOf = (from: Pair, to: Pair): Pair => [(from[0] + to[0]) / 2, (from[1] + to[1]) / 2];

/** "0.525 mm/px", or both directions where pixels are not square. */
function scaleText([x, y]: Pair): string {
  const same = Math.abs(x - y) <= 1e-4 * x;
  const numbers = same ? [x] : [x, y];
  return `${numbers.map((value) => shownNumber(value, 3)).join(' × ')} ${displayOf('mm').unit}/px`;
}
