import {
  handCalibration,
  rulerScope,
  type CalibratedImage,
  type HandScope,
} from '#core/calibration/ultrasound/handCalibration.ts';
import type { PixelEnds } from '#core/calibration/ultrasound/usCaliper.ts';
import type { Act } from '#core/ledger/entry.ts';
import { calibrationKey, isCalibratedBy } from '#core/ledger/imageCalibrated.ts';
import { isImage, pixelPoints, referenceTo } from '#core/measurements/imageTarget.ts';
import type { Region } from '#core/regions/region.ts';
import { failed, success, type Failure, type Result } from '#core/result.ts';
import { frameGrid, framesArePlaced } from '#core/viewing/viewPlanes.ts';
import { measureRegion } from '#actions/measurements/measureRegion.ts';
import { record } from '#actions/ledger/record.ts';
import type { Workstation } from '#actions/workstation.ts';
import { findStack } from '#stores/library.ts';

/** A line drawn on an image that may be calibrated with it. */
export interface Ruler {
  readonly studyUid: string;
  readonly image: CalibratedImage;
  /** Pixels: column, row. */
  readonly ends: PixelEnds;
  readonly scope: HandScope;
}

/**
 * The ruler that a length drawn on an image lies along. Fails as `rulerScope` does, with US_E_RULER_LINE where the region
 * is no line on an image of its own, and with INP_E_UNKNOWN_STACK where its files are not open.
 */
export function rulerOf({ library }: Workstation, region: Region): Result<Ruler, Failure> {
  const { image, shape, studyUid, stackId } = region;
  if (!image || shape.kind !== 'length') {
    const message = 'A ruler is a length drawn on an image that is read on its own.';
    return failed({ code: 'US_E_RULER_LINE', message });
  }
  const frames = findStack(library.getState(), stackId)?.stack.frames ?? [];
  const index = frames.findIndex((one) => isImage(one, image));
  const frame = frames[index];
  if (!frame) {
    const message = 'This image is no longer open. Open its files again.';
    return failed({ code: 'INP_E_UNKNOWN_STACK', message });
  }
  const scope = rulerScope(frame.dataSet);
  if (!scope.ok) return scope;
  const [a = [NaN, NaN], b = [NaN, NaN]] = pixelPoints(
    shape,
    frameGrid(frame, frame.size, index, framesArePlaced(frames)),
  );
  const { sopInstanceUid, frame: number } = referenceTo(frame);
  const held = scope.value === 'cine' ? { sopInstanceUid } : { sopInstanceUid, frame: number };
  return success({ studyUid, image: held, ends: [a, b], scope: scope.value });
}

/**
 * Calibrates an image, or every frame of its cine, with a line along a ruler and the mm it spans (us.md 2.4, source 4),
 * in place of a calibration by hand made before. The entry has a reason and can be undone; all numbers of the image are
 * made again. Fails as `handCalibration` does.
 */
export async function calibrateImage(
  workstation: Workstation,
  { studyUid, image, ends }: Ruler,
  { length, reason }: { readonly length: number; readonly reason: string },
): Promise<Result<undefined, Failure>> {
  const { session, clock } = workstation;
  const by = session.getState().actor?.name ?? '';
  const after = handCalibration({ ends, length, by, at: clock.now() });
  if (!after.ok) return after;
  await change(workstation, { studyUid, image, after: after.value, reason });
  return success(undefined);
}

/** Takes the calibration by hand of an image away: lengths are pixels again. */
export async function removeCalibration(
  workstation: Workstation,
  { studyUid, image }: Pick<Ruler, 'studyUid' | 'image'>,
  reason: string,
): Promise<void> {
  await change(workstation, { studyUid, image, after: null, reason });
}

type Calibrated = Extract<Act, { kind: 'image-calibrated' }>;

async function change(workstation: Workstation, to: Omit<Calibrated, 'kind' | 'before'>) {
  const { handCalibrations } = workstation.trail.getState().read;
  const act: Calibrated = {
    kind: 'image-calibrated',
    ...to,
    before: handCalibrations[calibrationKey(to.image)] ?? null,
  };
  await record(workstation, act, { subject: to.studyUid });
  await measureCalibrated(workstation, act);
}

/** After a calibration by hand, or its undoing: the numbers of the image are made again. */
export async function measureCalibrated(workstation: Workstation, { image }: Pick<Calibrated, 'image'>): Promise<void> {
  const { regions } = workstation.trail.getState().read;
  for (const region of regions) if (isCalibratedBy(image, region)) await measureRegion(workstation, region.id);
}
