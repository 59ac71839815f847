import { tagText, type DataElement, type DataSet } from '#core/imaging/dataset.ts';
import { ATTRIBUTE_NAMES } from '#ui/words/attributeNames.ts';
import { factsWords } from '#ui/words/facts.ts';

/** One attribute of a header as the table shows it; items of sequences follow their sequence, one level deeper. */
export interface TagRow {
  /** Unique within the header: the tags and item numbers that lead to it. */
  readonly path: string;
  readonly depth: number;
  readonly tag: string;
  readonly name: string;
  readonly vr: string;
  readonly value: string;
}

/** Longer values are cut: a header may hold whole protocols as one text. */
const LONGEST = 200;

export function tagRows(dataSet: DataSet, depth = 0, above = ''): readonly TagRow[] {
  return Object.entries(dataSet)
    .sort(([a], [b]) => a.localeCompare(b))
    .flatMap(([tag, element]) => {
      const path = above === '' ? tag : `${above} ${tag}`;
      const row = { path, depth, tag: tagText(tag), name: nameOf(tag), vr: element.vr, value: valueText(element) };
      const inside = (element.Value ?? []).flatMap((value, index) =>
        typeof value === 'object' ? tagRows(value, depth + 1, `${path} ${index + 1}`) : [],
      );
      return [row, ...inside];
    });
}

const nameOf = (tag: string) => ATTRIBUTE_NAMES[tag] ?? (isPrivate(tag) ? factsWords.header.privateName : '');

/** Private attributes have odd group numbers (PS3.5 section 7.8). */
const isPrivate = (tag: string) => Number.parseInt(tag.slice(0, 4), 16) % 2 === 1;

function valueText({ Value: values = [], bytes }: DataElement): string {
  if (bytes) return factsWords.header.bytes(bytes.length);
  const nested = values.filter((value) => typeof value === 'object').length;
  if (nested > 0) return factsWords.header.items(nested);
  const text = values.map(String).join(' \\ ');
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}

/** Rows that hold every word of the search in tag, name or value. A tag may be typed with or without its comma. */
export function searchedRows(rows: readonly TagRow[], search: string): readonly TagRow[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  return rows.filter(({ tag, name, value }) => {
    const text = `${tag} ${tag.replace(/[(),]/g, '')} ${name} ${value}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
}
