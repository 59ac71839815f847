import type { ValueMeaning } from '#core/calibration/meaning.ts';
import { number, type DataSet } from '#core/imaging/dataset.ts';

/** One image: the modality value is m × stored + b; `mapping` is its item of the Real World Value Mapping Sequence. */
export interface MappedImage {
  readonly m: number;
  readonly b: number;
  readonly mapping: DataSet;
}

/**
 * The modality values that Real World Value Mappings define (PS3.3 C.7.6.16.2.11), slice by slice: the stored values
 * First to Last Value Mapped of the image, rescaled as the volume is. Undefined where no image limits them.
 */
export function mappedRange(images: readonly MappedImage[]): ValueMeaning['mapped'] {
  const ranges = images.map(rangeOf);
  if (ranges.every((range) => range === undefined)) return undefined;
  return {
    from: Float64Array.from(ranges, (range) => range?.from ?? -Infinity),
    to: Float64Array.from(ranges, (range) => range?.to ?? Infinity),
  };
}

function rangeOf({ m, b, mapping }: MappedImage): { readonly from: number; readonly to: number } | undefined {
  const first = number(mapping, '00409216') ?? number(mapping, '00409214');
  const last = number(mapping, '00409211') ?? number(mapping, '00409213');
  if (first === undefined || last === undefined) return undefined;
  const ends = [first * m + b, last * m + b];
  // Volumes whose slices differ in rescale hold 32-bit floats: the ends as they stand there are inside too.
  const asHeld = [...ends, ...ends.map(Math.fround)];
  return { from: Math.min(...asHeld), to: Math.max(...asHeld) };
}
