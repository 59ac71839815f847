import { texts } from '#core/imaging/dataset.ts';
import type { Series, Stack } from '#core/imaging/series.ts';
import type { Decoded, Volume } from '#core/imaging/volume.ts';
import type { HandCalibration } from '#core/calibration/ultrasound/handCalibration.ts';
import { handCalibrationOf } from '#core/ledger/imageCalibrated.ts';
import type { ReadState } from '#core/ledger/projection.ts';
import { suvOverridesOf } from '#core/ledger/suvOverridden.ts';
import { imageTargetOf, type ImageTarget } from '#core/measurements/imageTarget.ts';
import { measureImage } from '#core/measurements/measureImage.ts';
import type { Measurement } from '#core/measurements/measurement.ts';
import { withheldMeasurement } from '#core/measurements/withheldMeasurement.ts';
import type { Region } from '#core/regions/region.ts';
import type { Failure } from '#core/result.ts';
import { VOXEL_UNITS } from '#core/quantities.ts';
import { decodeStack } from '#actions/images/decodeStack.ts';
import { runJob } from '#actions/job.ts';
import { measuredHere } from '#actions/measurements/measuredHere.ts';
import { measuredMeanings } from '#actions/measurements/meanings.ts';
import { record } from '#actions/ledger/record.ts';
import type { MeasureRequest, Workstation } from '#actions/workstation.ts';
import { readyDecoded } from '#stores/volumes.ts';

interface Target {
  readonly series: Series;
  readonly stack: Stack;
  readonly on: Volume | ImageTarget;
}

/** Measures a region on every volume it belongs to and records the numbers. */
export async function measureRegion(workstation: Workstation, regionId: string): Promise<void> {
  const region = workstation.trail.getState().read.regions.find(({ id }) => id === regionId);
  if (!region) return;
  const { findings } = workstation;
  findings.getState().set({ pending: [...findings.getState().pending, regionId], live: undefined, preview: undefined });
  let measurements: readonly Measurement[] | undefined;
  let measuredWith: readonly Series[];
  const hand = handOf(workstation, region);
  try {
    const decoded = await decodeStack(workstation, region.stackId);
    if (!decoded.ok) tellUnmeasured(workstation, region, decoded.failure);
    measuredWith = seriesOf(workstation, region);
    measurements = await runJob(workstation, `Measuring ${region.name}`, ({ signal }) =>
      measureNow(workstation, region, signal),
    );
  } finally {
    findings.getState().set({ pending: findings.getState().pending.filter((id) => id !== regionId) });
  }
  if (!measurements) return tellCancelled(workstation, region);
  const { read } = workstation.trail.getState();
  const current = read.regions.find(({ id }) => id === regionId);
  // A newer shape has its own measurement under way; numbers of an older one must not overwrite it.
  if (current !== region || measurements.length === 0) return;
  // So it is with what was entered in place of a PET header, or measured on a ruler, while these numbers were being made.
  if (hand !== handOf(workstation, region) || !measuredWith.every((series) => isInForce(read, series))) return;
  await record(workstation, { kind: 'measured', measurements }, { subject: region.studyUid });
}

const seriesOf = ({ library }: Workstation, { studyUid }: Region): readonly Series[] =>
  library.getState().studies.find(({ study }) => study.studyUid === studyUid)?.study.series ?? [];

/** What a reader measured on a ruler in the image of a region. */
const handOf = ({ trail }: Workstation, { image }: Region) => image && handCalibrationOf(trail.getState().read, image);

/** Whether a series means what the reader wants it to mean now. */
const isInForce = (read: ReadState, series: Series) =>
  series.kind !== 'pet' || JSON.stringify(series.suvOverrides) === JSON.stringify(suvOverridesOf(read, series));

/** The images the region was drawn on are not to be had: its numbers stay as they were, and that is said. */
function tellUnmeasured({ session }: Workstation, { id, name }: Region, { code, message }: Failure): void {
  session.getState().notify({
    id: `unmeasured-${id}`,
    tone: 'warning',
    code,
    message: `${name} cannot be measured on the images it was drawn on: ${message}`,
  });
}

