import type { Failure } from '#core/result.ts';
import { codePrefix, type RegionRequest } from './regionRequest.ts';

/** Why the geometry of a region cannot be trusted on a volume; undefined when it can. */
export function placeRefusal({ region, volume, seriesUid }: RegionRequest): Failure | undefined {
  const { spacing, frameOfReferenceUid } = volume.grid;
  if (!spacing.every((step) => Number.isFinite(step) && step > 0)) {
    return {
      code: 'REC_E_NO_SPACING',
      message: 'The images state no Pixel Spacing: lengths, areas and volumes cannot be given.',
      tag: '(0028,0030)',
    };
  }
  // Within one series positions share a space even when the header names none.
  const isShared = region.frameOfReferenceUid !== '' && region.frameOfReferenceUid === frameOfReferenceUid;
  if (isShared || region.seriesUid === seriesUid) return undefined;
  return {
    code: 'INT_E_FOR',
    message: 'The region belongs to another frame of reference than this series: it is not measured here.',
    tag: '(0020,0052)',
  };
}

/** Why the voxel values under a region must not be measured; undefined when they may. */
export function valueRefusal({ region, volume, meaning, seriesUid }: RegionRequest): Failure | undefined {
  if (volume.displayOnly !== undefined) {
    return { code: 'INP_E_DISPLAY_ONLY', message: `Shown but not measured: ${volume.displayOnly}` };
  }
  const { shape } = region;
  if (shape.kind !== 'threshold') return undefined;
  const prefix = codePrefix(meaning.quantity);
  if (shape.seriesUid !== seriesUid) {
    return {
      code: `${prefix}_E_THRESHOLD_SERIES`,
      message:
        'A threshold region consists of voxels of another series: draw a sphere or an outline to measure this one.',
    };
  }
  if (shape.rule.kind === 'fixed' && shape.rule.unit !== meaning.unit) {
    return {
      code: `${prefix}_E_THRESHOLD_UNIT`,
      message: `The threshold ${shape.rule.value} is in ${shape.rule.unit}; these voxels are in ${meaning.unit}.`,
    };
  }
  return undefined;
}
