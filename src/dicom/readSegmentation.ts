import type { Grid } from '#core/geometry/grid.ts';
import { number, text, type DataSet } from '#core/imaging/dataset.ts';
import type { Instance } from '#core/imaging/instance.ts';
import type { Structure } from '#core/imaging/structures.ts';
import type { VoxelArray } from '#core/imaging/volume.ts';
import { maskShape } from '#core/regions/maskShape.ts';
import { createRunCollector, type RunCollector } from '#core/regions/runCollector.ts';
import { failed, success, type Failure, type Notice, type Result } from '#core/result.ts';
import type { Codecs } from './codecs/codecs.ts';
import { frameReader } from './decodeInstances.ts';
import { frameHeaders, perFrameGroups } from './functionalGroups.ts';
import { openPart10 } from './part10.ts';
import { frameCount, pixelFormat, type PixelFormat } from './pixelFormat.ts';
import { segmentationGrid, type SegmentationGrid } from './segmentationGrid.ts';
import { segmentsOf, type Segment } from './segments.ts';
import { Unreadable } from './withheldReason.ts';

export interface Segmentation {
  readonly structures: readonly Structure[];
  readonly warnings: readonly Notice[];
}

/** Voxels whose value is at least this share of Maximum Fractional Value are inside (interchange.md 4). */
export const FRACTION_INSIDE = 0.5;

/** Bits a pixel may have, by Segmentation Type (PS3.3 C.8.20.2.3). */
const BITS: Readonly<Record<string, readonly number[]>> = { BINARY: [1], FRACTIONAL: [8], LABELMAP: [8, 16] };

const refused = (message: string, tag: string) => failed<Failure>({ code: 'INP_E_SEG', message, tag });

/** All that the header says, checked. */
interface Plan {
  readonly segments: ReadonlyMap<number, Segment>;
  readonly placing: SegmentationGrid;
  readonly format: PixelFormat;
  readonly count: number;
  /** The segment of each frame; of a label map, whose pixels are segment numbers, undefined. */
  readonly frames: readonly (number | undefined)[];
  /** The segment a pixel value of a frame belongs to; 0 for none. */
  readonly segmentOf: (value: number, frame: number) => number;
  readonly warnings: readonly Notice[];
}

function planOf({ dataSet, pixels }: Instance): Result<Plan, Failure> {
  const type = (text(dataSet, '00620001') ?? '').toUpperCase();
  const bits = BITS[type];
  if (!bits) return refused(`the Segmentation Type is "${type}", not BINARY, FRACTIONAL or LABELMAP`, '(0062,0001)');
  const format = pixelFormat(dataSet);
  if (!pixels || !format) return refused('it has no pixels', '(7fe0,0010)');
  // A part alone would be a smaller segment than was drawn.
  if (text(dataSet, '00209161') !== undefined && number(dataSet, '00209163') !== 1) {
    const part = `part ${text(dataSet, '00209162') ?? '?'} of ${text(dataSet, '00209163') ?? '?'}`;
    return refused(`it is ${part} of a concatenation, which cannot be joined; export it as one object`, '(0020,9161)');
  }
  if (!bits.includes(format.bitsAllocated)) {
    return refused(`pixels of ${format.bitsAllocated} bits do not fit the type ${type}`, '(0028,0100)');
  }
  const segments = segmentsOf(dataSet);
  if (!segments.ok) return segments;
  const count = frameCount(dataSet);
  const groups = perFrameGroups(dataSet).length;
  const headerOf = frameHeaders(dataSet);
  if (!headerOf || groups !== count) {
    return refused(`${count} frames are stated, ${groups} have functional groups`, '(5200,9230)');
  }
  const headers = Array.from({ length: count }, (_, frame) => headerOf(frame));
  const frames = type === 'LABELMAP' ? success(headers.map(() => undefined)) : frameSegments(headers, segments.value);
  if (!frames.ok) return frames;
  const inside = insideRule(dataSet, type, frames.value);
  if (!inside.ok) return inside;
  const placing = segmentationGrid(headers, format);
  if (!placing.ok) return placing;
  const repeat = repeated(placing.value, frames.value);
  if (repeat) return failed(repeat);
  const warnings = [...placing.value.warnings, ...inside.value.warnings];
  const { segmentOf } = inside.value;
  return success({ segments: segments.value, placing: placing.value, format, count, frames: frames.value, segmentOf, warnings }); // prettier-ignore
}

/** Referenced Segment Number (0062,000B) of each frame. */
function frameSegments(
  headers: readonly DataSet[],
  segments: ReadonlyMap<number, Segment>,
): Result<readonly number[], Failure> {
  const frames: number[] = [];
  for (const [index, header] of headers.entries()) {
    const segment = number(header, '0062000B');
    if (segment === undefined) return refused(`frame ${index + 1} names no segment`, '(0062,000b)');
    if (!segments.has(segment)) return refused(`frame ${index + 1} names segment ${segment}, which is not described`, '(0062,000b)'); // prettier-ignore
    frames.push(segment);
  }
  return success(frames);
}

