import { failed, success, type Failure, type Result } from '#core/result.ts';
import type { CutoffDraft } from '#features/thresholds/cutoffDraft.ts';
import { thresholdsWords } from '#ui/words/thresholds.ts';

/** What is wrong with a cut-off in the form, by field, in words with the remedy. */
export type DraftProblems = Readonly<Partial<Record<DraftField, string>>>;

const FIELDS = ['meaning', 'value', 'atLeast', 'repeatability', 'repeatabilitySource', 'source'] as const;

export type DraftField = (typeof FIELDS)[number];

const { problems: remedies, problemFields } = thresholdsWords;

type Sign = 'any' | 'not negative' | 'positive';

/** Every field that keeps the cut-off from being used; empty when it can be judged by. */
export function draftProblems(draft: CutoffDraft): DraftProblems {
  const known = draft.repeatability.trim() !== '';
  const found: Readonly<Record<DraftField, string | undefined>> = {
    meaning: missing(draft.meaning, remedies.noMeaning),
    value: missing(draft.value, remedies.noNumber) ?? numberProblem(draft.value, signOf(draft)),
    atLeast: draft.basis === 'value' ? undefined : numberProblem(draft.atLeast, 'not negative'),
    repeatability: numberProblem(draft.repeatability, 'positive'),
    repeatabilitySource: known ? missing(draft.repeatabilitySource, remedies.noRepeatabilitySource) : undefined,
    source: missing(draft.source, remedies.noSource),
  };
  return Object.fromEntries(FIELDS.flatMap((field) => (found[field] === undefined ? [] : [[field, found[field]]])));
}

/** The first problem of a list of cut-offs, with its place; success when there is none. */
export function checkDrafts(drafts: readonly CutoffDraft[]): Result<undefined, Failure> {
  for (const [index, draft] of drafts.entries()) {
    const problems = draftProblems(draft);
    const field = FIELDS.find((name) => problems[name] !== undefined);
    if (field === undefined) continue;
    const message = thresholdsWords.problem(index + 1, problemFields[field], problems[field] ?? '');
    return failed({ code: 'PRO_E_INVALID', message });
  }
  return success(undefined);
}

const missing = (text: string, remedy: string) => (text.trim() === '' ? remedy : undefined);

function numberProblem(text: string, sign: Sign): string | undefined {
  const typed = text.trim().replace('−', '-');
  if (typed === '') return undefined;
  if (typed.includes(',')) return remedies.decimalComma;
  const value = Number(typed);
  if (!Number.isFinite(value)) return remedies.notNumber(typed);
  if (sign === 'positive' && value <= 0) return remedies.notPositive;
  return sign === 'not negative' && value < 0 ? remedies.negative : undefined;
}

/** Changes, CT numbers, ADC and stored values can lie below 0; sizes, counts, spreads, uptake and amounts cannot. */
function signOf({ quantity, statistic, basis, comparator }: CutoffDraft): Sign {
  if (comparator === '|x|>=') return 'not negative';
  if (basis !== 'value') return 'any';
  if (['sd', 'count', 'volume', 'area'].includes(statistic)) return 'not negative';
  return ['HU', 'ADC', 'stored'].includes(quantity) ? 'any' : 'not negative';
}
