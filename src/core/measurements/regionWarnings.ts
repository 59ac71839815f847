import type { Notice } from '#core/result.ts';
import { contourNotices } from '#core/regions/contourPlanes.ts';
import type { VoxelRuns } from '#core/regions/voxelRuns.ts';
import type { Summary } from '#core/statistics/summary.ts';
import { unmappedCount } from './quantityField.ts';
import type { RegionRequest } from './regionRequest.ts';

/** Below this many voxels an ADC region is too small to be repeatable (mri-adc.md 6). */
const SMALL_ADC_REGION = 30;

/** A larger share of undefined voxels in an ADC region is worth a word (mri-adc.md 6). */
const UNDEFINED_SHARE = 0.1;

/** What a reader must know about the voxels of a region beyond what the calibration of the series says. */
export function regionWarnings(
  request: RegionRequest,
  runs: VoxelRuns,
  { undefinedCount }: Summary,
): readonly Notice[] {
  const { region, volume, meaning } = request;
  return [
    ...planeNotices(request),
    ...(meaning.quantity === 'ADC' && region.shape.kind !== 'point' ? adcNotices(runs.count, undefinedCount) : []),
    ...unmappedNotice(unmappedCount(volume, meaning, runs)),
  ];
}

/** Contours that do not lie on slices: snapped, left out, or with gaps between them. */
export function planeNotices({ region: { shape }, volume }: RegionRequest): readonly Notice[] {
  return shape.kind === 'contours' ? contourNotices(shape, volume.grid) : [];
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

function unmappedNotice(unmapped: number): readonly Notice[] {
  if (unmapped === 0) return [];
  const message = `${unmapped} ${unmapped === 1 ? 'pixel' : 'pixels'} outside the mapped range.`;
  return [{ code: 'ADC_W_UNMAPPED', message, tag: '(0040,9096)' }];
}
