import { OBLIQUE, ROUTINE, THIN, tumourScan } from './ct/tumourScans.ts';
import { HEAD_NOISY, VIALS_EXACT, VIALS_NOISY } from './dwi/diffusionHead.ts';
import { diffusionStudy } from './dwi/diffusionStudy.ts';
import { dynamicPet } from './dynamic/dynamicPet.ts';
import { petCtBody } from './pet/petCtBody.ts';
import { suvSituations } from './pet/suvSituations.ts';
import { calibratedUltrasound } from './us/calibratedUltrasound.ts';
import type { PhantomFile } from './phantomFile.ts';

/** Every reference object, one after the other; the same files with the same bytes at every call. */
export function* allPhantoms(): Generator<PhantomFile> {
  for (const { files } of suvSituations()) yield* files;
  yield* petCtBody();
  for (const phantom of [VIALS_EXACT, VIALS_NOISY, HEAD_NOISY]) yield* diffusionStudy(phantom);
  for (const timePoint of [0, 1, 2] as const) {
    for (const acquisition of [ROUTINE, THIN]) yield* tumourScan(timePoint, acquisition);
  }
  yield* tumourScan(0, OBLIQUE);
  yield* calibratedUltrasound();
  yield* dynamicPet();
}
