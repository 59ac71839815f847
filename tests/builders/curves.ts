import type { Workstation } from '#actions/workstation.ts';
import { measureRegion } from '#core/measurements/measureRegion.ts';
import type { Region, RegionShape } from '#core/regions/region.ts';
import type { Series } from '#core/imaging/series.ts';
import type { PhantomFile } from '#phantoms/phantomFile.ts';
import { createCodecs } from '#dicom/codecs/codecs.ts';
import { wasmFromDisk } from '#dicom/codecs/wasmFromDisk.ts';
import { decodeStack } from '#dicom/decodeStack.ts';
import { importSources, sourceOf, type Imported } from './files.ts';
import { builtKernels } from './kernels.ts';
import { workstationInMemory } from './workstation.ts';

const codecs = createCodecs(wasmFromDisk);

/** A workstation that has files open: its decoding and measuring are the real ones, without workers. */
export async function openedWorkstation(files: readonly PhantomFile[]) {
  return workstationOf(await importSources(files.map(({ name, bytes }) => sourceOf(name, bytes))));
}

export async function workstationOf({ manifest, readBytes }: Imported) {
  const { summarise } = await builtKernels();
  const ports: Partial<Workstation> = {
    decoding: { decode: (stack) => decodeStack(stack, readBytes, { codecs }) },
    measuring: { measure: (request) => Promise.resolve(measureRegion(request, summarise)) },
  };
  const made = workstationInMemory(ports);
  const { library, reading } = made.workstation;
  library
    .getState()
    .addStudies(
      manifest.studies.map((study) => ({ study, source: 'device', digest: '', filesAtHand: true, kept: false })),
    );
  reading.getState().set({ studyUids: manifest.studies.map(({ studyUid }) => studyUid) });
  return { ...made, series: manifest.studies.flatMap((study) => study.series) };
}

/** A region drawn on the first stack of a series. */
export function regionOn({ seriesUid, studyUid, stacks }: Series, shape: RegionShape): Region {
  const [stack] = stacks;
  if (!stack?.grid.ok) throw new Error('the series has no volume');
  return {
    id: 'r1', name: 'R1', role: 'none', organ: '', node: false, shape, studyUid, seriesUid,
    stackId: stack.id, frameOfReferenceUid: stack.grid.value.frameOfReferenceUid,
  }; // prettier-ignore
}
