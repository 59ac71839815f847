import type { Role } from '#core/ledger/entry.ts';

const roles: Readonly<Record<Role, string>> = {
  reader: 'Reader',
  coordinator: 'Coordinator',
  qa: 'Quality assurance',
  administrator: 'Administrator',
};

/** Who reads: the button at the top right and its dialog. */
export const profileWords = {
  title: 'Who reads?',
  why: 'Every act of this session carries this name in the ledger. It stays in this browser.',
  name: 'Name',
  nameMissing: 'Enter the name that stands in the trail.',
  role: 'Role',
  roles,
  start: 'Start reading',
  readAs: (name: string) => `Read as ${name}`,
  change: (role: string) => `${role}. Click to change.`,
} as const;
