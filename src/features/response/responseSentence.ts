import type { EvaluatedTimePoint } from '#core/response/evaluateTargets.ts';
import { unbroken } from '#ui/unbroken.ts';
import { responseWords } from '#ui/words/response.ts';

/** "PR because the sum is at least 30 % below baseline (row T5). 4.2 mm more on the sum makes PD." */
export function responseSentence({ verdict }: EvaluatedTimePoint): string {
  if (!verdict || verdict.response === 'none') return '';
  const name = responseWords.names[verdict.response];
  const change = verdict.wouldChange.map((sentence) => ` ${capital(sentence)}.`).join('');
  return unbroken(`${responseWords.sentence({ ...verdict, name })}${change}`);
}

const capital = (sentence: string) => sentence.charAt(0).toUpperCase() + sentence.slice(1);
