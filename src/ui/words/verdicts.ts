import type { Verdict } from '#core/protocol/cutoff.ts';

/** What a verdict is called beside its mark, in tables, on cards and when it is announced. */
export const verdictWords = {
  beyond: 'beyond',
  'cannot-tell': 'cannot tell',
  'not-computable': 'not computable',
  within: 'within',
} as const satisfies Readonly<Record<Verdict['kind'], string>>;
