import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { exportLedger } from '#actions/export/exportLedger.ts';
import { exportResults } from '#actions/export/exportResults.ts';
import { record } from '#actions/ledger/record.ts';
import type { Workstation } from '#actions/workstation.ts';
import { parseLedger } from '#core/ledger/parseLedger.ts';
import { verifyChain } from '#core/ledger/chain.ts';
import { measurement } from '../../builders/judgements.ts';
import { region } from '../../builders/ledger.ts';
import { workstationInMemory } from '../../builders/workstation.ts';

const sha256 = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex');

async function withRegions(count: number, ports: Partial<Workstation> = {}) {
  const made = workstationInMemory(ports);
  for (let n = 0; n < count; n++) {
    const own = region({ id: `r${n}`, name: `Läsion ${n}` });
    await record(made.workstation, { kind: 'region-added', region: own }, { subject: own.studyUid });
    const measured = measurement({ regionId: own.id, regionName: own.name, studyUid: own.studyUid });
    await record(made.workstation, { kind: 'measured', measurements: [measured] }, { subject: own.studyUid });
  }
  return made;
}

const lastAct = ({ trail }: Workstation) => trail.getState().entries.at(-1)?.act;

describe('an export', () => {
  it('of the ledger is the chain as it stood, and its digest is in the next entry', async () => {
    const { workstation, downloads } = await withRegions(3);
    const before = workstation.trail.getState().entries;
    await exportLedger(workstation);
    const [file] = downloads;
    expect(file?.name).toMatch(/^readout-ledger-2026-11-24\.jsonl$/);
    const text = (await file?.content.text()) ?? '';
    const parsed = parseLedger(text);
    expect(parsed.ok && verifyChain(parsed.value)).toEqual({ intact: true, entries: before.length });
    expect(lastAct(workstation)).toMatchObject({ kind: 'exported', format: 'ledger jsonl', digest: sha256(text) });
    expect(workstation.session.getState().jobs).toEqual([]);
  });

  it.each(['csv', 'json'] as const)('of results as %s is recorded with the digest of the file', async (format) => {
    const { workstation, downloads } = await withRegions(2);
    await exportResults(workstation, format);
    const text = (await downloads[0]?.content.text()) ?? '';
    expect(text).toContain('Läsion 1');
    expect(lastAct(workstation)).toMatchObject({ kind: 'exported', format: `results ${format}`, digest: sha256(text) });
  });

  it('shows how far it is', async () => {
    const told: (number | undefined)[] = [];
    const { workstation } = await withRegions(4, {
      paced: (steps) => {
        for (;;) {
          const step = steps.next();
          if (step.done) return Promise.resolve(step.value);
          told.push(workstation.session.getState().jobs[0]?.fraction);
        }
      },
    });
    await exportLedger(workstation);
    // Eight entries, an eighth each, in whole percent.
    expect(told).toEqual([0.12, 0.25, 0.37, 0.5, 0.62, 0.75, 0.87, 1]);
  });

  it('that is cancelled leaves no file and no entry', async () => {
    const { workstation, downloads } = await withRegions(2, {
      paced: (steps, signal) => {
        steps.next();
        workstation.session.getState().jobs[0]?.cancel?.();
        return Promise.reject(signal.reason as Error);
      },
    });
    const entries = workstation.trail.getState().entries.length;
    await exportLedger(workstation);
    await exportResults(workstation, 'csv');
    await exportResults(workstation, 'json');
    expect(downloads).toEqual([]);
    expect(workstation.trail.getState().entries).toHaveLength(entries);
    expect(workstation.session.getState().jobs).toEqual([]);
  });
});
