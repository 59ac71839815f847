import type { TargetResponse } from '#core/response/targetResponse.ts';

const names: Readonly<Record<TargetResponse, string>> = {
  CR: 'Complete response',
  PR: 'Partial response',
  SD: 'Stable disease',
  PD: 'Progressive disease',
  NE: 'Not evaluable',
  reader: 'Reader decides',
  none: 'No target',
};

/** What a chip shows. */
const codes: Readonly<Record<TargetResponse, string>> = {
  CR: 'CR',
  PR: 'PR',
  SD: 'SD',
  PD: 'PD',
  NE: 'NE',
  reader: '?',
  none: '–',
};

/** The Response panel: target lesions through the time points, and what a reader says of one without a length. */
export const responseWords = {
  title: 'Response',
  noTargets: 'No target lesions yet',
  howToBegin:
    'Measure a lesion with two axes and give it the role “target”; measure it again under the same name at the follow-up.',
  notReadYet: (date: string) => `${date} is not read yet.`,

  table: 'Target lesions by time point',
  target: 'Target',
  timePoint: (index: number) => (index === 0 ? 'Baseline' : `Follow-up ${index}`),
  nodeShortAxis: 'node, short axis',
  noValue: 'no value',
  sum: 'Sum',
  fromBaseline: 'From baseline',
  fromNadir: 'From nadir',
  targetResponse: 'Target response',
  names,
  codes,
  /** "Partial response: the sum is at least 30 % below baseline (row T5)." */
  sentence: ({ name, words, row }: Readonly<Record<'name' | 'words' | 'row', string>>) =>
    `${name}: ${words} (row ${row}).`,

  plotCaption: 'Change from baseline; the sum is the heavy line.',
  plotDescription: (ends: readonly string[]) => `Change from baseline at the last time point: ${ends.join(', ')}`,

  /** "T1, Follow-up 1" */
  lesionAt: (lesion: string, timePoint: string) => `${lesion}, ${timePoint}`,
  state: (lesion: string) => `State ${lesion}`,
  absent: 'Absent (0 mm)',
  tooSmall: 'Too small to measure (5 mm)',
  notEvaluable: 'Not evaluable…',
  mergedInto: (lesion: string) => `Merged into ${lesion}`,
  split: 'Split…',
  takeBack: 'Take back what was said',

  notEvaluableDialog: {
    title: (lesion: string) => `${lesion}: not evaluable`,
    reason: 'Reason',
    chooseOrWrite: 'Choose or write',
    /** Of ct-recist.md section 4; any other can be written. */
    reasons: ['Not imaged', 'Artefact'],
    confirm: 'Not evaluable',
  },
  splitDialog: {
    title: (lesion: string) => `${lesion}: split`,
    fragments: 'Fragments',
    rule: 'The sum of what is ticked counts as this lesion (RECIST 1.1).',
    /** Before the sum, which follows as a number with its unit. */
    confirm: 'Split:',
  },
} as const;