function insideRule(
  dataSet: DataSet,
  type: string,
  frames: readonly (number | undefined)[],
): Result<Pick<Plan, 'segmentOf' | 'warnings'>, Failure> {
  if (type === 'LABELMAP') return success({ segmentOf: (value) => value, warnings: [] });
  const segmentAt = (frame: number) => frames[frame] ?? 0;
  if (type === 'BINARY') return success({ segmentOf: (value, frame) => (value > 0 ? segmentAt(frame) : 0), warnings: [] }); // prettier-ignore
  const most = number(dataSet, '0062000E');
  if (most === undefined || !(most > 0)) return refused('it has no Maximum Fractional Value', '(0062,000e)');
  const what = (text(dataSet, '00620010') ?? 'fraction').toLowerCase();
  const notice = {
    code: 'INT_W_FRACTIONAL',
    message: `Voxels with a ${what} of at least ${FRACTION_INSIDE} of the maximum are inside.`,
    tag: '(0062,0010)',
  };
  const segmentOf: Plan['segmentOf'] = (value, frame) => (value / most >= FRACTION_INSIDE ? segmentAt(frame) : 0);
  return success({ segmentOf, warnings: [notice] });
}

/** Two frames of one segment in one slice: which of them is meant cannot be known. */
function repeated({ slices }: SegmentationGrid, frames: readonly (number | undefined)[]): Failure | undefined {
  const first = new Map<string, number>();
  for (const [index, slice] of slices.entries()) {
    const key = `${frames[index] ?? ''} ${slice}`;
    const earlier = first.get(key);
    const message = `frames ${(earlier ?? 0) + 1} and ${index + 1} are of one segment and one place`;
    if (earlier !== undefined) return { code: 'INP_E_SEG', message, tag: '(0020,9113)' };
    first.set(key, index);
  }
  return undefined;
}

/** Adds the runs of one frame to the segments its pixels belong to; gives a value that is no segment, if any. */
function addFrame(
  samples: VoxelArray,
  { columns, rows }: PixelFormat,
  { slice, segmentOf, of }: { slice: number; segmentOf: (value: number) => number; of: ReadonlyMap<number, RunCollector> }, // prettier-ignore
): number | undefined {
  for (let row = 0; row < rows; row += 1) {
    let first = 0;
    let current = 0;
    for (let column = 0; column <= columns; column += 1) {
      const next = column < columns ? segmentOf(samples[column + columns * row] ?? 0) : 0;
      if (next === current) continue;
      if (current !== 0) of.get(current)?.add(slice, row, first, column - 1);
      if (next !== 0 && !of.has(next)) return next;
      [first, current] = [column, next];
    }
  }
  return undefined;
}

async function decoded(
  instance: Instance,
  bytes: Uint8Array,
  { plan, codecs }: { readonly plan: Plan; readonly codecs: Codecs },
): Promise<Result<ReadonlyMap<number, RunCollector>, Failure>> {
  const { segments, placing, format, count } = plan;
  const { pixels, dataSet } = instance;
  if (!pixels) return refused('it has no pixels', '(7fe0,0010)');
  const table = dataSet['7FE00001'];
  const source = { pixels, format, count, offsets: table ? { '7FE00001': table } : {} };
  const read = frameReader(openPart10(bytes).bytes, source, codecs);
  const of = new Map([...segments.keys()].map((segment) => [segment, createRunCollector()]));
  for (let frame = 0; frame < count; frame += 1) {
    const { samples } = await read(frame);
    const segmentOf = (value: number) => plan.segmentOf(value, frame);
    const unknown = addFrame(samples, format, { slice: placing.slices[frame] ?? 0, segmentOf, of });
    if (unknown !== undefined) return refused(`frame ${frame + 1} holds ${unknown}, which is no segment`, '(0062,0004)'); // prettier-ignore
  }
  return success(of);
}

const EMPTY: Notice = { code: 'INT_W_SEG_EMPTY', message: 'The segment has no voxel.', tag: '(0062,000b)' };

function structureOf(segment: Segment, collector: RunCollector | undefined, grid: Grid): Structure {
  const shape = maskShape((collector ?? createRunCollector()).finish(), grid);
  return {
    ...segment,
    shape,
    frameOfReferenceUid: grid.frameOfReferenceUid,
    warnings: shape.count === 0 ? [EMPTY] : [],
  };
}

/**
 * The segments of a Segmentation or Label Map Segmentation (PS3.3 A.51, C.8.20) as masks on one grid, LPS mm. Slices
 * without a frame are empty; overlapping segments stay apart; frames are placed by their position, not by their order.
 * `bytes` is the whole file. Fails with INP_E_SEG, or INP_E_TRUNCATED and its like, naming the file and the tag.
 */
export async function readSegmentation(
  instance: Instance,
  bytes: Uint8Array,
  codecs: Codecs,
): Promise<Result<Segmentation, Failure>> {
  const named = (failure: Failure) => failed({ ...failure, message: `${instance.file.name}: ${failure.message}.`.replace(/\.\.$/, '.') }); // prettier-ignore
  const plan = planOf(instance);
  if (!plan.ok) return named(plan.failure);
  try {
    const of = await decoded(instance, bytes, { plan: plan.value, codecs });
    if (!of.ok) return named(of.failure);
    const { segments, placing, warnings } = plan.value;
    // Segment 0 of a label map is its background.
    const described = [...segments.values()].filter((segment) => segment.number > 0);
    return success({
      structures: described.map((segment) => structureOf(segment, of.value.get(segment.number), placing.grid)),
      warnings,
    });
  } catch (error) {
    if (error instanceof Unreadable) return named({ tag: '(7fe0,0010)', ...error.reason });
    throw error;
  }
}
