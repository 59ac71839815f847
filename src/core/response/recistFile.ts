import { z } from 'zod';
import { evaluateTargets, type EvaluatedTimePoint } from '#core/response/evaluateTargets.ts';
import { methodChange, targetCount, targetEligibility } from '#core/response/targetChecks.ts';
import type { TargetReading } from '#core/response/targetResponse.ts';
import { failed, success, type Failure, type Notice, type Result } from '#core/result.ts';

const length = z.number().nonnegative();

/** A target at one time point: a length in mm, or a state of ct-recist.md section 4. */
const reading = z.union([
  z.strictObject({ lesion: z.string().min(1), longAxis: length, shortAxis: length.optional() }),
  z.strictObject({ lesion: z.string().min(1), shortAxis: length }),
  z.strictObject({ lesion: z.string().min(1), state: z.enum(['too-small', 'absent', 'not-evaluable']) }),
  z.strictObject({ lesion: z.string().min(1), splitInto: z.array(length).min(2) }),
  z.strictObject({ lesion: z.string().min(1), mergedInto: z.string().min(1) }),
]);

const recistFile = z.strictObject({
  subject: z.string().min(1),
  lesions: z.array(
    z.strictObject({
      name: z.string().min(1),
      organ: z.string(),
      node: z.boolean().default(false),
      role: z.literal('target').default('target'),
      irradiated: z.boolean().default(false),
    }),
  ),
  timePoints: z
    .array(
      z.strictObject({
        label: z.string().min(1),
        date: z.iso.date(),
        modality: z.string().optional(),
        sliceStep: z.number().positive().optional(),
        readings: z.array(reading),
      }),
    )
    .min(1),
});

/**
 * Input of `readout recist FILE.json`. Example:
 * `{"subject": "S1", "lesions": [{"name": "T1", "organ": "liver"}, {"name": "N1", "organ": "axilla", "node": true}],
 *   "timePoints": [{"label": "Baseline", "date": "2025-01-03", "readings": [
 *     {"lesion": "T1", "longAxis": 40, "shortAxis": 22}, {"lesion": "N1", "shortAxis": 18}]}]}`
 * A reading is `longAxis`/`shortAxis` in mm, a `state` (too-small, absent, not-evaluable), `splitInto` (mm each) or
 * `mergedInto` (the lesion that carries the common diameter).
 */
export type RecistFile = z.infer<typeof recistFile>;
type Lesion = RecistFile['lesions'][number];
type FileReading = RecistFile['timePoints'][number]['readings'][number];

export function parseRecistFile(json: unknown): Result<RecistFile, Failure> {
  const parsed = recistFile.safeParse(json);
  if (parsed.success) return success(parsed.data);
  const places = parsed.error.issues
    .slice(0, 5)
    .map(({ path, message }) => `${path.map(String).join('.') || 'file'}: ${message}`);
  return failed({ code: 'REC_E_FILE', message: `The RECIST file is not valid. ${places.join('; ')}.` });
}

export interface RecistEvaluation {
  readonly subject: string;
  readonly timePoints: readonly EvaluatedTimePoint[];
  readonly warnings: readonly Notice[];
}

/** Sums, changes and target response of a subject. Fails on the first rule that makes a read impossible. */
export function evaluateRecist(file: RecistFile): Result<RecistEvaluation, Failure> {
  const misnamed = misnamedLesion(file);
  if (misnamed !== undefined) return failed({ code: 'REC_E_FILE', message: misnamed });
  const complete = file.timePoints.map(({ label, date, readings }) => ({
    label,
    date,
    readings: targetReadings(file.lesions, readings),
  }));
  const broken = complete.flatMap(({ readings }) => readings).find((read) => !read.ok);
  if (broken && !broken.ok) return broken;
  const timePoints = complete.map(({ label, date, readings }) => ({
    label,
    date,
    readings: readings.flatMap((read) => (read.ok ? [read.value] : [])),
  }));
  const baseline = checkBaseline(file, timePoints[0]?.readings ?? []);
  if (!baseline.ok) return baseline;
  const evaluated = evaluateTargets(timePoints);
  if (!evaluated.ok) return evaluated;
  return success({
    subject: file.subject,
    timePoints: evaluated.value,
    warnings: [...baseline.value, ...methodChanges(file)],
  });
}

/**
 * The first name that leads nowhere, in words: a lesion listed or read twice, a reading or a merger of a lesion that is
 * not listed, a merger with itself or with one that carries no diameter at that time point. Each would move the sum.
 */
