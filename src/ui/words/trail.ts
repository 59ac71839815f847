/** The trail panel: who did what when, and the check of the chain of entries. */
export const trailWords = {
  title: 'Trail',
  search: 'Search the trail',
  searchHint: 'Person, act, region, value',
  onScreen: 'Studies on screen',
  verify: 'Verify',
  exportLedger: 'Export',
  empty: 'Nothing has been done yet',
  noMatch: 'No entry matches',

  table: 'Entries of the ledger',
  caption: 'Entries of the ledger, the latest first',
  columns: { number: '#', when: 'When and who', act: 'Act', change: 'Before → after' },

  intact: (entries: string) =>
    `The chain is intact: ${entries}, every hash matches its content and the entry before it.`,
  broken: ({ entry, reason }: Readonly<Record<'entry' | 'reason', string>>) =>
    `The chain is broken at entry ${entry}: ${reason}. Export the ledger and tell your quality assurance.`,
  entry: 'entry',
  entries: 'entries',
} as const;
