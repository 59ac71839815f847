import { expect, it } from 'vitest';
import { runJob } from '#actions/job.ts';
import type { Workstation } from '#actions/workstation.ts';
import { createSession } from '#stores/session.ts';

const bench = () => {
  const session = createSession();
  return { session, newId: () => 'job' } as Workstation;
};

it('shows a job with progress and takes it away when it ends', async () => {
  const workstation = bench();
  const running = runJob(workstation, 'Reading files', ({ progress }) => {
    progress(0.5, '1 of 2 files');
    return Promise.resolve('done');
  });
  expect(workstation.session.getState().jobs).toMatchObject([
    { label: 'Reading files', fraction: 0.5, detail: '1 of 2 files' },
  ]);
  expect(await running).toBe('done');
  expect(workstation.session.getState().jobs).toEqual([]);
});

it('does not bring an ended job back when its last report comes late', async () => {
  const workstation = bench();
  let late: (() => void) | undefined;
  await runJob(workstation, 'Reading files', ({ progress }) => {
    late = () => progress(1);
    return Promise.resolve();
  });
  late?.();
  expect(workstation.session.getState().jobs).toEqual([]);
});

it('resolves to undefined when cancelled, and passes other failures on', async () => {
  const workstation = bench();
  const cancelled = runJob(
    workstation,
    'Decoding',
    ({ signal }) => new Promise((_, reject) => signal.addEventListener('abort', () => reject(new Error('stopped')))),
  );
  workstation.session.getState().jobs[0]?.cancel?.();
  expect(await cancelled).toBeUndefined();
  await expect(runJob(workstation, 'Decoding', () => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
});
