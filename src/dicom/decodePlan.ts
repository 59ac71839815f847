import type { Grid } from '#core/geometry/grid.ts';
import { number, text, type DataSet } from '#core/imaging/dataset.ts';
import type { FileReference, PixelLocation } from '#core/imaging/instance.ts';
import type { Frame, Stack } from '#core/imaging/series.ts';
import type { Volume } from '#core/imaging/volume.ts';
import { failed, success, type Failure, type Result } from '#core/result.ts';
import { isColour, paletteOf, type Palette } from './colour.ts';
import { modalityTable, type LookupTable } from '#core/imaging/lookupTable.ts';
import { frameCount, pixelFormat, type PixelFormat } from './pixelFormat.ts';
import { isLossyJpeg, transferSyntax } from './transferSyntax.ts';

export type VoxelKind = 'int8' | 'uint8' | 'int16' | 'uint16' | 'int32' | 'uint32' | 'float32' | 'float64';
export type Padding = NonNullable<Volume['padding']>;

/** What becomes of one frame of the stack. */
export interface FramePlan {
  /** Position in the stack. */
  readonly index: number;
  /** 0-based frame of the pixel data. */
  readonly frame: number;
  /** First column and row of a mosaic tile. */
  readonly tile?: { readonly column: number; readonly row: number };
  readonly slope: number;
  readonly intercept: number;
  readonly padding?: Padding;
  readonly table?: LookupTable;
}

/** What is read from one file. */
export interface InstancePlan {
  readonly file: FileReference;
  readonly pixels: PixelLocation;
  readonly format: PixelFormat;
  /** Frames of the pixel data, of which `frames` are wanted. */
  readonly count: number;
  /** Extended Offset Table, where there is one. */
  readonly offsets: DataSet;
  readonly palette?: Palette;
  readonly frames: readonly FramePlan[];
}

/**
 * All that decoding a stack needs, without its headers: this is what travels to the decoding threads. The frames are
 * written one after the other into one array, `samples` values per pixel.
 */
export interface DecodePlan {
  readonly stackId: string;
  readonly grid?: Grid;
  readonly columns: number;
  readonly rows: number;
  readonly samples: 1 | 3;
  readonly length: number;
  readonly voxels: VoxelKind;
  /** Rescale (and any lookup table) is applied while decoding, padding becomes NaN. */
  readonly rescaled: boolean;
  readonly padding?: Padding;
  readonly displayOnly?: string;
  readonly instances: readonly InstancePlan[];
}

/** A rescale attribute: absent is neutral; one that is not a usable number makes the stack display-only. */
function rescaleOf({ dataSet }: Frame): { slope: number; intercept: number; problem?: string } {
  const slope = number(dataSet, '00281053') ?? 1;
  const intercept = number(dataSet, '00281052') ?? 0;
  if (Number.isFinite(slope) && slope !== 0 && Number.isFinite(intercept)) return { slope, intercept };
  const raw = `${text(dataSet, '00281053') ?? ''} and ${text(dataSet, '00281052') ?? ''}`;
  return { slope: 1, intercept: 0, problem: `Rescale Slope and Intercept are "${raw}": stored values are shown.` };
}

/** Pixel Padding Value and Range Limit (PS3.3 C.7.5.1.1.2), and their counterparts for float pixels. */
function paddingOf({ dataSet, instance }: Frame, { signed, bitsStored }: PixelFormat): Padding | undefined {
  const tags = {
    PixelData: ['00280120', '00280121'],
    FloatPixelData: ['00280122', '00280124'],
    DoubleFloatPixelData: ['00280123', '00280125'],
  } as const;
  const [value, limit] = tags[instance.pixels?.keyword ?? 'PixelData'].map((tag) => {
    const stated = number(dataSet, tag);
    // Written as US although the pixels are signed: 63536 means -2000.
    const isWrapped = stated !== undefined && signed && stated >= 2 ** (bitsStored - 1) && stated < 2 ** 16;
    return isWrapped ? stated - 2 ** 16 : stated;
  });
  if (value === undefined || !Number.isFinite(value)) return undefined;
  const other = limit === undefined || !Number.isFinite(limit) ? value : limit;
  return { from: Math.min(value, other), to: Math.max(value, other) };
}

function storedKind({ keyword }: PixelLocation, { bitsAllocated, signed }: PixelFormat): VoxelKind {
  if (keyword === 'FloatPixelData') return 'float32';
  if (keyword === 'DoubleFloatPixelData') return 'float64';
  const size = bitsAllocated <= 8 ? 8 : bitsAllocated <= 16 ? 16 : 32;
  return signed ? `int${size}` : `uint${size}`;
}

interface Planned {
  readonly frame: Frame;
  readonly pixels: PixelLocation;
  readonly format: PixelFormat;
  readonly plan: FramePlan;
  readonly problem: string | undefined;
}

