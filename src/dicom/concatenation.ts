import { number, text } from '#core/imaging/dataset.ts';
import type { Instance } from '#core/imaging/instance.ts';
import type { Frame } from '#core/imaging/series.ts';
import type { Failure, Notice } from '#core/result.ts';
import { frameCount } from './pixelFormat.ts';

const CONCATENATION_UID = '00209161';
const PART_NUMBER = '00209162';
const PART_COUNT = '00209163';
const FRAME_OFFSET = '00209228';

/** One multi-frame object that was written as several instances (PS3.3 C.7.6.16.2.2.4). */
export interface Concatenation {
  /** The instances at hand in the order of their frames. */
  readonly parts: readonly Instance[];
  /** Why the frames at hand are not the whole object; absent where they are. */
  readonly gap?: Failure;
  readonly warnings: readonly Notice[];
}

/** By Concatenation UID (0020,9161). */
export type Concatenations = ReadonlyMap<string, Concatenation>;

interface Part {
  readonly instance: Instance;
  /** In-concatenation Number, from 1; NaN where it is missing or no such number. */
  readonly number: number;
  /** In-concatenation Total Number; undefined where it is not stated. */
  readonly total: number | undefined;
  /** Concatenation Frame Offset Number: the frames of the parts before it; undefined where it is not stated. */
  readonly offset: number | undefined;
  readonly frames: number;
}

const isCount = (value: number | undefined): value is number => value !== undefined && Number.isInteger(value) && value >= 0; // prettier-ignore

function partOf(instance: Instance): Part {
  const stated = (tag: string) => {
    const value = number(instance.dataSet, tag);
    return isCount(value) ? value : undefined;
  };
  return {
    instance,
    number: stated(PART_NUMBER) || NaN,
    total: stated(PART_COUNT),
    offset: stated(FRAME_OFFSET),
    frames: frameCount(instance.dataSet),
  };
}

/** By number, then by offset: parts whose number is damaged come where their frames belong. */
const inOrder = (parts: readonly Part[]) =>
  parts.toSorted((a, b) => (a.number || 0) - (b.number || 0) || (a.offset ?? 0) - (b.offset ?? 0));

const incomplete = (message: string, tag: string): Failure => ({
  code: 'INP_E_CONCATENATION',
  message: `${message} The images can be read one by one, not as a volume. Open all parts together.`,
  tag,
});

const partText = (missing: readonly number[], total: number | undefined) =>
  `${missing.length === 1 ? 'Part' : 'Parts'} ${missing.join(', ')}${total === undefined ? '' : ` of ${total}`}`;

/** A header may state billions of parts; the first ones missing say enough. */
const MOST_NAMED = 10;

function missingParts(parts: readonly Part[], total: number | undefined): Failure | undefined {
  const present = new Set(parts.map((part) => part.number));
  const last = total ?? Math.max(...present);
  const missing: number[] = [];
  for (let part = 1; part <= last && missing.length < MOST_NAMED; part++) if (!present.has(part)) missing.push(part);
  if (missing.length === 0) return undefined;
  const frames = parts.reduce((sum, part) => sum + part.frames, 0);
  const verb = missing.length === 1 ? 'is' : 'are';
  return incomplete(
    `${partText(missing, total)} of this object (a concatenation) ${verb} missing; ${frames} frames are here.`,
    '(0020,9162)',
  );
}

/** What contradicts itself in the numbers of the parts. */
function contradiction(parts: readonly Part[]): Failure | undefined {
  const numbers = parts.map((part) => part.number);
  if (numbers.some(Number.isNaN)) return incomplete('A part of a concatenation has no usable number.', '(0020,9162)');
  const twice = numbers.find((value, index) => numbers.indexOf(value) !== index);
  if (twice !== undefined) {
    return incomplete(`Two different instances are part ${twice} of one concatenation.`, '(0020,9162)');
  }
  const totals = new Set(parts.flatMap(({ total }) => (total === undefined ? [] : [total])));
  if (totals.size > 1) {
    return incomplete(`The parts of a concatenation state ${[...totals].join(' and ')} parts.`, '(0020,9163)');
  }
  const [total] = totals;
  const beyond = total === undefined ? undefined : numbers.find((value) => value > total);
  if (beyond === undefined) return undefined;
  return incomplete(`A concatenation of ${total} parts has a part ${beyond}.`, '(0020,9162)');
}

/** Each part begins where the frames before it end; else frames are missing or there twice inside the whole. */
function misplaced(parts: readonly Part[]): Failure | undefined {
  let expected = 0;
  for (const part of parts) {
    if (part.offset !== undefined && part.offset !== expected) {
      const message = `Part ${part.number} of a concatenation begins with frame ${part.offset + 1}, the parts before it end with ${expected}.`;
      return incomplete(message, '(0020,9228)');
    }
    expected += part.frames;
  }
  return undefined;
}

function concatenationOf(instances: readonly Instance[]): Concatenation {
  const parts = inOrder(instances.map(partOf));
  const total = parts.find((part) => part.total !== undefined)?.total;
  const gap = contradiction(parts) ?? missingParts(parts, total) ?? misplaced(parts);
  const unknown: Notice = {
    code: 'INP_W_CONCATENATION_TOTAL',
    message: `${parts.length} ${parts.length === 1 ? 'part' : 'parts'} of a concatenation are here; it does not state how many it has: a last part may be missing.`,
    tag: '(0020,9163)',
  };
  return {
    parts: parts.map(({ instance }) => instance),
    ...(gap && { gap }),
    warnings: gap ? [{ ...gap, code: 'INP_W_CONCATENATION' }] : total === undefined ? [unknown] : [],
  };
}

/**
 * The concatenations among the instances of a series, complete or with the gap that keeps their frames from being called
 * a whole (INP_E_CONCATENATION): a part that is missing, contradictory numbers, or frames that do not follow on.
 */
export function concatenations(instances: readonly Instance[]): Concatenations {
  const byUid = new Map<string, Instance[]>();
  for (const instance of instances) {
    const uid = text(instance.dataSet, CONCATENATION_UID);
    if (uid !== undefined) byUid.set(uid, [...(byUid.get(uid) ?? []), instance]);
  }
  return new Map([...byUid].map(([uid, parts]) => [uid, concatenationOf(parts)]));
}

const of = ({ dataSet }: Instance, known: Concatenations) => {
  const uid = text(dataSet, CONCATENATION_UID);
  return uid === undefined ? undefined : known.get(uid);
};

/** Why frames do not stand for all of their object; undefined where none is of an incomplete concatenation. */
export const gapOf = (frames: readonly Frame[], known: Concatenations): Failure | undefined =>
  frames.map(({ instance }) => of(instance, known)?.gap).find((gap) => gap !== undefined);

/** An instance and its frame as the undivided object would name them: that of the first part, counted through. */
export function undivided({ instance, frame }: Frame, known: Concatenations): Pick<Frame, 'instance' | 'frame'> {
  const parts = of(instance, known)?.parts ?? [instance];
  const before = parts.slice(0, parts.indexOf(instance));
  return {
    instance: parts[0] ?? instance,
    frame: before.reduce((sum, { dataSet }) => sum + frameCount(dataSet), frame),
  };
}
