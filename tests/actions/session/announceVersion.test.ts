import { expect, it } from 'vitest';
import { announceVersion } from '#actions/session/announceVersion.ts';
import { workstationInMemory } from '../../builders/workstation.ts';

it('a new version is offered once, by its number, and takes over only when chosen', () => {
  const { workstation } = workstationInMemory();
  let taken = 0;
  const waiting = { version: '0.2.0+1a2b3c4d', takeOver: () => void taken++ };
  announceVersion(workstation, waiting);
  announceVersion(workstation, waiting);
  const [notice, ...others] = workstation.session.getState().notices;
  expect(others).toEqual([]);
  expect(notice?.action?.label).toBe('Reload for version 0.2.0+1a2b3c4d');
  expect(taken).toBe(0);
  notice?.action?.run();
  expect(taken).toBe(1);
});
