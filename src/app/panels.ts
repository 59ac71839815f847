export type PanelName = 'measurements' | 'thresholds' | 'response' | 'curve' | 'facts' | 'trail';

/** The panels at the right, in the order of their tabs. */
export const PANELS: readonly { readonly name: PanelName; readonly title: string }[] = [
  { name: 'measurements', title: 'Measurements' },
  { name: 'thresholds', title: 'Thresholds' },
  { name: 'response', title: 'Response' },
  { name: 'curve', title: 'Curve' },
  { name: 'facts', title: 'Series' },
  { name: 'trail', title: 'Trail' },
];