const refused = (code: string, message: string, tag: string) => failed<Failure>({ code, message, tag });

function plannedFrame(frame: Frame, index: number): Result<Planned, Failure> {
  const { instance, tile } = frame;
  const format = pixelFormat(instance.dataSet);
  const { pixels } = instance;
  if (!format || !pixels) return refused('INP_E_NO_PIXELS', `${instance.file.name} has no pixels.`, '(7fe0,0010)');
  if (transferSyntax(pixels.transferSyntax) === undefined) {
    const message = `${instance.file.name}: transfer syntax ${pixels.transferSyntax} cannot be decoded. Export it uncompressed.`;
    return refused('INP_E_TRANSFER_SYNTAX', message, '(0002,0010)');
  }
  const { slope, intercept, problem } = rescaleOf(frame);
  const padding = paddingOf(frame, format);
  const table = modalityTable(frame.dataSet, format.signed);
  const plan: FramePlan = {
    index,
    frame: frame.frame,
    slope,
    intercept,
    ...(tile && { tile }),
    ...(padding && { padding }),
    ...(table && { table }),
  };
  return success({ frame, pixels, format, plan, problem });
}

/** One plan per file, in the order in which the files first occur. */
function instancePlans(planned: readonly Planned[]): Result<readonly InstancePlan[], Failure> {
  const byFile = new Map<number, { first: Planned; frames: FramePlan[] }>();
  for (const entry of planned) {
    const known = byFile.get(entry.frame.instance.file.id);
    if (known) known.frames.push(entry.plan);
    else byFile.set(entry.frame.instance.file.id, { first: entry, frames: [entry.plan] });
  }
  const plans: InstancePlan[] = [];
  for (const { first, frames } of byFile.values()) {
    const { file, dataSet } = first.frame.instance;
    const palette = paletteOf(dataSet, first.format.signed);
    if (first.format.photometric === 'PALETTE COLOR' && !palette) {
      return refused('INP_E_PHOTOMETRIC', `${file.name} has no usable colour palette.`, '(0028,1201)');
    }
    const offsets = dataSet['7FE00001'];
    plans.push({
      file,
      pixels: first.pixels,
      format: first.format,
      count: frameCount(dataSet),
      offsets: offsets ? { '7FE00001': offsets } : {},
      ...(palette && first.format.photometric === 'PALETTE COLOR' && { palette }),
      frames,
    });
  }
  return success(plans);
}

const samePadding = (a: Padding | undefined, b: Padding | undefined) => a?.from === b?.from && a?.to === b?.to;

/** Whether all frames share one scale, so that stored values can be kept. */
function isUniform(planned: readonly Planned[]): boolean {
  const [first] = planned;
  if (!first) return true;
  const kind = storedKind(first.pixels, first.format);
  return planned.every(
    ({ pixels, format, plan }) =>
      plan.slope === first.plan.slope &&
      plan.intercept === first.plan.intercept &&
      plan.table === undefined &&
      samePadding(plan.padding, first.plan.padding) &&
      storedKind(pixels, format) === kind,
  );
}

const LOSSY = 'Lossy 12-bit JPEG: the pixel values are not those of the scanner, so they are shown and not measured.';

/** What has to be done to decode a stack, or why it cannot be: INP_E_NO_PIXELS, _TRANSFER_SYNTAX, _PHOTOMETRIC. */
export function decodePlan(stack: Stack): Result<DecodePlan, Failure> {
  const planned: Planned[] = [];
  for (const [index, frame] of stack.frames.entries()) {
    const entry = plannedFrame(frame, index);
    if (!entry.ok) return entry;
    planned.push(entry.value);
  }
  const [first] = planned;
  if (!first) return refused('INP_E_NO_PIXELS', 'The stack has no images.', '(7fe0,0010)');
  const instances = instancePlans(planned);
  if (!instances.ok) return instances;
  const colour = planned.some(({ format }) => isColour(format));
  const rescaled = !colour && !isUniform(planned);
  const lossy = planned.some(({ pixels, format }) => format.bitsStored > 8 && isLossyJpeg(pixels.transferSyntax));
  const displayOnly = lossy ? LOSSY : planned.find(({ problem }) => problem !== undefined)?.problem;
  const [columns, rows] = first.frame.size;
  return success({
    stackId: stack.id,
    ...(stack.grid.ok && !colour && { grid: stack.grid.value }),
    columns,
    rows,
    samples: colour ? 3 : 1,
    length: planned.length,
    voxels: colour ? 'uint8' : rescaled ? 'float32' : storedKind(first.pixels, first.format),
    rescaled,
    ...(!rescaled && first.plan.padding && { padding: first.plan.padding }),
    ...(displayOnly !== undefined && { displayOnly }),
    instances: instances.value,
  });
}
