import { items, number, numbers, text, type DataSet } from '#core/imaging/dataset.ts';
import type { Instance } from '#core/imaging/instance.ts';
import { failed, success, type Failure, type Result } from '#core/result.ts';
import {
  presentationDrawings,
  referencedImages,
  type Place,
  type PresentationAnnotation,
  type ReferencedImage,
} from './presentationGraphics.ts';
import { shuttersOf, type Shutter } from './presentationShutter.ts';
import { statedWindow } from './voiCurve.ts';

/** Grayscale Softcopy Presentation State Storage. */
const GRAYSCALE = '1.2.840.10008.5.1.4.1.1.11.1';
const ANY_PRESENTATION = /^1\.2\.840\.10008\.5\.1\.4\.1\.1\.11\.\d+$/;

/** A window for some images; none named: for all the state refers to. In the values of the state's own rescale. */
export interface PresentationWindow {
  readonly images: readonly ReferencedImage[];
  readonly lower: number;
  readonly upper: number;
}

/** The part of an image that is shown: outer corners in pixels, from the top left corner of the first pixel. */
export interface DisplayedArea {
  readonly images: readonly ReferencedImage[];
  readonly from: Place;
  readonly to: Place;
}

/** How someone left images to be looked at (PS3.3 A.33.1). Texts are untrusted. */
export interface PresentationState {
  readonly sopInstanceUid: string;
  readonly label: string;
  readonly description: string;
  readonly creator: string;
  readonly images: readonly ReferencedImage[];
  readonly seriesUids: readonly string[];
  readonly windows: readonly PresentationWindow[];
  /** From stored values to those of the windows; a state without one works on stored values (PS3.4 N.2.1). */
  readonly rescale: { readonly slope: number; readonly intercept: number };
  readonly areas: readonly DisplayedArea[];
  /** Degrees clockwise, then mirrored left to right (PS3.3 C.10.6). */
  readonly rotation: 0 | 90 | 180 | 270;
  readonly flipped: boolean;
  readonly inverse: boolean;
  readonly annotations: readonly PresentationAnnotation[];
  readonly shutters: readonly Shutter[];
  /** In words, what of the state cannot be shown here. */
  readonly leftOut: readonly string[];
}

export const isPresentation = ({ sopClassUid }: Instance) => ANY_PRESENTATION.test(sopClassUid);

const refused = (code: string, message: string, tag: string) => failed<Failure>({ code, message, tag });

/** Softcopy VOI LUT Sequence (0028,3110): windows; sigmoids and tables are named, not approximated. */
function windowsOf(dataSet: DataSet): {
  readonly windows: readonly PresentationWindow[];
  readonly leftOut: readonly string[];
} {
  const leftOut: string[] = [];
  const windows = items(dataSet, '00283110').flatMap((item): PresentationWindow[] => {
    const window = statedWindow(item);
    const isCurved = text(item, '00281056')?.toUpperCase() === 'SIGMOID';
    if (window && !isCurved) return [{ images: referencedImages(item), ...window }];
    if (isCurved) leftOut.push('a sigmoid window');
    else leftOut.push(items(item, '00283010').length > 0 ? 'a VOI lookup table' : 'a damaged window');
    return [];
  });
  return { windows, leftOut };
}

/** Displayed Area Selection Sequence (0070,005A); its corners are those after turning, in any order, pixels from 1. */
function areasOf(dataSet: DataSet): { readonly areas: readonly DisplayedArea[]; readonly leftOut: readonly string[] } {
  const leftOut: string[] = [];
  const areas = items(dataSet, '0070005A').flatMap((item): DisplayedArea[] => {
    const corners = [...numbers(item, '00700052').slice(0, 2), ...numbers(item, '00700053').slice(0, 2)];
    const [x0, y0, x1, y1] = corners;
    const mode = text(item, '00700100')?.toUpperCase() ?? 'SCALE TO FIT';
    if (mode !== 'SCALE TO FIT') leftOut.push(`the size ${mode.toLowerCase()}`);
    if (
      x0 === undefined ||
      y0 === undefined ||
      x1 === undefined ||
      y1 === undefined ||
      !corners.every(Number.isFinite)
    ) {
      leftOut.push('a damaged displayed area');
      return [];
    }
    const from: Place = [Math.min(x0, x1) - 1, Math.min(y0, y1) - 1];
    return [{ images: referencedImages(item), from, to: [Math.max(x0, x1), Math.max(y0, y1)] }];
  });
  return { areas, leftOut };
}

