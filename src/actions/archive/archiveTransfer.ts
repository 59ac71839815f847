import type { ArchiveAddress, RemoteSeries } from '#core/archive/archive.ts';
import type { Result } from '#core/result.ts';
import { archiveAccount } from '#actions/archive/archiveAccount.ts';
import { runJob, type JobReport } from '#actions/job.ts';
import { openFiles } from '#actions/studies/openFiles.ts';
import { openStudies } from '#actions/studies/openStudies.ts';
import type { DicomWeb, Workstation } from '#actions/workstation.ts';
import type { Arrived, Transfer } from '#stores/archive.ts';

interface WantedStudy {
  readonly studyUid: string;
  /** Only these series; all of the study when absent. */
  readonly seriesUids?: readonly string[];
}

/**
 * Fetches a study from the archive and opens it when it came whole. What is missing is shown with its reason and can be
 * asked for again; the reader may open the rest knowingly (`openArrived`).
 */
export async function fetchStudy(workstation: Workstation, wanted: WantedStudy): Promise<void> {
  const { remote, session } = workstation;
  const { address, transfers, putTransfer } = remote.getState();
  const { studyUid, seriesUids } = wanted;
  if (!address || !session.getState().actor || transfers[studyUid]?.phase === 'running') return;
  const abort = new AbortController();
  const counts = { images: 0, total: 0 };
  const put = (transfer: Transfer) => putTransfer(studyUid, { ...transfer, ...(seriesUids ? { seriesUids } : {}) });
  put({ phase: 'running', ...counts, cancel: () => abort.abort() });
  const label = `Fetching from ${address.name}`;
  const fetched = await runJob(workstation, label, async (job) => {
    const signal = AbortSignal.any([job.signal, abort.signal]);
    try {
      return await retrieved(workstation, { address, wanted, signal }, (images, total, waiting) => {
        Object.assign(counts, { images, total });
        const repeated = waiting === undefined ? {} : { waiting };
        put({ phase: 'running', ...counts, ...repeated, cancel: () => abort.abort() });
        reportTo(job, images, total, waiting);
      });
    } catch (error) {
      if (signal.aborted) return undefined;
      putTransfer(studyUid, undefined);
      throw error;
    }
  });
  if (!fetched) return put({ phase: 'cancelled', ...counts });
  if (!fetched.ok) return put({ phase: 'failed', failure: fetched.failure });
  if (fetched.value.missing.length > 0) return put({ phase: 'incomplete', arrived: fetched.value });
  putTransfer(studyUid, undefined);
  await openFetched(workstation, address, fetched.value);
}

function reportTo({ progress }: JobReport, images: number, total: number, waiting: string | undefined) {
  const count = `${images.toLocaleString('en')} of ${total.toLocaleString('en')} images`;
  progress(total > 0 ? images / total : undefined, waiting === undefined ? count : `${count} · ${waiting}`);
}

interface TransferRequest {
  readonly address: ArchiveAddress;
  readonly wanted: WantedStudy;
  readonly signal: AbortSignal;
}

async function retrieved(
  { dicomWeb }: Workstation,
  { address, wanted, signal }: TransferRequest,
  onProgress: (images: number, total: number, waiting: string | undefined) => void,
): ReturnType<DicomWeb['retrieve']> {
  const listed = await dicomWeb.listSeries({ address, studyUid: wanted.studyUid, signal });
  if (!listed.ok) return listed;
  const series = chosen(listed, wanted);
  return dicomWeb.retrieve({
    address,
    series,
    signal,
    onProgress: ({ images, total, waiting }) => onProgress(images, total, waiting),
  });
}

const chosen = (
  { value }: Extract<Result<readonly RemoteSeries[], never>, { ok: true }>,
  { seriesUids }: WantedStudy,
) => value.filter(({ seriesUid }) => seriesUids === undefined || seriesUids.includes(seriesUid));

/** Opens what arrived of a study that is not whole. It stays listed as incomplete, so that the rest can be fetched. */
export async function openArrived(workstation: Workstation, studyUid: string): Promise<void> {
  const { address, transfers } = workstation.remote.getState();
  const transfer = transfers[studyUid];
  if (address && transfer?.phase === 'incomplete') await openFetched(workstation, address, transfer.arrived);
}

async function openFetched(workstation: Workstation, address: ArchiveAddress, arrived: Arrived): Promise<void> {
  const manifest = await openFiles(workstation, arrived.files, {
    source: 'archive',
    archive: address.name,
    account: (read) => archiveAccount(read, arrived),
  });
  if (!manifest) return;
  await openStudies(
    workstation,
    manifest.studies.map(({ studyUid }) => studyUid),
  );
}