function misnamedLesion({ lesions, timePoints }: RecistFile): string | undefined {
  const names = lesions.map(({ name }) => name);
  const listedTwice = firstRepeated(names);
  if (listedTwice !== undefined) return `Lesion ${listedTwice} is listed twice.`;
  for (const { label, readings } of timePoints) {
    const unknown = readings.find(({ lesion }) => !names.includes(lesion));
    if (unknown) return `${label}: lesion ${unknown.lesion} is not one of the lesions.`;
    const readTwice = firstRepeated(readings.map(({ lesion }) => lesion));
    if (readTwice !== undefined) return `${label}: lesion ${readTwice} is read twice.`;
    const astray = readings.map((read) => strayMerger(read, readings)).find((words) => words !== undefined);
    if (astray !== undefined) return `${label}: ${astray}`;
  }
  return undefined;
}

const firstRepeated = (names: readonly string[]) => names.find((name, index) => names.indexOf(name) !== index);

/** Why the lesion that a merged one names cannot carry the common diameter (ct-recist.md section 4, TUMERGE). */
function strayMerger(read: FileReading, readings: readonly FileReading[]): string | undefined {
  if (!('mergedInto' in read)) return undefined;
  const { lesion, mergedInto } = read;
  if (lesion === mergedInto) return `lesion ${lesion} cannot be merged into itself.`;
  const carrier = readings.find((other) => other.lesion === mergedInto);
  if (!carrier) return `lesion ${lesion} is merged into ${mergedInto}, which has no reading here.`;
  const carries = !('mergedInto' in carrier) && !('state' in carrier && carrier.state === 'absent');
  return carries ? undefined : `lesion ${lesion} is merged into ${mergedInto}, which carries no diameter here.`;
}

function targetReadings(
  lesions: readonly Lesion[],
  readings: readonly FileReading[],
): readonly Result<TargetReading, Failure>[] {
  return lesions.map((lesion) => {
    const found = readings.find((read) => read.lesion === lesion.name);
    return found ? targetReading(lesion, found) : failed(missing(lesion.name));
  });
}

const missing = (name: string): Failure => ({
  code: 'REC_E_LESION_MISSING',
  message: `Lesion ${name} has no value: measure, 'too small', 'absent' or 'not evaluable'.`,
});

/** The recorded value of ct-recist.md section 4. */
function targetReading({ name, node }: Lesion, read: FileReading): Result<TargetReading, Failure> {
  const value = (mm: number | undefined) => success({ lesion: name, node, length: mm });
  if ('state' in read) return value(read.state === 'too-small' ? 5 : read.state === 'absent' ? 0 : undefined);
  if ('splitInto' in read) return value(read.splitInto.reduce((sum, part) => sum + part, 0));
  if ('mergedInto' in read) return value(0);
  if ('longAxis' in read && read.shortAxis !== undefined && read.longAxis < read.shortAxis) {
    const [short, long] = [read.shortAxis.toFixed(1), read.longAxis.toFixed(1)];
    return failed({ code: 'REC_E_AXES', message: `Short axis ${short} exceeds long axis ${long}.` });
  }
  const mm = node ? read.shortAxis : 'longAxis' in read ? read.longAxis : undefined;
  return mm === undefined ? failed(missing(name)) : value(mm);
}

function checkBaseline(
  { lesions, timePoints }: RecistFile,
  readings: readonly TargetReading[],
): Result<readonly Notice[], Failure> {
  const count = targetCount(lesions);
  if (count) return failed(count);
  const warnings: Notice[] = [];
  for (const { lesion, node, length: mm } of readings) {
    const { organ = '', irradiated } = lesions.find(({ name }) => name === lesion) ?? {};
    if (mm === undefined) return failed(missing(lesion));
    const sliceStep = timePoints[0]?.sliceStep;
    const check = targetEligibility({ name: lesion, organ, node, length: mm, sliceStep, irradiated });
    if (check.failure) return failed({ ...check.failure, message: `${lesion}: ${check.failure.message}` });
    warnings.push(...check.warnings);
  }
  return success(warnings);
}

function methodChanges({ timePoints }: RecistFile): readonly Notice[] {
  const first = timePoints[0]?.modality;
  return timePoints
    .slice(1)
    .flatMap(({ label, modality }) =>
      first !== undefined && modality !== undefined && modality !== first
        ? [methodChange(label, { baseline: first, now: modality })]
        : [],
    );
}
