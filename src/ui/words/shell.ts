import { shownCount } from '#ui/shownQuantity.ts';

/** The frame around the screens: bar at the top, tabs of the panels, status line, and what fails in the program. */
export const shellWords = {
  product: 'Readout',
  lightTables: 'Light tables',
  lightTablesHint: 'Light tables, for an office',
  darkTables: 'Dark tables',
  darkTablesHint: 'Dark tables, for a reading room',
  keys: 'Keys',
  opening: 'Opening the reading screen',
  tools: 'Tools',
  library: 'Library',
  timePoints: (count: number, first: string, last: string) => `${count} time points, ${first} to ${last}`,
  sources: 'Where the studies are',
  thisBrowser: 'This browser',
  archive: 'Archive',
  /** The panels at the right and the titles of their tabs. */
  panels: 'Panels',
  panel: {
    measurements: 'Measurements',
    thresholds: 'Thresholds',
    response: 'Response',
    curve: 'Curve',
    facts: 'Series',
    trail: 'Trail',
  },
  andMoreJobs: (job: string, more: number) => `${job} (and ${more} more)`,
  saving: { saved: 'saved', saving: 'saving', failed: 'not saved' },
  verified: { unknown: 'not verified', intact: 'verified', broken: 'chain broken' },
  ledger: (saving: string, entries: number, verified: string) =>
    `Ledger: ${saving} · ${shownCount(entries)} · ${verified}`,
  unexpected: (reason: string) =>
    `Something in the program failed: ${reason}. What you did before is in the ledger; reload if the screen looks wrong.`,
} as const;
