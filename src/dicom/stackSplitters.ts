import type { DiffusionImage } from '#core/calibration/diffusion/bGroups.ts';
import type { Vector3 } from '#core/geometry/grid.ts';
import { number, text, texts, type DataSet } from '#core/imaging/dataset.ts';
import type { Frame, StackKey } from '#core/imaging/series.ts';
import { NUCLEAR_TIMES, NUCLEAR_VIEWS } from './nuclear.ts';
import type { Splitter } from './splitFrames.ts';

const header =
  (read: (dataSet: DataSet) => number | string | undefined) =>
  ({ dataSet }: Frame) =>
    read(dataSet);

const named = (word: string) => (value: number | string) => ({
  key: {} satisfies StackKey,
  words: value === '' ? '' : `${word} ${value}`.trim(),
});

/** Seconds since midnight of a DICOM time, days included when a date stands before it: only their order matters. */
function orderOfTime(date: string | undefined, time: string | undefined): number | undefined {
  const parts = /^(\d{2})(\d{2})?(\d{2}(?:\.\d+)?)?$/.exec((time ?? '').replaceAll(':', ''));
  if (!parts) return undefined;
  const seconds = Number(parts[1]) * 3600 + Number(parts[2] ?? 0) * 60 + Number(parts[3] ?? 0);
  const day = /^(\d{4})(\d{2})(\d{2})$/.exec(date ?? '');
  return day ? Date.UTC(Number(day[1]), Number(day[2]) - 1, Number(day[3])) / 1000 + seconds : seconds;
}

const orderOfDateTime = (dateTime: string | undefined) =>
  dateTime === undefined ? undefined : orderOfTime(dateTime.slice(0, 8), dateTime.slice(8).replace(/[+-]\d{4}$/, ''));

const acquisitionTime = (dataSet: DataSet) =>
  orderOfDateTime(text(dataSet, '00189074') ?? text(dataSet, '0008002A')) ??
  orderOfTime(text(dataSet, '00080022'), text(dataSet, '00080032'));

/** Magnitude, phase, real or imaginary: Complex Image Component, else the letter in Image Type. */
function component(dataSet: DataSet): string {
  const stated = text(dataSet, '00089208');
  if (stated !== undefined) return stated.toLowerCase();
  const types = texts(dataSet, '00080008').map((value) => value.toUpperCase());
  if (types.includes('P') || types.includes('PHASE') || types.some((type) => type.startsWith('PHASE MAP')))
    return 'phase';
  if (types.includes('R') || types.includes('REAL')) return 'real';
  if (types.includes('I') || types.includes('IMAGINARY')) return 'imaginary';
  return 'magnitude';
}

const plain = (words: string, read: (dataSet: DataSet) => number | string | undefined): Splitter => ({
  by: 'value',
  value: header(read),
  describe: named(words),
});

const MAP_WORDS: Readonly<Record<string, string>> = { adc: 'ADC map', other: 'derived map' };

const diffusionSplitters = (facts: (frame: Frame) => DiffusionImage): readonly Splitter[] => [
  {
    by: 'value',
    value: (frame) => facts(frame).map,
    describe: (map) => ({ key: {}, words: MAP_WORDS[map] ?? '' }),
  },
  {
    by: 'value',
    value: (frame) => facts(frame).b,
    describe: (b) => (typeof b === 'number' ? { key: { b }, words: `b ${b}` } : { key: {}, words: 'no b' }),
  },
  {
    by: 'value',
    value: (frame) => directionText(facts(frame).direction),
    describe: (direction, rank) => {
      if (direction === '') return { key: {}, words: '' };
      return {
        key: { direction: String(direction) },
        words: direction === 'trace' ? 'trace' : `direction ${rank + 1}`,
      };
    },
  },
];

/** A direction as the text of a key: four decimals, of the two opposite vectors the one that points up. */
export function directionText(direction: 'trace' | Vector3 | undefined): string | undefined {
  if (direction === undefined || direction === 'trace') return direction;
  const leading = direction.toReversed().find((value) => Math.abs(value) > 5e-5) ?? 0;
  const sign = leading < 0 ? -1 : 1;
  return direction.map((value) => (value * sign).toFixed(4).replace(/^-(0\.0+)$/, '$1')).join(' ');
}

