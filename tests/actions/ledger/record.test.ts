import { describe, expect, it } from 'vitest';
import { changeProtocol } from '#actions/session/changeProtocol.ts';
import { chooseProfile } from '#actions/session/chooseProfile.ts';
import { openLedger } from '#actions/ledger/openLedger.ts';
import { record } from '#actions/ledger/record.ts';
import { verifyLedger } from '#actions/ledger/verifyLedger.ts';
import { verifyChain } from '#core/ledger/chain.ts';
import type { Act } from '#core/ledger/entry.ts';
import { region } from '../../builders/ledger.ts';
import { workstationInMemory } from '../../builders/workstation.ts';

const added: Act = { kind: 'region-added', region: region() };

describe('record', () => {
  it('appends sealed entries in order, also when acts overlap', async () => {
    const { workstation, written } = workstationInMemory();
    await Promise.all([record(workstation, added), record(workstation, { kind: 'region-removed', region: region() })]);
    expect(written.map(({ act }) => act.kind)).toEqual(['region-added', 'region-removed']);
    expect(verifyChain(written).intact).toBe(true);
    expect(workstation.trail.getState()).toMatchObject({ saving: 'saved', entries: written });
  });

  it('shows a failed write and keeps what was done on screen', async () => {
    const failing = { load: () => Promise.resolve([]), append: () => Promise.reject(new Error('disk full')) };
    const { workstation } = workstationInMemory({ ledger: failing });
    await record(workstation, added);
    expect(workstation.trail.getState().saving).toBe('failed');
    expect(workstation.trail.getState().read.regions).toEqual([region()]);
    expect(workstation.session.getState().notices[0]).toMatchObject({ tone: 'error', code: 'LED_E_WRITE' });
  });

  it('refuses an act without a reader', async () => {
    const { workstation } = workstationInMemory();
    workstation.session.getState().setActor(undefined);
    await expect(record(workstation, added)).rejects.toThrow('choose a profile');
  });
});

describe('a session', () => {
  it('is recorded with its reader, the first one with the shipped protocol', async () => {
    const { workstation, written } = workstationInMemory();
    await chooseProfile(workstation, { name: 'QA', role: 'qa' });
    await chooseProfile(workstation, { name: 'Dr B', role: 'reader' });
    expect(written.map(({ act, actor }) => [act.kind, actor.name])).toEqual([
      ['session-opened', 'QA'],
      ['protocol-changed', 'QA'],
      ['session-opened', 'Dr B'],
    ]);
  });

  it('finds the read of an earlier session, and says when the ledger was tampered with', async () => {
    const first = workstationInMemory();
    await record(first.workstation, added);
    const reopened = workstationInMemory({ ledger: first.workstation.ledger });
    await (
      await openLedger(reopened.workstation)
    ).checked;
    expect(reopened.workstation.trail.getState()).toMatchObject({ verified: 'intact', read: { regions: [region()] } });

    const forged = first.written.map((entry) => ({ ...entry, subject: 'forged' }));
    const broken = workstationInMemory({
      ledger: { ...first.workstation.ledger, load: () => Promise.resolve(forged) },
    });
    await (
      await openLedger(broken.workstation)
    ).checked;
    expect(broken.workstation.trail.getState().verified).toBe('broken');
    expect(broken.workstation.session.getState().notices[0]?.code).toBe('LED_E_CHAIN');
  });

  it('checks the stored ledger, not the one on screen', async () => {
    const { workstation, written } = workstationInMemory();
    await record(workstation, added);
    const [entry] = written;
    if (entry) written[0] = { ...entry, subject: 'altered on disk' };
    expect((await verifyLedger(workstation))?.intact).toBe(false);
    expect(workstation.trail.getState().verified).toBe('broken');
  });
});

describe('changeProtocol', () => {
  it('counts versions up and keeps both sides in the ledger', async () => {
    const { workstation, written } = workstationInMemory();
    await changeProtocol(workstation, { name: 'Trial A', version: 7, cutoffs: [] }, 'amendment 2');
    await changeProtocol(workstation, { name: 'Trial A', version: 7, cutoffs: [] }, 'amendment 3');
    expect(workstation.trail.getState().read.protocol?.version).toBe(2);
    expect(written[1]?.act).toMatchObject({ before: { version: 1 }, after: { version: 2 }, reason: 'amendment 3' });
  });

  it('refuses a protocol that is not valid and records nothing', async () => {
    const { workstation, written } = workstationInMemory();
    const result = await changeProtocol(workstation, { name: '', version: 1, cutoffs: [] }, 'x');
    expect(result.ok).toBe(false);
    expect(written).toEqual([]);
  });
});

it('writes what failed before in order with the next act, so that the stored chain has no gap', async () => {
  const { workstation, written } = workstationInMemory();
  let broken = true;
  const store = workstation.ledger;
  const flaky = {
    ...workstation,
    ledger: {
      ...store,
      append: (entry: (typeof written)[number]) => (broken ? Promise.reject(new Error('busy')) : store.append(entry)),
    },
  };
  await record(flaky, added);
  expect(flaky.trail.getState().saving).toBe('failed');
  broken = false;
  await record(flaky, { kind: 'region-removed', region: region() });
  expect(written.map(({ sequence }) => sequence)).toEqual([0, 1]);
  expect(verifyChain(written).intact).toBe(true);
  expect(flaky.trail.getState().saving).toBe('saved');
});
