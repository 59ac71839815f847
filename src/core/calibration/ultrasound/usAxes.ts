import { failed, success, type Failure, type Notice, type Result } from '#core/result.ts';
import { US_UNITS, usRegionAt, type Pair, type UsRegion } from './usRegion.ts';

/** What can be read in a region: lengths, depth over time (M-mode), or velocity over time (spectral Doppler). */
export type UsAxes = 'space' | 'motion' | 'velocity';

/** A region that is calibrated, and what its axes are. */
export interface CalibratedRegion {
  readonly region: UsRegion;
  readonly axes: UsAxes;
  readonly warnings: readonly Notice[];
}

const DELTA_TAG = '(0018,602c)';

/** Depths of an image that are credible, cm: outside them the scale is probably wrong (us.md 6). */
const CREDIBLE_DEPTH = { least: 1, most: 50 };

export const NOT_CALIBRATED: Failure = {
  code: 'US_E_NOT_CALIBRATED',
  message: 'Image has no calibration; lengths in pixels only. Calibrate on the ruler?',
  tag: '(0018,6011)',
};

/**
 * The one region that holds all points (pixels) of a shape, checked (us.md 2.1, 2.3, 6). Undefined where none of the
 * points lies in a region. Fails with US_E_CROSS_REGION, US_E_REGION_OUTSIDE, US_E_DELTA_ZERO, US_E_REGION_UNITS,
 * US_E_DOPPLER_UNIT or US_E_NOT_CALIBRATED. `size` is columns and rows of the image.
 */
export function calibratedRegion(
  regions: readonly UsRegion[],
  points: readonly Pair[],
  size: Pair,
): Result<CalibratedRegion, Failure> | undefined {
  const found = points.map((point) => usRegionAt(regions, point));
  const [region] = found;
  if (found.some((other) => other !== region)) {
    const message = 'Both ends must be in the same region.';
    return failed({ code: 'US_E_CROSS_REGION', message, tag: '(0018,6011)' });
  }
  if (!region) return undefined;
  const problem = regionProblem(region, size);
  if (problem) return failed(problem);
  const axes = axesOf(region);
  if (!axes.ok) return axes;
  const warnings = axes.value === 'velocity' ? [] : depthNotice(region.delta[1], size[1]);
  return success({ region, axes: axes.value, warnings });
}

/** Why the scale of a region cannot be used on an image of this size; undefined when it can. */
function regionProblem({ number, to, units, delta }: UsRegion, [columns, rows]: Pair): Failure | undefined {
  if (to[0] >= columns || to[1] >= rows) {
    const message = `Region lies outside ${columns} x ${rows}; image was resized after acquisition.`;
    return { code: 'US_E_REGION_OUTSIDE', message, tag: '(0018,601c)' };
  }
  if (units.every((unit) => unit === 0)) {
    const message = `Region ${number} has no units: its pixels have no size. Lengths in pixels only.`;
    return { code: 'US_E_NOT_CALIBRATED', message, tag: '(0018,6024)' };
  }
  if (delta.includes(0)) {
    return { code: 'US_E_DELTA_ZERO', message: `Region ${number} has a zero scale.`, tag: DELTA_TAG };
  }
  if (delta.every(Number.isFinite)) return undefined;
  const message = `Region ${number} states no scale: Physical Delta is missing.`;
  return { code: 'US_E_NOT_CALIBRATED', message, tag: DELTA_TAG };
}

function axesOf({ units: [x, y] }: UsRegion): Result<UsAxes, Failure> {
  const { cm, s, Hz, 'cm/s': velocity } = US_UNITS;
  if (x === cm && y === cm) return success('space');
  if (x === s && y === cm) return success('motion');
  if (x === s && y === velocity) return success('velocity');
  if (y === Hz) {
    const message = 'The Doppler scale is in Hz; velocity needs cm/s and is not offered.';
    return failed({ code: 'US_E_DOPPLER_UNIT', message, tag: '(0018,6026)' });
  }
  const message = y === velocity || x === velocity ? 'No length along a velocity axis.' : UNKNOWN_UNITS;
  return failed({ code: 'US_E_REGION_UNITS', message, tag: '(0018,6024)' });
}

const UNKNOWN_UNITS = 'The axes of this region have no units that a length can be given in.';

/** `US_W_SCALE` where so many rows of `centimetres` make a depth that no image has (us.md 6). */
export function depthNotice(centimetres: number, rows: number): readonly Notice[] {
  const depth = Math.abs(centimetres) * rows;
  if (depth >= CREDIBLE_DEPTH.least && depth <= CREDIBLE_DEPTH.most) return [];
  const message = `Depth would be ${Number(depth.toPrecision(3))} cm; check calibration.`;
  return [{ code: 'US_W_SCALE', message, tag: '(0018,602e)' }];
}
