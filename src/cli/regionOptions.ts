import { InvalidArgumentError } from 'commander';
import type { StructureSet } from '#core/imaging/structures.ts';
import type { ImportedFrom, RegionShape } from '#core/regions/region.ts';
import type { Notice } from '#core/result.ts';

export interface NamedShape {
  readonly name: string;
  readonly shape: RegionShape;
  /** Undefined for shapes given in plain LPS mm, which hold in any space the user names. */
  readonly frameOfReferenceUid?: string;
  /** What it was read from, where it was. */
  readonly origin?: StructureSet['kind'];
  /** What is odd about it, to be said of every number it gives. */
  readonly warnings?: readonly Notice[];
  /** The object it was read from, recorded with its numbers. */
  readonly imported?: ImportedFrom;
}

/** "12.5,-30,0,10" as exactly `count` numbers. @throws InvalidArgumentError (usage) naming the option. */
export function numberList(option: string, text: string, count?: number): readonly number[] {
  const values = text.split(',').map((part) => (part.trim() === '' ? NaN : Number(part)));
  if (values.some((value) => !Number.isFinite(value)) || (count !== undefined && values.length !== count)) {
    const wanted = count === undefined ? 'numbers' : `${count} numbers`;
    throw new InvalidArgumentError(`${option} takes ${wanted} separated by commas, not "${text}".`);
  }
  return values;
}

/** The region of --sphere x,y,z,diameter (LPS mm). */
export function sphereShape(text: string): NamedShape {
  const [x = 0, y = 0, z = 0, diameter = 0] = numberList('--sphere', text, 4);
  if (!(diameter > 0)) throw new InvalidArgumentError('--sphere: the diameter must be above 0 mm.');
  return { name: `sphere ${text}`, shape: { kind: 'sphere', centre: [x, y, z], radius: diameter / 2 } };
}

/** The region of --box x0,y0,z0,x1,y1,z1 (LPS mm, corners in any order). */
export function boxShape(text: string): NamedShape {
  const [x0 = 0, y0 = 0, z0 = 0, x1 = 0, y1 = 0, z1 = 0] = numberList('--box', text, 6);
  const from = [Math.min(x0, x1), Math.min(y0, y1), Math.min(z0, z1)] as const;
  const to = [Math.max(x0, x1), Math.max(y0, y1), Math.max(z0, z1)] as const;
  return { name: `box ${text}`, shape: { kind: 'box', from, to } };
}

export const wholeShape: NamedShape = { name: 'whole volume', shape: { kind: 'whole' } };
