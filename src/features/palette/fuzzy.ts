/** Where the letters of a query lie in a text, and how well: higher is better. */
export interface Match {
  readonly score: number;
  /** Positions of the letters found, for showing them. */
  readonly at: readonly number[];
}

const SCORES = { inRow: 8, wordStart: 10, start: 6, gap: -1, gapMost: -6 } as const;

const plain = (text: string) =>
  [...text].map((letter) => letter.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().charAt(0) || letter);

const startsWord = (letters: readonly string[], at: number) => at === 0 || !/[\p{L}\p{N}]/u.test(letters[at - 1] ?? '');

/**
 * Finds every letter of a query in a text, in order; accents, case and spaces of the query do not count. Letters in a
 * row and at the beginning of words score more, gaps less, so that "tv" finds "Threshold VOI" before "ultraviolet".
 * @returns undefined where a letter is missing.
 */
export function fuzzyMatch(query: string, text: string): Match | undefined {
  const wanted = plain(query).filter((letter) => letter.trim() !== '');
  const letters = plain(text);
  if (wanted.length === 0) return { score: 0, at: [] };
  let best: Match | undefined;
  for (let first = 0; first < letters.length; first++) {
    if (letters[first] !== wanted[0]) continue;
    const match = matchFrom(wanted, letters, first);
    if (match && (!best || match.score > best.score)) best = match;
  }
  return best;
}

/** From a first letter on: better at the beginnings of words, else the nearest of each letter. */
function matchFrom(wanted: readonly string[], letters: readonly string[], first: number): Match | undefined {
  const at = placesFrom(first, wanted, letters, true) ?? placesFrom(first, wanted, letters, false);
  return at && { score: at.reduce((sum, place, index) => sum + scoreOf(letters, place, at[index - 1]), 0), at };
}

function placesFrom(
  first: number,
  wanted: readonly string[],
  letters: readonly string[],
  words: boolean,
): readonly number[] | undefined {
  const at = [first];
  for (const letter of wanted.slice(1)) {
    const last = at.at(-1) ?? first;
    const near = letters.indexOf(letter, last + 1);
    if (near < 0) return undefined;
    const word = words
      ? letters.findIndex((one, index) => index > last && one === letter && startsWord(letters, index))
      : -1;
    at.push(near === last + 1 || word < 0 ? near : word);
  }
  return at;
}

function scoreOf(letters: readonly string[], place: number, last: number | undefined): number {
  const word = startsWord(letters, place) ? SCORES.wordStart : 0;
  if (last === undefined) return word + (place === 0 ? SCORES.start : 0);
  if (place === last + 1) return SCORES.inRow;
  return word + Math.max((place - last - 1) * SCORES.gap, SCORES.gapMost);
}
