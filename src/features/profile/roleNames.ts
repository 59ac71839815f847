import type { Role } from '#core/ledger/entry.ts';

export const ROLE_NAMES: Readonly<Record<Role, string>> = {
  reader: 'Reader',
  coordinator: 'Coordinator',
  qa: 'Quality assurance',
  administrator: 'Administrator',
};

export const ROLES: readonly Role[] = ['reader', 'coordinator', 'qa', 'administrator'];
