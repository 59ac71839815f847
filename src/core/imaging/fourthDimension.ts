import { bValueOf } from '#core/calibration/diffusion/bValue.ts';
import { number, text, texts, type DataSet } from '#core/imaging/dataset.ts';
import type { Series, Stack, StackKey } from '#core/imaging/series.ts';
import type { Notice } from '#core/result.ts';
import { axisSources, axisValues, type AxisSource } from './dimensionAxis.ts';

/** What stacks of one series that lie on top of each other may differ in. */
export type DimensionKind = 'time' | 'phase' | 'b' | 'echo' | 'repeat';

/** One stack on the axis. */
export interface DimensionPoint {
  readonly stackId: string;
  /** In the unit of the dimension; without a unit it counts from 1. */
  readonly value: number;
  /** What the value does not say: "trace", "direction 2", "repeat 3"; '' when it says all. */
  readonly detail: string;
}

/** The axis along which the images of one place follow one another: what a slider steps through and a curve is drawn over. */
export interface FourthDimension {
  readonly kind: DimensionKind;
  /** Unit of the values (UCUM); undefined where no attribute gives values and the points are counted. */
  readonly unit: 's' | 'ms' | '%' | 's/mm2' | undefined;
  /** The attributes that give the values and the tag of the last of them; undefined as `unit`. */
  readonly source: { readonly attribute: string; readonly tag: string } | undefined;
  /** In the order of the axis, two or more. */
  readonly points: readonly DimensionPoint[];
  readonly warnings: readonly Notice[];
}

/** Asked in this order: the one that a series was taken for comes first. */
const KINDS: readonly Exclude<DimensionKind, 'b' | 'repeat'>[] = ['time', 'phase', 'echo'];

/**
 * The dimensions in which other stacks of the series differ from this one while all else is the same, the leading one
 * first; none where the series has one image per place. Weightings, directions and repeats of a diffusion series are one
 * dimension: b is the axis (mri-adc.md 2). Times are seconds from the first volume, or for PET the Frame Reference Time;
 * where no attribute gives rising times the points are counted, and a warning says so.
 */
export function fourthDimensions(series: Series, stackId: string): readonly FourthDimension[] {
  const stack = series.stacks.find(({ id }) => id === stackId);
  if (!stack) return [];
  const places = series.stacks.filter((other) => isSamePlace(other, stack));
  if (stack.key.b !== undefined) {
    const weighted = places.filter((other) => other.key.b !== undefined && other.key.echo === stack.key.echo);
    return [...diffusion(weighted), ...varying(places, stack, ['time', 'phase', 'echo'], series.modality)];
  }
  return varying(places, stack, [...KINDS, 'repeat'], series.modality);
}

function varying(
  places: readonly Stack[],
  stack: Stack,
  kinds: readonly Exclude<DimensionKind, 'b'>[],
  modality: string,
): readonly FourthDimension[] {
  return kinds.flatMap((kind) => {
    const own = stack.key[kind];
    if (own === undefined) return [];
    const along = places
      .filter((other) => other.key[kind] !== undefined && differsOnlyIn(kind, other.key, stack.key))
      .sort((a, b) => (a.key[kind] ?? 0) - (b.key[kind] ?? 0));
    if (along.length < 2) return [];
    return [kind === 'repeat' ? counted(kind, along, []) : onAxis(kind, along, modality)];
  });
}

const KEYS = ['b', 'direction', 'time', 'echo', 'phase', 'repeat', 'part'] as const;

const differsOnlyIn = (kind: keyof StackKey, a: StackKey, b: StackKey) =>
  KEYS.every((key) => key === kind || a[key] === b[key]);

/** What else splits a series (magnitude and phase, inversion time, flip angle, kernel, kV) leaves no mark in the key. */
const SETTINGS: readonly ((dataSet: DataSet, isDiffusion: boolean) => string | number | undefined)[] = [
  (dataSet) => text(dataSet, '00089208'),
  (dataSet) => number(dataSet, '00180082') ?? number(dataSet, '00189079'),
  (dataSet) => number(dataSet, '00181314'),
  (dataSet) => text(dataSet, '00181210'),
  (dataSet) => number(dataSet, '00180060'),
  // Weighted images name their weighting there; of those only the component counts.
  (dataSet, isDiffusion) => imageTypes(dataSet, isDiffusion).join(' '),
];

