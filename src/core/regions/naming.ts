import type { LesionRole, Region } from './region.ts';

const PREFIX: Readonly<Record<LesionRole, string>> = { target: 'T', 'non-target': 'NT', reference: 'R', none: 'M' };

/**
 * Whether the name of a region says which lesion it is: a mark that still has the name it was drawn with does not, so the
 * M1 of one study and the M1 of another are two different places.
 */
export const isIdentified = ({ role, name }: Pick<Region, 'role' | 'name'>): boolean =>
  role !== 'none' || !/^M\d+$/i.test(name.trim());

/**
 * The next free name: T1, T2 … for targets, NT1 … for non-targets, N1 … for lymph nodes of either, R1 … for reference
 * regions, M1 … for other marks. The lowest number not taken, whatever the case of the names.
 */
export function nextRegionName(role: LesionRole, node: boolean, taken: readonly string[]): string {
  const prefix = node && role !== 'reference' ? 'N' : PREFIX[role];
  const used = new Set(taken.map((name) => name.trim().toUpperCase()));
  let number = 1;
  while (used.has(`${prefix}${number}`)) number += 1;
  return `${prefix}${number}`;
}
