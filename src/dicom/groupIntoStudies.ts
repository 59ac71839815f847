import { groupedBy } from '#core/grouped.ts';
import { number, text } from '#core/imaging/dataset.ts';
import type { Instance } from '#core/imaging/instance.ts';
import type { Manifest, WithheldFile } from '#core/imaging/manifest.ts';
import type { Series, Stack, Study } from '#core/imaging/series.ts';
import type { Notice } from '#core/result.ts';
import { finished, mapped, type Steps } from '#core/steps.ts';
import { concatenations } from './concatenation.ts';
import { readCsa, seriesDiffusion } from './diffusion.ts';
import { framesOf } from './frames.ts';
import { PARAMETRIC_MAP, seriesKind } from './seriesKind.ts';
import { stacksOf } from './stacks.ts';

/** Why an instance is not shown beside another of the same SOP Instance UID: a copy of it, or a conflict with it. */
export const repeated = (instance: Instance, first: Instance): WithheldFile => {
  const file = instance.file.name;
  if (instance.file.digest === first.file.digest) {
    return {
      file,
      code: 'INP_E_DUPLICATE',
      message: `This is a copy of ${first.file.name}.`,
      remedy: 'Nothing needs to be done: the image is shown once.',
    };
  }
  return {
    file,
    code: 'INT_E_UID_CONFLICT',
    message: `Same UID, different content; not stored. ${first.file.name} has the same SOP Instance UID and is shown.`,
    remedy: 'Find out which of the two is right and open only that one.',
  };
};

/**
 * Every SOP instance once; the others are withheld, as copies or as a conflict. The first by name stays, whatever order
 * the files came in: a browser and a folder listing order them differently.
 */
function withoutRepeats(instances: readonly Instance[]): {
  unique: readonly Instance[];
  withheld: readonly WithheldFile[];
} {
  const byUid = new Map<string, Instance>();
  const withheld: WithheldFile[] = [];
  for (const instance of instances.toSorted(byFileName)) {
    const first = byUid.get(instance.sopInstanceUid);
    if (first) withheld.push(repeated(instance, first));
    else byUid.set(instance.sopInstanceUid, instance);
  }
  const kept = new Set(byUid.values());
  return { unique: instances.filter((instance) => kept.has(instance)), withheld };
}

const byFileName = ({ file: { name: a } }: Instance, { file: { name: b } }: Instance) => (a < b ? -1 : a > b ? 1 : 0);

function once(notices: readonly Notice[]): readonly Notice[] {
  return notices.filter(
    (notice, index) =>
      notices.findIndex(({ code, message }) => code === notice.code && message === notice.message) === index,
  );
}

function seriesWarnings(first: Instance, stacks: readonly Stack[]): readonly Notice[] {
  const warnings: Notice[] = [];
  if (text(first.dataSet, '0020000E') === undefined) {
    warnings.push({
      code: 'INP_W_NO_SERIES_UID',
      message: 'Series Instance UID is missing: the object is shown as a series of its own.',
      tag: '(0020,000e)',
    });
  }
  const parts = new Set(stacks.map(({ key }) => key.part)).size;
  if (parts > 1) {
    warnings.push({
      code: 'INP_W_MIXED_GEOMETRY',
      message: `The images differ in orientation, size, spacing or frame of reference: shown as ${parts} parts.`,
    });
  }
  return warnings;
}

function* seriesOf(instances: readonly Instance[]): Steps<Series> {
  const [first] = instances;
  if (!first) throw new RangeError('a series has at least one instance');
  const seriesNumber = number(first.dataSet, '00200011');
  const read = yield* mapped(instances, (instance) => framesOf(instance, readCsa));
  const frames = read.flatMap((entry) => entry.frames);
  const modality = text(first.dataSet, '00080060') ?? '';
  const mayDiffuse = modality === 'MR' || first.sopClassUid === PARAMETRIC_MAP;
  yield;
  const diffusion = seriesDiffusion(mayDiffuse ? frames : []);
  const kind = seriesKind(instances, frames, diffusion.of);
  const isDiffusion = kind === 'dwi' || kind === 'adc';
  const known = concatenations(instances);
  yield;
  const facts = { diffusion: isDiffusion ? diffusion.of : undefined, known };
  const stacks = stacksOf({ seriesUid: first.seriesUid, modality }, frames, facts);
  return {
    seriesUid: first.seriesUid,
    studyUid: first.studyUid,
    modality,
    kind,
    description: text(first.dataSet, '0008103E') ?? '',
    number: Number.isFinite(seriesNumber) ? seriesNumber : undefined,
    instances,
    stacks,
    warnings: once([
      ...seriesWarnings(first, stacks),
      ...[...known.values()].flatMap(({ warnings }) => warnings),
      ...read.flatMap(({ warnings }) => warnings),
      ...(kind === 'dwi' ? diffusion.warnings : []),
      ...diffusion.damage,
    ]),
  };
}

/** Series without a number come last. */
const byNumber = (a: Series, b: Series) => (a.number ?? 1e9) - (b.number ?? 1e9);

function* studyOf(instances: readonly Instance[]): Steps<Study> {
  const [first] = instances;
  if (!first) throw new RangeError('a study has at least one instance');
  const series: Series[] = [];
  for (const group of groupedBy(instances, ({ seriesUid }) => seriesUid).values()) series.push(yield* seriesOf(group));
  return {
    studyUid: first.studyUid,
    patientId: text(first.dataSet, '00100020') ?? '',
    patientName: text(first.dataSet, '00100010') ?? '',
    studyDate: text(first.dataSet, '00080020') ?? '',
    description: text(first.dataSet, '00081030') ?? '',
    series: series.toSorted(byNumber),
  };
}

/**
 * Groups instances into studies, series and stacks and accounts for every file: received = shown + withheld.length.
 * A SOP instance that comes twice is shown once (INP_E_DUPLICATE; INT_E_UID_CONFLICT when the contents differ).
 */
export function* groupingSteps(
  instances: readonly Instance[],
  withheld: readonly WithheldFile[],
  received: number,
): Steps<Manifest> {
  const { unique, withheld: repeats } = withoutRepeats(instances);
  yield;
  const studies: Study[] = [];
  for (const group of groupedBy(unique, ({ studyUid }) => studyUid).values()) studies.push(yield* studyOf(group));
  return { received, shown: unique.length, withheld: [...withheld, ...repeats], studies };
}

/** The same at once, for a thread that does not draw. */
export const groupIntoStudies = (...read: Parameters<typeof groupingSteps>): Manifest =>
  finished(groupingSteps(...read));
