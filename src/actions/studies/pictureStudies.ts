import type { Frame, Series, Study } from '#core/imaging/series.ts';
import { checkStorage } from '#actions/studies/checkStorage.ts';
import type { Workstation } from '#actions/workstation.ts';

/** Kinds whose frames are drawings or reports, not images. */
const NO_IMAGES: readonly Series['kind'][] = ['seg', 'rtstruct', 'sr'];

/** The middle frame of the first image series of a study. */
export function picturedFrame({ series }: Study): { readonly series: Series; readonly frame: Frame } | undefined {
  for (const one of series) {
    if (NO_IMAGES.includes(one.kind) || one.computed) continue;
    const [stack] = one.stacks;
    const frame = stack?.frames[Math.floor(stack.frames.length / 2)];
    if (frame?.instance.pixels) return { series: one, frame };
  }
  return undefined;
}

/**
 * Makes the small picture of each study that has none, once the page has nothing else to do: the reader waits for the
 * first image, not for these.
 */
export async function pictureStudies(workstation: Workstation, studies: readonly Study[]): Promise<void> {
  for (const study of studies) {
    await jobsDone(workstation);
    await pictureStudy(workstation, study);
  }
}

async function pictureStudy(workstation: Workstation, study: Study): Promise<void> {
  const { thumbnails, picturing, volumes, library } = workstation;
  const found = picturedFrame(study);
  const blob = found && volumes.getState().blobs.get(found.frame.instance.file.digest);
  if (!found || !blob) return;
  try {
    if (await thumbnails.read(study.studyUid)) return;
    const picture = await picturing.picture(found.series, found.frame, blob);
    if (!picture) return;
    thumbnails.put(study.studyUid, picture);
    library.getState().pictured();
    const entry = library.getState().studies.find((one) => one.study.studyUid === study.studyUid);
    if (entry?.kept) await thumbnails.keep(study.studyUid);
  } catch {
    // A study without a picture shows its modality. Where room is the reason, the reader is told of that.
    await checkStorage(workstation);
  }
}

/** Resolves when no job is under way. */
function jobsDone({ session }: Workstation): Promise<void> {
  if (session.getState().jobs.length === 0) return Promise.resolve();
  return new Promise((resolve) => {
    const unsubscribe = session.subscribe(({ jobs }) => {
      if (jobs.length > 0) return;
      unsubscribe();
      resolve();
    });
  });
}
