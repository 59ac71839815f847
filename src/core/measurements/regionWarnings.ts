import { isComputedMap } from '#core/calibration/diffusion/adcMapSeries.ts';
import { FREE_WATER } from '#core/calibration/diffusion/adcVolume.ts';
import type { Notice } from '#core/result.ts';
import { contourNotices } from '#core/regions/contourPlanes.ts';
import type { VoxelRuns } from '#core/regions/voxelRuns.ts';
import type { Summary } from '#core/statistics/summary.ts';
import { maskNotices } from './maskNotices.ts';
import { outsideNotice } from './outsideImages.ts';
import { unmappedCount } from './quantityField.ts';
import { codePrefix, type RegionRequest } from './regionRequest.ts';

/** Below this many voxels an ADC region is too small to be repeatable (mri-adc.md 6). */
const SMALL_ADC_REGION = 30;

/** A larger share of undefined voxels in an ADC region is worth a word (mri-adc.md 6). */
const UNDEFINED_SHARE = 0.1;

/** A larger share of an ADC region that is not above 0 is worth a word (mri-adc.md 3). */
const NEGATIVE_SHARE = 0.01;

/** The voxels of a region, their values in the unit of the meaning, and the statistics of these. */
interface RegionValues {
  readonly runs: VoxelRuns;
  readonly values: Float64Array;
  readonly summary: Summary;
}

/** What a reader must know about the voxels of a region beyond what the calibration of the series says. */
export function regionWarnings(request: RegionRequest, { runs, values, summary }: RegionValues): readonly Notice[] {
  const { region, meaning } = request;
  const isAdc = meaning.quantity === 'ADC';
  return [
    ...planeNotices(request),
    ...outsideNotice(request, runs),
    ...(isAdc && region.shape.kind !== 'point' ? adcNotices(runs.count, summary.undefinedCount) : []),
    ...(isAdc ? implausibleAdc(values, summary) : []),
    ...unmappedNotice(request, runs),
  ];
}

/** Contours that do not lie on slices: snapped, left out, or with gaps between them; masks of other voxels. */
export function planeNotices(request: RegionRequest): readonly Notice[] {
  const { shape } = request.region;
  return shape.kind === 'contours' ? contourNotices(shape, request.volume.grid) : maskNotices(request);
}

function adcNotices(count: number, undefinedCount: number): readonly Notice[] {
  const notices: Notice[] = [];
  if (count - undefinedCount < SMALL_ADC_REGION) {
    notices.push({
      code: 'ADC_W_SMALL_REGION',
      message: `Only ${count - undefinedCount} voxels with an ADC; at least ${SMALL_ADC_REGION} are advised.`,
    });
  }
  const share = undefinedCount / count;
  if (share > UNDEFINED_SHARE) {
    notices.push({
      code: 'ADC_W_NAN_SHARE',
      message: `${(100 * share).toFixed(1)} % of the region's voxels have no ADC and are left out.`,
    });
  }
  return notices;
}

/**
 * ADC values that diffusion does not give (mri-adc.md 3). Of our own maps such a fit is undefined and
 * counted by `unmappedNotice`; what a scanner's map holds counts in the statistics.
 */
function implausibleAdc(values: Float64Array, { min, max }: Summary): readonly Notice[] {
  const notices: Notice[] = [];
  const negativeShare = min > 0 ? 0 : countWhere(values, (adc) => adc <= 0) / values.length;
  if (negativeShare > NEGATIVE_SHARE) {
    notices.push({
      code: 'ADC_W_NEGATIVE',
      message: `${(100 * negativeShare).toFixed(1)} % of the region's voxels have an ADC of 0 or less; they are included.`,
    });
  }
  if (max > FREE_WATER) {
    const above = countWhere(values, (adc) => adc > FREE_WATER);
    notices.push({
      code: 'ADC_W_ABOVE_WATER',
      message: `${above} ${above === 1 ? 'voxel has' : 'voxels have'} an ADC above free water at 37 °C (${FREE_WATER} mm2/s); included.`,
    });
  }
  return notices;
}

/** The fits of a map that are not above 0 are not in the statistics, so they are counted by what the map holds. */
function refusedFits(refused: number, count: number): readonly Notice[] {
  const share = refused / count;
  if (!(share > NEGATIVE_SHARE)) return [];
  const message = `${(100 * share).toFixed(1)} % of the region's voxels (${refused}) have a fitted ADC of 0 or less; they are left out.`;
  return [{ code: 'ADC_W_NEGATIVE', message }];
}

function countWhere(values: Float64Array, holds: (value: number) => boolean): number {
  let count = 0;
  for (const value of values) if (Number.isFinite(value) && holds(value)) count++;
  return count;
}

/** What the meaning leaves undefined: of a map fitted here, decays that are not positive. */
export function unmappedNotice({ volume, meaning }: RegionRequest, runs: VoxelRuns): readonly Notice[] {
  const unmapped = unmappedCount(volume, meaning, runs);
  if (isComputedMap(meaning.record)) return refusedFits(unmapped, runs.count);
  if (unmapped === 0) return [];
  const message = `${unmapped} ${unmapped === 1 ? 'pixel' : 'pixels'} outside the mapped range.`;
  return [{ code: `${codePrefix(meaning.quantity)}_W_UNMAPPED`, message, tag: '(0040,9096)' }];
}
