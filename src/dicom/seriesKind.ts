import type { DiffusionImage } from '#core/calibration/diffusion/bGroups.ts';
import { text, texts } from '#core/imaging/dataset.ts';
import type { Instance } from '#core/imaging/instance.ts';
import type { Frame, SeriesKind } from '#core/imaging/series.ts';

const BY_MODALITY: Readonly<Record<string, SeriesKind>> = {
  CT: 'ct',
  PT: 'pet',
  US: 'us',
  IVUS: 'us',
  RTSTRUCT: 'rtstruct',
  SEG: 'seg',
  SR: 'sr',
};

/** SOP classes that say more than the modality, which de-identifiers change (PS3.4 Annex B.5). */
const BY_CLASS: Readonly<Record<string, SeriesKind>> = {
  '1.2.840.10008.5.1.4.1.1.481.3': 'rtstruct',
  '1.2.840.10008.5.1.4.1.1.66.4': 'seg',
  '1.2.840.10008.5.1.4.1.1.66.7': 'seg',
  '1.2.840.10008.5.1.4.1.1.128': 'pet',
  '1.2.840.10008.5.1.4.1.1.128.1': 'pet',
  '1.2.840.10008.5.1.4.1.1.130': 'pet',
};

const STRUCTURED_REPORT = /^1\.2\.840\.10008\.5\.1\.4\.1\.1\.88\.\d+$/;
/** Holds whatever its real world value mapping says, never the quantity its modality is known for. */
export const PARAMETRIC_MAP = '1.2.840.10008.5.1.4.1.1.30';

const hasType = ({ dataSet }: Frame, word: string) =>
  [...texts(dataSet, '00080008'), ...texts(dataSet, '00089007')].some((value) => value.toUpperCase() === word);

/** Echo planar imaging: Scanning Sequence EP, or the enhanced counterpart. */
const isEchoPlanar = ({ dataSet }: Frame) =>
  texts(dataSet, '00180020').includes('EP') ||
  text(dataSet, '00189018') === 'YES' ||
  /ep2d|epfid/i.test(text(dataSet, '00180024') ?? '');

const FUNCTIONAL = /\b(bold|fmri|fcmri|rest|resting|task)\b|bold[_-]|[_-]bold|fmri/i;

/** Functional: named so, or echo planar without diffusion that was taken several times. */
function isBold(frames: readonly Frame[], description: string): boolean {
  const [first] = frames;
  if (!first) return false;
  if (hasType(first, 'FMRI')) return true;
  const repeats =
    new Set(frames.map(({ plane }) => plane?.origin.map((value) => value.toFixed(2)).join())).size < frames.length;
  return repeats && (isEchoPlanar(first) || FUNCTIONAL.test(description));
}

const isAdcMap = (frames: readonly Frame[], diffusionOf: (frame: Frame) => DiffusionImage) =>
  frames.length > 0 && frames.every((frame) => diffusionOf(frame).map === 'adc');

function mrKind(
  frames: readonly Frame[],
  diffusionOf: (frame: Frame) => DiffusionImage,
  description: string,
): SeriesKind {
  if (isAdcMap(frames, diffusionOf)) return 'adc';
  const isWeighted = frames.map(diffusionOf).some(({ b, map }) => b !== undefined && b > 0 && map === undefined);
  if (isWeighted || frames.some((frame) => hasType(frame, 'DIFFUSION') && diffusionOf(frame).map === undefined))
    return 'dwi';
  return isBold(frames, description) ? 'bold' : 'mr';
}

/** What a series is, as far as measuring goes. `diffusionOf` is asked for magnetic resonance images and
 * parametric maps only. */
export function seriesKind(
  instances: readonly Instance[],
  frames: readonly Frame[],
  diffusionOf: (frame: Frame) => DiffusionImage,
): SeriesKind {
  const [first] = instances;
  if (!first) return 'other';
  if (STRUCTURED_REPORT.test(first.sopClassUid)) return 'sr';
  if (first.sopClassUid === PARAMETRIC_MAP) return isAdcMap(frames, diffusionOf) ? 'adc' : 'other';
  const modality = text(first.dataSet, '00080060') ?? '';
  const known = BY_CLASS[first.sopClassUid] ?? BY_MODALITY[modality];
  if (known) return known;
  return modality === 'MR' ? mrKind(frames, diffusionOf, text(first.dataSet, '0008103E') ?? '') : 'other';
}
