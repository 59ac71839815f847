import type { EvaluatedTimePoint } from '#core/response/evaluateTargets.ts';
import type { TargetResponse } from '#core/response/targetResponse.ts';
import { unbroken } from '#ui/unbroken.ts';

export const RESPONSE_NAMES: Readonly<Record<TargetResponse, string>> = {
  CR: 'Complete response',
  PR: 'Partial response',
  SD: 'Stable disease',
  PD: 'Progressive disease',
  NE: 'Not evaluable',
  reader: 'Reader decides',
  none: 'No target',
};

/** What a chip shows. */
export const RESPONSE_CODES: Readonly<Record<TargetResponse, string>> = {
  CR: 'CR',
  PR: 'PR',
  SD: 'SD',
  PD: 'PD',
  NE: 'NE',
  reader: '?',
  none: '–',
};

/** "PR because the sum is at least 30 % below baseline (row T5). 4.2 mm more on the sum makes PD." */
export function responseSentence({ verdict }: EvaluatedTimePoint): string {
  if (!verdict || verdict.response === 'none') return '';
  const change = verdict.wouldChange.map((sentence) => ` ${capital(sentence)}.`).join('');
  return unbroken(`${RESPONSE_NAMES[verdict.response]}: ${verdict.words} (row ${verdict.row}).${change}`);
}

const capital = (sentence: string) => sentence.charAt(0).toUpperCase() + sentence.slice(1);
