import { fuzzyMatch, type Match } from './fuzzy.ts';

/** One thing the palette can do. */
export interface PaletteItem {
  readonly id: string;
  /** "Command", "Series", "Region": shown beside the name. */
  readonly group: string;
  readonly label: string;
  /** Further words it is found by, and shown small: a study, a unit. */
  readonly detail?: string | undefined;
  /** Its key, where it has one. */
  readonly keys?: string | undefined;
  readonly run: () => void;
}

export interface FoundItem {
  readonly item: PaletteItem;
  /** Positions in the label to be shown as found. */
  readonly at: readonly number[];
}

/** A name that fits counts more than words beside it. */
const LABEL_BONUS = 12;

function best(query: string, { label, group, detail = '' }: PaletteItem): Match | undefined {
  const named = fuzzyMatch(query, label);
  if (named) return { ...named, score: named.score + LABEL_BONUS };
  const around = fuzzyMatch(query, `${group} ${label} ${detail}`);
  return around && { score: around.score, at: [] };
}

/** Items that hold the letters of the query, the best fit first; all of them, in their order, for an empty query. */
export function searchedItems(items: readonly PaletteItem[], query: string): readonly FoundItem[] {
  return items
    .flatMap((item) => {
      const match = best(query, item);
      return match ? [{ item, ...match }] : [];
    })
    .sort((one, other) => other.score - one.score)
    .map(({ item, at }) => ({ item, at }));
}
