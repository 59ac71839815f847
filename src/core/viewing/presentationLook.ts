import type { ValueMeaning } from '#core/calibration/meaning.ts';
import { items, number, text } from '#core/imaging/dataset.ts';
import type { Frame } from '#core/imaging/series.ts';
import { concerns, type DisplayedArea, type PresentationState, type PresentationWindow } from './presentationState.ts';

/** How a picture is to be looked at, as a viewport keeps it. */
export interface PresentationLook {
  readonly window: { readonly lower: number; readonly upper: number } | undefined;
  readonly flipped: boolean;
  readonly rotation: number;
  readonly colourMap: 'grey' | 'inverse-grey';
  /** In words, what of the state is not applied to this picture. */
  readonly leftOut: readonly string[];
}

const imageOf = ({ instance, frame }: Frame) => ({ sopInstanceUid: instance.sopInstanceUid, frame });

/** The part of this frame that the state shows, pixels from the top left corner of the first one; absent: all of it. */
export function displayedArea(state: PresentationState, frame: Frame): Pick<DisplayedArea, 'from' | 'to'> {
  const own = state.areas.find(({ images }) => images.length === 0 || concerns(images, imageOf(frame)));
  return own ?? { from: [0, 0], to: [frame.size[0], frame.size[1]] };
}

const isWhole = ({ from, to }: Pick<DisplayedArea, 'from' | 'to'>, { size }: Frame) =>
  from[0] <= 0 && from[1] <= 0 && to[0] >= size[0] && to[1] >= size[1];

/**
 * A window of a state in the modality values of an image: back to stored values by the rescale of the state, on by that of
 * the image (PS3.4 N.2.1). Undefined where one of them is no scale.
 */
function modalityWindow({ rescale }: PresentationState, window: PresentationWindow, { dataSet }: Frame) {
  const slope = number(dataSet, '00281053') ?? 1;
  const intercept = number(dataSet, '00281052') ?? 0;
  if (items(dataSet, '00283000').length > 0) return undefined;
  const [a, b] = [window.lower, window.upper].map((value) => ((value - rescale.intercept) / rescale.slope) * slope + intercept); // prettier-ignore
  if (a === undefined || b === undefined || !Number.isFinite(a) || !Number.isFinite(b) || a === b) return undefined;
  return { lower: Math.min(a, b), upper: Math.max(a, b) };
}

/**
 * What a state makes of a picture of one of its images. Its window is set only where modality values are
 * shown; photometric interpretation is that of the state, whose INVERSE counts instead of MONOCHROME1 (PS3.3 C.11.6.1.2).
 */
export function presentationLook(
  state: PresentationState,
  frame: Frame,
  { quantity }: Pick<ValueMeaning, 'quantity'>,
): PresentationLook {
  const stated = state.windows.find(({ images }) => images.length === 0 || concerns(images, imageOf(frame)));
  const window = stated && modalityWindow(state, stated, frame);
  const isModality = quantity === 'stored' || quantity === 'HU';
  const isWhiteFirst = text(frame.dataSet, '00280004') === 'MONOCHROME1';
  return {
    window: isModality ? window : undefined,
    flipped: state.flipped,
    rotation: state.rotation,
    // The picture of a MONOCHROME1 image is inverted already.
    colourMap: state.inverse === isWhiteFirst ? 'grey' : 'inverse-grey',
    leftOut: [
      ...state.leftOut,
      ...(stated && isModality && !window ? ['its window, whose scale is not that of the image'] : []),
      ...(stated && !isModality ? [`its window, which is not in ${quantity}`] : []),
      ...(isWhole(displayedArea(state, frame), frame) ? [] : ['its part of the image: all of it is shown']),
    ],
  };
}
