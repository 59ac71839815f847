import { add, scale } from '#core/geometry/grid.ts';
import { items, number, numbers, text, texts, type DataSet } from '#core/imaging/dataset.ts';
import type { Frame, StackKey } from '#core/imaging/series.ts';
import type { Notice } from '#core/result.ts';
import { normalOf, planeOf, type Plane } from './plane.ts';
import type { Splitter } from './splitFrames.ts';

/** Nuclear Medicine Image Storage. */
const NUCLEAR = '1.2.840.10008.5.1.4.1.1.20';

/** What the Frame Increment Pointer (0028,0009) may name (PS3.3 C.8.4.8.1.1): which of each the frames belong to. */
const VECTORS = {
  energyWindow: '00540010',
  detector: '00540020',
  phase: '00540030',
  rotation: '00540050',
  rrInterval: '00540060',
  timeSlot: '00540070',
  slice: '00540080',
} as const;

const VECTOR_NAMES: Readonly<Record<keyof typeof VECTORS, string>> = {
  energyWindow: 'Energy Window',
  detector: 'Detector',
  phase: 'Phase',
  rotation: 'Rotation',
  rrInterval: 'R-R Interval',
  timeSlot: 'Time Slot',
  slice: 'Slice',
};

const isNuclear = (dataSet: DataSet) => text(dataSet, '00080016') === NUCLEAR;

const isMember = (value: number) => Number.isInteger(value) && value > 0;

/** Numbers from 1, one for each frame; undefined where the vector is absent, too short or damaged. */
function vector(dataSet: DataSet, name: keyof typeof VECTORS, count: number): readonly number[] | undefined {
  const values = numbers(dataSet, VECTORS[name]);
  return values.length === count && values.every(isMember) ? values : undefined;
}

/**
 * Where the slices of a reconstruction lie (PS3.3 C.8.4.11, C.8.4.15): the first at the position and orientation of the
 * Detector Information Sequence, the others behind it by Slice Vector and the signed Spacing Between Slices, LPS mm.
 * Undefined for planar images and wherever one of them is missing: no place is assumed.
 */
export function nuclearPlanes(dataSet: DataSet, count: number): readonly Plane[] | undefined {
  if (!isNuclear(dataSet) || !texts(dataSet, '00080008').some((type) => type.toUpperCase().includes('RECON'))) return undefined; // prettier-ignore
  const [detector, other] = items(dataSet, '00540022');
  const plane = planeOf({ ...dataSet, ...detector });
  const step = number(dataSet, '00180088');
  const slices = count === 1 ? [1] : vector(dataSet, 'slice', count);
  if (!plane || !slices || other !== undefined || slices[0] !== 1) return undefined;
  if (count > 1 && (step === undefined || !Number.isFinite(step) || step === 0)) return undefined;
  const normal = normalOf(plane);
  return slices.map((slice) => ({ ...plane, origin: add(plane.origin, scale(normal, (slice - 1) * (step ?? 0))) }));
}

/** `NM_W_VECTOR`: vectors that the Frame Increment Pointer names and that do not say of every frame where it belongs. */
export function nuclearWarnings(dataSet: DataSet, count: number): readonly Notice[] {
  if (!isNuclear(dataSet) || count === 1) return [];
  const pointed = texts(dataSet, '00280009').map((tag) => tag.replace(/[(),\s]/g, '').toUpperCase());
  const names = Object.keys(VECTORS) as (keyof typeof VECTORS)[];
  return names
    .filter((name) => pointed.includes(VECTORS[name]) && !vector(dataSet, name, count))
    .map((name) => {
      const stated = numbers(dataSet, VECTORS[name]).filter(isMember).length;
      const tag = VECTORS[name];
      return {
        code: 'NM_W_VECTOR',
        message: `${VECTOR_NAMES[name]} Vector has ${stated} usable values for ${count} frames: frames are shown in the order of the file.`,
        tag: `(${tag.slice(0, 4)},${tag.slice(4)})`,
      };
    });
}

const memberOf = ({ dataSet, instance, frame }: Frame, name: keyof typeof VECTORS): number | undefined => {
  if (!isNuclear(dataSet)) return undefined;
  const count = number(instance.dataSet, '00280008') ?? 1;
  return vector(dataSet, name, count)?.[frame];
};

/** "energy window 1 Tc-99m": number and the name in its item of a sequence. */
const labelled =
  (words: string, name: 'energyWindow' | 'detector', label: (dataSet: DataSet, index: number) => string | undefined) =>
  (frame: Frame): string | undefined => {
    const member = memberOf(frame, name);
    if (member === undefined) return undefined;
    return [words, member, label(frame.dataSet, member - 1)].filter((word) => word !== undefined).join(' ');
  };

const windowName = (dataSet: DataSet, index: number) => text(items(dataSet, '00540012')[index] ?? {}, '00540018');

/** Meaning of View Code Sequence: "anterior". */
function viewName(dataSet: DataSet, index: number): string | undefined {
  const [code] = items(items(dataSet, '00540022')[index] ?? {}, '00540220');
  return code && text(code, '00080104')?.toLowerCase();
}

const asWords = (value: number | string) => ({ key: {} satisfies StackKey, words: String(value) });

const numbered = (name: keyof typeof VECTORS, words: string): Splitter => ({
  by: 'value',
  value: (frame) => memberOf(frame, name),
  describe: (value) => ({ key: {}, words: `${words} ${value}` }),
});

/** What is another image and not another moment: each energy window and each detector is a stack of its own. */
export const NUCLEAR_VIEWS: readonly Splitter[] = [
  { by: 'value', value: labelled('energy window', 'energyWindow', windowName), describe: asWords },
  { by: 'value', value: labelled('detector', 'detector', viewName), describe: asWords },
];

/** Repeats of one slice: gates and rotations. */
export const NUCLEAR_TIMES: readonly Splitter[] = [
  numbered('rotation', 'rotation'),
  numbered('rrInterval', 'R-R interval'),
  {
    by: 'value',
    value: (frame) => memberOf(frame, 'timeSlot'),
    describe: (slot, rank) => ({ key: { phase: rank }, words: `time slot ${slot}` }),
  },
];
