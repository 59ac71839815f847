/**
 * Units. Inside core and kernels a number is `In<'mm'>`: the tag is the UCUM code and costs nothing at run time.
 * Across a boundary (store, storage, worker message, screen, report) it is a `Quantity`.
 */
declare const ucum: unique symbol;

export type In<U extends string> = number & { readonly [ucum]: U };

export interface Quantity<U extends string = string> {
  readonly value: number;
  readonly unit: U;
}

/** Attaches a unit. @throws RangeError for NaN and infinities, which are never quantities. */
export function inUnit<U extends string>(unit: U, value: number): In<U> {
  if (!Number.isFinite(value)) throw new RangeError(`${value} ${unit} is not a quantity`);
  return value as In<U>;
}

export const quantity = <U extends string>(unit: U, value: In<U>): Quantity<U> => ({ value, unit });

export const grams = (kilograms: In<'kg'>) => inUnit('g', kilograms * 1000);
export const seconds = (milliseconds: In<'ms'>) => inUnit('s', milliseconds / 1000);
export const centimetres = (metres: In<'m'>) => inUnit('cm', metres * 100);
export const becquerels = (megabecquerels: In<'MBq'>) => inUnit('Bq', megabecquerels * 1e6);

/** Unit codes of the voxel quantities Readout reports (UCUM; the SUV annotations are those of DICOM CID 85). */
export const VOXEL_UNITS = {
  SUVbw: 'g/ml{SUVbw}',
  SUL: 'g/ml{SUVlbm(James128)}',
  SULjames120: 'g/ml{SUVlbm}',
  SULjanma: 'g/ml{SUVlbm(Janma)}',
  SUVbsa: 'cm2/ml{SUVbsa}',
  SUVibw: 'g/ml{SUVibw}',
  activity: 'Bq/ml',
  ADC: 'mm2/s',
  HU: "[hnsf'U]",
  stored: '1',
} as const;

/** What the number of a voxel means. `stored` is the value after rescale where no better meaning can be given. */
export type VoxelQuantity = keyof typeof VOXEL_UNITS;

export type SuvVariant = 'SUVbw' | 'SUL' | 'SULjames120' | 'SULjanma' | 'SUVbsa' | 'SUVibw';

export const SUV_VARIANTS: readonly SuvVariant[] = ['SUVbw', 'SUL', 'SULjames120', 'SULjanma', 'SUVbsa', 'SUVibw'];