const COMPONENTS = ['M', 'P', 'R', 'I', 'MAGNITUDE', 'PHASE', 'REAL', 'IMAGINARY'];

function imageTypes(dataSet: DataSet, isDiffusion: boolean): readonly string[] {
  const types = texts(dataSet, '00080008').map((type) => type.toUpperCase());
  return isDiffusion ? types.filter((type) => COMPONENTS.includes(type) && type !== 'M') : types;
}

function isSamePlace(a: Stack, b: Stack): boolean {
  const [one, other] = [a.frames[0]?.dataSet ?? {}, b.frames[0]?.dataSet ?? {}];
  const isDiffusion = b.key.b !== undefined;
  return a.key.part === b.key.part && SETTINGS.every((read) => read(one, isDiffusion) === read(other, isDiffusion));
}

function onAxis(kind: 'time' | 'phase' | 'echo', stacks: readonly Stack[], modality: string): FourthDimension {
  for (const source of axisSources(kind, modality)) {
    const values = axisValues(stacks, source);
    if (values) return valued(kind, stacks, source, values);
  }
  const message = `No attribute gives rising values for the ${stacks.length} ${PLURALS[kind]}: they are counted, not timed.`;
  return counted(kind, stacks, [
    { code: 'DIM_W_COUNTED', message, ...(kind === 'echo' ? {} : { tag: '(0008,0032)' }) },
  ]);
}

const PLURALS = { time: 'time points', phase: 'phases', echo: 'echoes' } as const;

const valued = (
  kind: DimensionKind,
  stacks: readonly Stack[],
  { attribute, tag, unit }: AxisSource,
  values: readonly number[],
): FourthDimension => ({
  kind,
  unit,
  source: { attribute, tag },
  points: stacks.map(({ id }, at) => ({ stackId: id, value: values[at] ?? NaN, detail: '' })),
  warnings: [],
});

const counted = (kind: DimensionKind, stacks: readonly Stack[], warnings: readonly Notice[]): FourthDimension => ({
  kind,
  unit: undefined,
  source: undefined,
  points: stacks.map(({ id }, at) => ({ stackId: id, value: at + 1, detail: '' })),
  warnings,
});

/** By b, then trace before directions in the order of the series, then repeats. */
function diffusion(weighted: readonly Stack[]): readonly FourthDimension[] {
  if (weighted.length < 2) return [];
  const rank = ({ direction }: StackKey) => (direction === undefined ? 0 : direction === 'trace' ? 1 : 2);
  const sorted = weighted.toSorted((a, b) => (a.key.b ?? 0) - (b.key.b ?? 0) || rank(a.key) - rank(b.key));
  const attributed = sorted.map(({ frames }) => bValueOf(frames[0]?.dataSet ?? {})?.source);
  const attribute = attributed.find((source) => source !== undefined);
  const tag = /\([0-9a-f]{4},[0-9a-f]{4}\)/i.exec(attribute ?? '')?.[0] ?? '(0018,9087)';
  return [
    {
      kind: 'b',
      unit: 's/mm2',
      source: { attribute: 'b-value', tag },
      points: sorted.map((stack) => ({ stackId: stack.id, value: stack.key.b ?? 0, detail: detailOf(stack, sorted) })),
      warnings: [],
    },
  ];
}

/** Directions are numbered within their b-value, as the list of series does. */
function detailOf({ key }: Stack, all: readonly Stack[]): string {
  const directions = [
    ...new Set(all.flatMap((other) => (other.key.b === key.b ? (other.key.direction ?? []) : []))),
  ].filter((direction) => direction !== 'trace');
  const direction = key.direction === 'trace' ? 'trace' : `direction ${directions.indexOf(key.direction ?? '') + 1}`;
  return [
    key.direction === undefined ? undefined : direction,
    key.repeat === undefined ? undefined : `repeat ${key.repeat + 1}`,
  ]
    .filter((word) => word !== undefined)
    .join(', ');
}
