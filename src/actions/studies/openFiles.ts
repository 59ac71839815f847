import { digestOfDigests } from '#core/digest.ts';
import type { Manifest } from '#core/imaging/manifest.ts';
import type { Study } from '#core/imaging/series.ts';
import { runJob } from '#actions/job.ts';
import { withOverrides } from '#actions/measurements/overrideSuv.ts';
import { pictureStudies } from '#actions/studies/pictureStudies.ts';
import { record } from '#actions/ledger/record.ts';
import type { ImportProgress, Workstation } from '#actions/workstation.ts';
import { accessionOf, modalitiesOf, type LibraryState, type LibraryStudy } from '#stores/library.ts';

/** Where files come from, and as which sample they were made. */
interface Origin {
  readonly source: LibraryStudy['source'];
  readonly sample?: string;
  /** The archive on the network that sent them. */
  readonly archive?: string;
  /** What whoever brought the files knows beyond them, for example of files that did not come. */
  readonly account?: (manifest: Manifest) => Manifest;
}

/** Reads files into the library. The manifest accounts for each; nothing already in the library is lost. */
export async function openFiles(
  workstation: Workstation,
  files: readonly File[],
  { source, sample, archive, account = (manifest) => manifest }: Origin = { source: 'device' },
): Promise<Manifest | undefined> {
  const { importing, library, volumes } = workstation;
  const started = performance.now();
  const imported = await runJob(workstation, 'Reading files', ({ signal, progress }) =>
    importing.readFiles(files, {
      known: () => knownInstances(library.getState()),
      signal,
      onProgress: (done) => progress(done.total > 0 ? done.files / done.total : undefined, rate(done, started)),
    }),
  );
  if (!imported) return undefined;
  const { blobs } = imported;
  const manifest = account(imported.manifest);
  volumes.getState().addBlobs(blobs);
  const kept = new Set(await keptStudies(workstation));
  const { read } = workstation.trail.getState();
  const merged = manifest.studies
    .map((study) => mergeStudy(library.getState().studies, study))
    .map((study) => withOverrides(study, read));
  releaseReread(workstation, manifest.studies);
  library.getState().addStudies(
    merged.map((study) => ({
      study,
      source,
      digest: studyDigest(study),
      kept: kept.has(study.studyUid),
    })),
  );
  library.getState().setManifest(manifest);
  for (const study of merged) await recordImport(workstation, study, { manifest, sample, archive });
  void pictureStudies(workstation, merged);
  return manifest;
}

/** Studies kept in this browser. Where its storage is denied none is; what was read is worth no less, and that is said. */
async function keptStudies({ archive, session }: Workstation): Promise<readonly string[]> {
  try {
    return await archive.kept();
  } catch (error) {
    session.getState().notify({
      id: 'kept-studies',
      tone: 'warning',
      code: 'STO_E_READ',
      message: `The browser does not let kept studies be seen (${String(error)}). The files just read are complete.`,
    });
    return [];
  }
}

const knownInstances = ({ studies }: LibraryState) =>
  studies.flatMap(({ study }) => study.series.flatMap(({ instances }) => instances));

/** Voxels decoded from an earlier reading of a series do not belong to what is read now. */
function releaseReread({ library, volumes, viewer }: Workstation, studies: readonly Study[]) {
  const known = library.getState().studies.flatMap(({ study }) => study.series);
  const read = new Map(studies.flatMap(({ series }) => series.map((one) => [one.seriesUid, one] as const)));
  const stale = known.filter(({ seriesUid, instances }) => {
    const again = read.get(seriesUid);
    return again !== undefined && filesOf(again.instances) !== filesOf(instances);
  });
  const ids = stale.flatMap(({ stacks }) => stacks.map(({ id }) => id));
  if (ids.length === 0) return;
  volumes.getState().release(ids);
  void viewer().then((made) => made.release(ids));
}

const filesOf = (instances: Study['series'][number]['instances']) =>
  digestOfDigests(instances.map(({ file }) => file.digest));

const studyDigest = ({ series }: Study) =>
  digestOfDigests(series.flatMap(({ instances }) => instances.map(({ file }) => file.digest)));

/** Series opened earlier stay beside those opened now; one opened again holds what was known of it. */
function mergeStudy(known: readonly LibraryStudy[], study: Study): Study {
  const earlier = known.find((entry) => entry.study.studyUid === study.studyUid)?.study;
  if (!earlier) return study;
  const now = new Set(study.series.map(({ seriesUid }) => seriesUid));
  return { ...study, series: [...earlier.series.filter(({ seriesUid }) => !now.has(seriesUid)), ...study.series] };
}

function recordImport(
  workstation: Workstation,
  study: Study,
  {
    manifest,
    sample,
    archive,
  }: { readonly manifest: Manifest; readonly sample: string | undefined; readonly archive: string | undefined },
): Promise<void> {
  return record(
    workstation,
    {
      kind: 'study-imported',
      studyUid: study.studyUid,
      patientId: study.patientId,
      patientName: study.patientName,
      studyDate: study.studyDate,
      files: manifest.received,
      shown: study.series.reduce((sum, { instances }) => sum + instances.length, 0),
      withheld: manifest.withheld.length,
      modalities: modalitiesOf(study),
      description: study.description,
      accession: accessionOf(study),
      series: study.series.length,
      ...(sample === undefined ? {} : { sample }),
      ...(archive === undefined ? {} : { archive }),
      digest: studyDigest(study),
    },
    { subject: study.studyUid },
  );
}

/** "1 204 of 2 000 files · 38 MB/s · 4 s left" */
function rate({ files, total, bytes }: ImportProgress, started: number): string {
  const elapsed = Math.max((performance.now() - started) / 1000, 1e-3);
  const left = files > 0 ? Math.ceil((elapsed / files) * (total - files)) : undefined;
  const counts = `${files.toLocaleString('en')} of ${total.toLocaleString('en')} files`;
  const speed = `${(bytes / 1e6 / elapsed).toFixed(0)} MB/s`;
  return [counts, speed, ...(left === undefined ? [] : [`${left} s left`])].join(' · ');
}
