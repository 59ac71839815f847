import { describe, expect, it } from 'vitest';
import { addRegion, changeKind, toggleRole } from '#actions/regions/regions.ts';
import type { Region } from '#core/regions/region.ts';
import { newRegion } from '#features/marking/newRegion.ts';
import type { ShownStack } from '#actions/view/activeView.ts';
import { region } from '../../builders/ledger.ts';
import { workstationInMemory } from '../../builders/workstation.ts';

const STUDIES = [
  { studyUid: 'chest', patientId: 'P', studyDate: '20260101' },
  { studyUid: 'abdomen', patientId: 'P', studyDate: '20260101' },
  { studyUid: 'later', patientId: 'P', studyDate: '20260301' },
  { studyUid: 'other', patientId: 'Q', studyDate: '20260101' },
];

/** A workstation whose trail knows two studies of one day, one of a later day and one of another subject. */
async function marked(...regions: readonly Region[]) {
  const { workstation } = workstationInMemory();
  const { trail } = workstation;
  const studies = STUDIES.map((study) => ({ ...study, description: '', modalities: [], series: 0, images: 0 }));
  trail.getState().set({ read: { ...trail.getState().read, studies } as never });
  for (const one of regions) await addRegion(workstation, one);
  const read = () => trail.getState().read.regions;
  return { workstation, read, named: (id: string) => read().find((one) => one.id === id) };
}

const mark = (id: string, studyUid: string, change: Partial<Region> = {}) =>
  region({ id, studyUid, name: 'M1', role: 'none', organ: '', ...change });

describe('a region that is drawn', () => {
  const shownIn = (studyUid: string, kind: string) =>
    ({
      series: { studyUid, seriesUid: `${studyUid}.1`, kind },
      stack: { id: `${studyUid}.1/0`, frames: [] },
      decoded: { kind: 'volume', volume: { grid: { frameOfReferenceUid: 'f' } } },
    }) as unknown as ShownStack;

  it.each(['ct', 'mr', 'pet', 'us'])('on %s is a plain mark: no target of a sum until the reader says so', async (kind) => {
    const { workstation } = await marked();
    expect(newRegion(workstation, shownIn('chest', kind), 0)).toMatchObject({ role: 'none', name: 'M1' });
  });

  it('has a name that is free on its day, not only in its study', async () => {
    const { workstation } = await marked(mark('a', 'abdomen'), mark('b', 'other', { name: 'M2' }));
    expect(newRegion(workstation, shownIn('chest', 'ct'), 0).name).toBe('M2');
    expect(newRegion(workstation, shownIn('later', 'ct'), 0).name).toBe('M1');
  });
}); // prettier-ignore

describe('the role of a region', () => {
  it('names it, with the lowest number free on its day', async () => {
    const { workstation, named } = await marked(
      mark('a', 'abdomen', { name: 'T1', role: 'target' }),
      mark('b', 'chest'),
      mark('c', 'later'),
    );
    const [b, c] = [named('b'), named('c')];
    if (!b || !c) throw new Error('no region');
    await changeKind(workstation, b, { role: 'target', node: false });
    await changeKind(workstation, c, { role: 'target', node: true });
    expect(named('b')).toMatchObject({ role: 'target', name: 'T2', organ: '' });
    expect(named('c')).toMatchObject({ role: 'target', node: true, name: 'N1', organ: 'Lymph node' });
  });

  it('leaves a name that the reader gave', async () => {
    const { workstation, named } = await marked(mark('a', 'chest', { name: 'Apex' }));
    await toggleRole(workstation, 'target');
    expect(named('a')).toMatchObject({ role: 'target', name: 'Apex' });
  });

  it('is given to the selected region by a key, and taken back by the same', async () => {
    const { workstation, named } = await marked(mark('a', 'chest'), mark('b', 'chest', { name: 'M2' }));
    await toggleRole(workstation, 'target');
    expect([named('a')?.role, named('b')?.role, named('b')?.name]).toEqual(['none', 'target', 'T1']);
    await toggleRole(workstation, 'non-target');
    expect(named('b')).toMatchObject({ role: 'non-target', name: 'NT1' });
    await toggleRole(workstation, 'non-target');
    expect(named('b')).toMatchObject({ role: 'none', name: 'M2' });
    workstation.reading.getState().set({ selectedRegion: undefined });
    await toggleRole(workstation, 'target');
    expect(named('b')?.role).toBe('none');
  });
});