const ROTATIONS = [0, 90, 180, 270] as const;

const MODALITY_TABLE = 'its modality lookup table';

/** Parts of a state that change what is seen and are not done here, by the attribute that states them. */
const NOT_DONE: readonly (readonly [string, string])[] = [
  ['00283000', MODALITY_TABLE],
  ['00286100', 'mask subtraction'],
  ['20500010', 'its presentation lookup table'],
];

function notDone(dataSet: DataSet): readonly string[] {
  const isOverlay = Object.keys(dataSet).some((tag) => /^60[0-9A-F][02468ACE]3000$/.test(tag));
  return [
    ...NOT_DONE.flatMap(([tag, words]) => (dataSet[tag]?.Value?.length ? [words] : [])),
    ...(isOverlay ? ['an overlay bitmap'] : []),
  ];
}

/**
 * A Grayscale Softcopy Presentation State as far as it can be shown (PS3.3 A.33.1, C.10.4 to C.10.6, C.11.8), what cannot
 * named in `leftOut`. Fails with PR_E_KIND on colour, pseudo-colour and blending states and PR_E_REFERENCE where no image
 * is referred to.
 */
export function presentationState(instance: Instance): Result<PresentationState, Failure> {
  const { dataSet, sopClassUid, sopInstanceUid } = instance;
  if (sopClassUid !== GRAYSCALE) {
    return refused('PR_E_KIND', 'Only grayscale presentation states can be applied; this is one of another kind.', '(0008,0016)'); // prettier-ignore
  }
  const series = items(dataSet, '00081115');
  const images = series.flatMap(referencedImages);
  if (images.length === 0) {
    return refused('PR_E_REFERENCE', 'The presentation state refers to no image.', '(0008,1115)');
  }
  const stated = number(dataSet, '00700042') ?? 0;
  const rotation = ROTATIONS.find((angle) => angle === stated);
  const [voi, area] = [windowsOf(dataSet), areasOf(dataSet)];
  const [drawings, shutter] = [presentationDrawings(dataSet), shuttersOf(dataSet)];
  return success({
    sopInstanceUid,
    label: text(dataSet, '00700080') ?? '',
    description: text(dataSet, '00700081') ?? '',
    creator: text(dataSet, '00700084') ?? '',
    images,
    seriesUids: series.flatMap((item) => text(item, '0020000E') ?? []),
    // Windows of another scale than the image's say nothing about its values.
    windows: items(dataSet, '00283000').length > 0 ? [] : voi.windows,
    rescale: { slope: number(dataSet, '00281053') ?? 1, intercept: number(dataSet, '00281052') ?? 0 },
    areas: area.areas,
    rotation: rotation ?? 0,
    flipped: text(dataSet, '00700041')?.toUpperCase() === 'Y',
    inverse: text(dataSet, '20500020')?.toUpperCase() === 'INVERSE',
    annotations: drawings.annotations,
    shutters: shutter.shutters,
    leftOut: [
      ...(rotation === undefined ? ['a rotation that is no quarter turn'] : []),
      ...voi.leftOut,
      ...area.leftOut,
      ...drawings.leftOut,
      ...shutter.leftOut,
      ...notDone(dataSet),
    ],
  });
}

/** Whether something said of `images` holds for a frame (from 0); of no images named, for all the state refers to. */
export function concerns(
  images: readonly ReferencedImage[],
  { sopInstanceUid, frame }: { readonly sopInstanceUid: string; readonly frame: number },
): boolean {
  return images.some(
    (image) =>
      image.sopInstanceUid === sopInstanceUid && (image.frames.length === 0 || image.frames.includes(frame + 1)),
  );
}
