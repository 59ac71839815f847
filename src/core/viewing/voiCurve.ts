import { items, number, text, type DataSet } from '#core/imaging/dataset.ts';
import { lookupTable } from '#core/imaging/lookupTable.ts';

/** How grey rises from the lower to the upper end of a window, where the header asks for more than a straight line. */
export interface VoiCurve {
  /** The window the header means, in modality values. */
  readonly lower: number;
  readonly upper: number;
  /** The curve spans this many widths of a window, with the same middle. */
  readonly spread: number;
  /** Grey from 0 to 1 at even steps over that span. */
  readonly outputs: readonly number[];
}

/**
 * The curve of an image whose lowest value is white (MONOCHROME1): its grey is inverted after the curve (PS3.3
 * C.7.6.3.1.2), which for a map read from its other end is this curve.
 */
export const whiteFirst = (outputs: readonly number[]): readonly number[] =>
  outputs.map((output) => 1 - output).reverse();

/** A sigmoid is drawn over this many widths: it is within 0.04 % of its ends there. */
const SIGMOID_SPREAD = 4;

/** Steps of a drawn curve: finer than the greys of a screen. */
const MOST_STEPS = 256;

/**
 * The VOI transformation of an image (PS3.3 C.11.2) that is no straight line: SIGMOID of VOI LUT Function (0028,1056)
 * about the window, or the first table of VOI LUT Sequence (0028,3010) where no window is given beside it. Undefined for
 * LINEAR and LINEAR_EXACT, and for damaged tables.
 */
export function voiCurve(dataSet: DataSet): VoiCurve | undefined {
  const window = statedWindow(dataSet);
  if (window) return text(dataSet, '00281056')?.toUpperCase() === 'SIGMOID' ? sigmoid(window) : undefined;
  return tableCurve(dataSet);
}

/**
 * Window Center and Width as they stand, where they make a window: a width of 1 or more for LINEAR (PS3.3 C.11.2.1.2.1),
 * above 0 for LINEAR_EXACT and SIGMOID.
 */
export function statedWindow(dataSet: DataSet): { readonly lower: number; readonly upper: number } | undefined {
  const [centre, width] = [number(dataSet, '00281050'), number(dataSet, '00281051')];
  if (centre === undefined || width === undefined || !Number.isFinite(centre) || !Number.isFinite(width)) {
    return undefined;
  }
  const isExact = ['LINEAR_EXACT', 'SIGMOID'].includes(text(dataSet, '00281056')?.toUpperCase() ?? '');
  // A LINEAR window of width 1 is a threshold, which no reader sees anything in.
  if (!(isExact ? width > 0 : width > 1)) return undefined;
  return { lower: centre - width / 2, upper: centre + width / 2 };
}

/** 1 / (1 + exp(-4 (x - c) / w)), PS3.3 C.11.2.1.3.1. */
function sigmoid(window: { readonly lower: number; readonly upper: number }): VoiCurve {
  const outputs = Array.from({ length: MOST_STEPS }, (_, step) => {
    const widths = (step / (MOST_STEPS - 1) - 0.5) * SIGMOID_SPREAD;
    return 1 / (1 + Math.exp(-4 * widths));
  });
  return { ...window, spread: SIGMOID_SPREAD, outputs };
}

function tableCurve(dataSet: DataSet): VoiCurve | undefined {
  const [item] = items(dataSet, '00283010');
  const signed = number(dataSet, '00280103') === 1;
  const table = item && lookupTable(item, { descriptor: '00283002', data: '00283006', signed });
  if (!table || table.entries.length < 2) return undefined;
  const { first, entries, bits } = table;
  const whole = 2 ** bits - 1;
  const steps = Math.min(MOST_STEPS, entries.length);
  const outputs = Array.from({ length: steps }, (_, step) => {
    const at = Math.round((step / (steps - 1)) * (entries.length - 1));
    return Math.min(1, (entries[at] ?? 0) / whole);
  });
  return { lower: first, upper: first + entries.length - 1, spread: 1, outputs };
}
