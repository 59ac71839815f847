/** Words that say which side of an organ, or nothing at all. */
const SIDES = /\b(left|right|bilateral|both|lt|rt|l|r|of|the)\b/g;
/** Words that say which part of an organ. */
const PARTS = /\b((upper|middle|lower|caudate) lobes?|lobes?|segments? ([ivx]+[ab]?|\d+[ab]?)|segments?)\b/g;

/** Paired organs and those written in more than one way, by the word they count under. */
const ONE_WORD: Readonly<Record<string, string>> = {
  lungs: 'lung',
  kidneys: 'kidney',
  adrenals: 'adrenal',
  'adrenal gland': 'adrenal',
  'adrenal glands': 'adrenal',
  breasts: 'breast',
  ovaries: 'ovary',
  testes: 'testis',
  testicle: 'testis',
  testicles: 'testis',
  'lymph nodes': 'lymph node',
  nodes: 'lymph node',
  node: 'lymph node',
};

/** What every lymph node counts under, wherever it lies (RECIST 1.1: nodes are one organ). */
export const LYMPH_NODES = 'lymph node';

/**
 * The organ that a text typed by the reader counts under for the rule of two targets per organ: without case, spaces,
 * punctuation, side and part, because paired organs count as one (ct-recist.md section 3). '' for an empty text.
 */
export function organCounted(text: string): string {
  const words = text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  const organ = words.replace(PARTS, ' ').replace(SIDES, ' ').replace(/\s+/g, ' ').trim();
  // "Left lobe" alone names no organ: it stands as it is written.
  const named = organ === '' ? words : organ;
  return /\blymph (node|gland)s?\b/.test(named) ? LYMPH_NODES : (ONE_WORD[named] ?? named);
}
