import { describe, expect, it } from 'vitest';
import { exportHanging, importHanging, loadHanging, restoreShippedHanging } from '#actions/studies/hangStudies.ts';
import { workstationInMemory } from '../../builders/workstation.ts';

const OWN = {
  name: 'Trial 7', version: 2,
  rules: [{
    name: 'All', studies: 'any', layout: '1x1', selectors: { any: {} },
    cells: [{ series: ['any'], orientation: 'axial' }],
  }],
}; // prettier-ignore

describe('hanging rules in force', () => {
  it('are those served with the app, until a file brings others, for later sessions too', async () => {
    const { workstation } = workstationInMemory();
    expect((await loadHanging(workstation)).name).toBe('Readout default hanging');
    expect(await importHanging(workstation, JSON.stringify(OWN))).toMatchObject({ ok: true });
    expect(await loadHanging(workstation)).toEqual(OWN);
    workstation.reading.getState().set({ hanging: undefined });
    expect(await loadHanging(workstation)).toEqual(OWN);
    await restoreShippedHanging(workstation);
    expect((await loadHanging(workstation)).name).toBe('Readout default hanging');
  });

  it('stay as they are when a file is no JSON or not valid', async () => {
    const { workstation } = workstationInMemory();
    expect(await importHanging(workstation, '{')).toMatchObject({ failure: { code: 'HANG_E_NO_JSON' } });
    expect(await importHanging(workstation, '{}')).toMatchObject({ failure: { code: 'HANG_E_INVALID' } });
    expect((await loadHanging(workstation)).name).toBe('Readout default hanging');
  });

  it('fall back, saying so, when what was stored cannot be read, and to the largest series when nothing can', async () => {
    const { workstation } = workstationInMemory({ shippedHanging: () => Promise.reject(new Error('offline')) });
    await workstation.settings.write('hanging', { name: 'old' });
    const hanging = await loadHanging(workstation);
    expect(hanging.rules.map(({ name }) => name)).toEqual(['The largest series of each study']);
    expect(workstation.session.getState().notices).toMatchObject([{ id: 'hanging', code: 'HANG_E_INVALID' }]);
  });

  it('are exported as they can be imported', async () => {
    const { workstation, downloads } = workstationInMemory();
    await exportHanging(workstation);
    const text = await downloads[0]?.content.text();
    expect(await importHanging(workstation, text ?? '')).toMatchObject({ ok: true });
  });
});
