import { shellWords } from '#ui/words/shell.ts';

export type PanelName = 'measurements' | 'thresholds' | 'response' | 'curve' | 'facts' | 'trail';

const { panel: titles } = shellWords;

/** The panels at the right, in the order of their tabs. */
export const PANELS: readonly { readonly name: PanelName; readonly title: string }[] = [
  { name: 'measurements', title: titles.measurements },
  { name: 'thresholds', title: titles.thresholds },
  { name: 'response', title: titles.response },
  { name: 'curve', title: titles.curve },
  { name: 'facts', title: titles.facts },
  { name: 'trail', title: titles.trail },
];