function tellCancelled({ session }: Workstation, { id, name }: Region): void {
  session.getState().notify({
    id: `cancelled-${id}`,
    tone: 'info',
    code: 'REC_W_CANCELLED',
    message: `Measuring ${name} was cancelled: its shape has no new numbers. Move a handle, or open the study again, to measure it.`,
  });
}

/**
 * The numbers of a region as it stands, on the volumes in memory; nothing is recorded. Rejects with the signal's reason
 * when cancelled.
 */
export async function measureNow(
  workstation: Workstation,
  region: Region,
  signal?: AbortSignal,
): Promise<readonly Measurement[]> {
  const targets = targetsOf(workstation, region);
  const all = await Promise.all(targets.map((target) => measureOn(workstation, { region, target, signal })));
  return all.flat();
}

interface Work {
  readonly region: Region;
  readonly target: Target;
  readonly signal: AbortSignal | undefined;
}

/**
 * A region lives in patient space: it is measured on the stack it was drawn on, and on every loaded PET, CT and ADC
 * volume of the same frame of reference and study. A threshold belongs to the values of one series, and what was drawn on
 * an image of its own to that image.
 */
function targetsOf(workstation: Workstation, region: Region): readonly Target[] {
  const { volumes } = workstation;
  const hand = handOf(workstation, region);
  return seriesOf(workstation, region).flatMap((series) =>
    series.stacks.flatMap((stack) => {
      const decoded = readyDecoded(volumes.getState(), stack.id);
      if (!decoded) return [];
      const own = stack.id === region.stackId;
      if (region.image || decoded.kind === 'images')
        return own ? imageOf(region, { series, stack, decoded, hand }) : [];
      const { volume } = decoded;
      const shared =
        ['pet', 'ct', 'adc'].includes(series.kind) && volume.grid.frameOfReferenceUid === region.frameOfReferenceUid;
      const source = region.shape.kind !== 'threshold' || region.shape.seriesUid === series.seriesUid;
      return source && (own || (shared && measuredHere(workstation, stack))) ? [{ series, stack, on: volume }] : [];
    }),
  );
}

interface OnImage extends Omit<Target, 'on'> {
  readonly decoded: Decoded;
  readonly hand: HandCalibration | undefined;
}

function imageOf({ image }: Region, { series, stack, decoded, hand }: OnImage): readonly Target[] {
  if (!image || decoded.kind !== 'images') return [];
  const on = imageTargetOf(series, stack, { decoded, reference: image });
  return on ? [{ series, stack, on: { ...on, hand } }] : [];
}

async function measureOn(
  { measuring, findings }: Workstation,
  { region, target: { series, stack, on: measured }, signal }: Work,
): Promise<readonly Measurement[]> {
  const volume = 'image' in measured ? undefined : measured;
  const on = { seriesUid: series.seriesUid, stackId: stack.id, modality: series.modality };
  const results = await Promise.all(
    measuredMeanings(series, stack, volume, findings.getState().quantities).map(async ({ quantity, meaning }) => {
      if (!meaning.ok) {
        const { failure } = meaning;
        return [withheldMeasurement(region, on, { quantity, unit: VOXEL_UNITS[quantity], failure })];
      }
      if ('image' in measured) {
        const { direct, request, finish } = measureImage(region, measured, meaning.value);
        return [...direct, ...(request ? finish(await measuring.measure(request, signal)) : [])];
      }
      const request: MeasureRequest = {
        region,
        volume: measured,
        meaning: meaning.value,
        modality: series.modality,
        seriesUid: series.seriesUid,
        instanceUids: stack.frames.map(({ instance }) => instance.sopInstanceUid),
        // Stacks are split by Image Type: the first frame speaks for all.
        imageType: stack.frames[0] ? texts(stack.frames[0].dataSet, '00080008') : [],
      };
      return measuring.measure(request, signal);
    }),
  );
  return onceEach(results.flat());
}

/** Geometry does not depend on the quantity: one Diameter per stack is enough. */
function onceEach(measurements: readonly Measurement[]): readonly Measurement[] {
  return measurements.filter(
    (one, index) =>
      measurements.findIndex(({ quantity, stackId }) => quantity === one.quantity && stackId === one.stackId) === index,
  );
}