/** In the order in which they are tried; the first that varies at one position splits. */
const PHYSICS: readonly Splitter[] = [
  plain('', component),
  {
    ...plain('echo', (d) => number(d, '00180086')),
    describe: (echo) => ({ key: { echo: Number(echo) }, words: `echo ${echo}` }),
  },
  {
    ...plain('TE', (d) => number(d, '00189082') ?? number(d, '00180081')),
    describe: (time, rank) => ({ key: { echo: rank + 1 }, words: `TE ${time} ms` }),
  },
  plain('TI', (d) => number(d, '00180082') ?? number(d, '00189079')),
  plain('flip angle', (d) => number(d, '00181314')),
  plain('kernel', (d) => text(d, '00181210')),
  plain('kV', (d) => number(d, '00180060')),
  plain('', (d) => texts(d, '00080008').join(' ').toLowerCase()),
];

/** Where volumes follow one another: repeats of a diffusion weighting, else time points (fmri-bold.md 2.1). */
function timeSplitters(as: 'time' | 'repeat'): readonly Splitter[] {
  const describe = (_: number | string, rank: number) =>
    as === 'time'
      ? { key: { time: rank }, words: `time ${rank + 1}` }
      : { key: { repeat: rank }, words: `repeat ${rank + 1}` };
  const ordered = (read: (dataSet: DataSet) => number | undefined): readonly Splitter[] =>
    (['value', 'rank'] as const).map((by) => ({ by, value: header(read), describe }));
  return [
    ...ordered((d) => number(d, '00200100') ?? number(d, '00209128')),
    {
      by: 'rank',
      value: header((d) => number(d, '00209241') ?? triggerTime(d)),
      describe: (_, rank) => ({ key: { phase: rank }, words: `phase ${rank + 1}` }),
    },
    ...ordered(acquisitionTime),
    ...ordered((d) => number(d, '00541300')),
    ...ordered((d) => number(d, '00200012')),
    ...ordered((d) => orderOfTime(text(d, '00080023'), text(d, '00080033'))),
  ];
}

/** Trigger Time counts as a cardiac phase only where the acquisition was gated; elsewhere it is a plain time stamp. */
const triggerTime = (dataSet: DataSet) =>
  text(dataSet, '00181060') !== undefined && (number(dataSet, '00181090') ?? 0) > 1
    ? number(dataSet, '00181060')
    : undefined;

const REPEATED = {
  code: 'INP_W_REPEATED_POSITION',
  message:
    'Several images lie at one position and no attribute tells them apart: each set is shown as a stack of its own.',
  tag: '(0020,0032)',
};

/**
 * Nothing but the order in the series is left: Instance Number, and for copies with the same number the file. Magnetic
 * resonance series are numbered through time (fmri-bold.md 2.1); of other images nothing is known then.
 */
function lastResort(as: 'time' | 'repeat' | 'unknown'): readonly Splitter[] {
  const words = { time: 'time', repeat: 'repeat', unknown: 'set' }[as];
  return [header((d) => number(d, '00200013')), ({ instance, frame }: Frame) => instance.file.id + frame * 1e-6].map(
    (value, index) => ({
      by: 'rank',
      value,
      describe: (_, rank) => ({
        key: as === 'time' ? { time: rank } : { repeat: rank },
        words: `${words} ${rank + 1}`,
      }),
      ...((as === 'unknown' || index > 0) && { warning: REPEATED }),
    }),
  );
}

/** The attributes that make images stacks of their own though none says where it lies. */
export const unplacedSplitters: readonly Splitter[] = NUCLEAR_VIEWS;

/** The attributes that may tell images at one position apart, in the order in which they are tried. */
export function stackSplitters(
  modality: string,
  diffusion: ((frame: Frame) => DiffusionImage) | undefined,
): readonly Splitter[] {
  if (diffusion)
    return [...diffusionSplitters(diffusion), ...PHYSICS, ...timeSplitters('repeat'), ...lastResort('repeat')];
  const nuclear = modality === 'NM' ? [...NUCLEAR_VIEWS, ...NUCLEAR_TIMES] : [];
  return [...nuclear, ...PHYSICS, ...timeSplitters('time'), ...lastResort(modality === 'MR' ? 'time' : 'unknown')];
}
