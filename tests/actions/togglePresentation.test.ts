import { describe, expect, it } from 'vitest';
import { presentationProblems, presentationsFor, togglePresentation } from '#actions/view/togglePresentation.ts';
import { ctSlice, dicomFile, type Elements } from '../builders/dicom.ts';
import { decodeImported, importBytes } from '../builders/files.ts';
import { presentation } from '../builders/presentation.ts';
import { workstationInMemory } from '../builders/workstation.ts';

const UIDS: Elements = { '0020000D': ['UI', '1.2'], '0020000E': ['UI', '1.2.3'] };

async function opened(state: Elements = presentation()) {
  const slices = [1, 2, 3].map((number) => ctSlice({ number, z: 5 * number, uid: `1.2.3.${number}` }, { ...UIDS, '00281052': ['DS', '0'], '00281053': ['DS', '1'] })); // prettier-ignore
  const imported = await importBytes(...[...slices, state].map(dicomFile));
  const decoded = await decodeImported(imported);
  const { workstation } = workstationInMemory({ decoding: { decode: () => Promise.resolve({ ok: true, value: decoded }) } }); // prettier-ignore
  const { studies } = imported.manifest;
  workstation.library
    .getState()
    .addStudies(studies.map((study) => ({ study, source: 'device', digest: '', filesAtHand: true, kept: false })));
  const series = studies.flatMap((study) => study.series);
  const [ct, pr] = [series.find(({ modality }) => modality === 'CT'), series.find(({ modality }) => modality === 'PR')];
  if (!ct || !pr) throw new Error('not both series');
  return { workstation, ct, pr, viewport: () => workstation.reading.getState().viewports[0] };
}

describe('a presentation state of an open study', () => {
  it('belongs to the series it refers to, and to that only', async () => {
    const { workstation, ct, pr } = await opened();
    const library = workstation.library.getState();
    expect(presentationsFor(library, ct).map(({ label }) => label)).toEqual(['KEY IMAGE']);
    expect(presentationsFor(library, pr)).toEqual([]);
    expect([...presentationProblems(library, ct), ...presentationProblems(library, pr)]).toEqual([]);
  });

  it('brings its first image into view, looked at as it says; taken off, all is as it was', async () => {
    const { workstation, ct, viewport } = await opened();
    const [state] = presentationsFor(workstation.library.getState(), ct);
    if (!state) throw new Error('no state');
    await togglePresentation(workstation, state);
    expect(viewport()).toMatchObject({
      stackId: '1.2.3/0',
      window: { lower: -100, upper: 200 },
      rotation: 90,
      flipped: true,
    });
    // The first image it refers to lies at 5 mm.
    expect(viewport()?.focus?.[2]).toBeCloseTo(5, 9);
    expect(workstation.reading.getState().presentation).toMatchObject({ state: { label: 'KEY IMAGE' }, leftOut: [] });
    await togglePresentation(workstation, state);
    expect(workstation.reading.getState().presentation).toBeUndefined();
    expect(viewport()).toMatchObject({ rotation: 0, flipped: false, window: { lower: -160, upper: 240 } });
  });

  it('whose images are not open, or that is of another kind, says so with its own series', async () => {
    const elsewhere = await opened(presentation({ '00081115': ['SQ', [{ '00081140': ['SQ', [{ '00081155': ['UI', '9.9'] }]] }]] })); // prettier-ignore
    expect(presentationProblems(elsewhere.workstation.library.getState(), elsewhere.pr)).toEqual([
      { code: 'PR_E_IMAGES', message: 'KEY IMAGE: the images it refers to are not open.', tag: '(0008,1140)' },
    ]);
    const blending = await opened(presentation({ '00080016': ['UI', '1.2.840.10008.5.1.4.1.1.11.4'] }));
    expect(presentationProblems(blending.workstation.library.getState(), blending.pr)).toMatchObject([{ code: 'PR_E_KIND' }]); // prettier-ignore
  });
});
