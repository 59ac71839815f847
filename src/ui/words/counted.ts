import { shownCount } from '#ui/shownQuantity.ts';

/** A number of things with the form of the word that belongs to it: "1 study", "1 284 studies". */
export const counted = (count: number, one: string, many: string): string =>
  `${shownCount(count)} ${count === 1 ? one : many}`;
