import type {
  ArchiveAddress,
  ArchiveFailure,
  AskedInstance,
  MissingPart,
  RemoteSeries,
  RetrievalProgress,
} from '#core/archive/archive.ts';
import { failed, success, type Result } from '#core/result.ts';
import { malformedAnswer, notAsked, unlisted } from '#remote/archiveFailure.ts';
import { AS_STORED, instanceFile } from '#remote/instanceFile.ts';
import { receive, type Transport } from '#remote/receive.ts';
import { runByPriority, type RankedTask } from '#remote/runByPriority.ts';
import { seriesInstances, seriesPath, seriesTitle } from '#remote/seriesInstances.ts';
import { seriesInOrder } from '#remote/transferOrder.ts';
import { withRetry } from '#remote/withRetry.ts';

/** What a retrieval gave: every instance asked for is a file or among the missing. */
export interface Retrieval {
  readonly asked: readonly AskedInstance[];
  readonly files: readonly File[];
  readonly missing: readonly MissingPart[];
}

export interface RetrieveRequest {
  readonly address: ArchiveAddress;
  readonly series: readonly RemoteSeries[];
  readonly signal: AbortSignal;
  readonly onProgress: (progress: RetrievalProgress) => void;
}

/** Browsers open six connections to one host over HTTP/1.1; two stay free for searches and the page itself. */
const PARALLEL = 4;
const TRIES = 5;
/** After so many images in a row that failed every try, the archive is taken to be gone. */
const GIVE_UP_AFTER = 3;
/** Ranks of one series lie below those of the next. */
const RANKS_PER_SERIES = 1e7;

/**
 * Fetches every instance of the series as stored, the middle slices of the first series first. What arrived is put into
 * `held`, and what is there already is not asked for again, so that a retrieval cut short goes on where it stopped.
 * Fails as a whole when the credentials are refused or nothing at all arrives; otherwise what is missing is named.
 * @throws only the signal's reason.
 */
export async function retrieve(
  request: RetrieveRequest,
  held: Map<string, File>,
  transport: Transport,
): Promise<Result<Retrieval, ArchiveFailure>> {
  const transfer = new Transfer(request, held, transport);
  await runByPriority(transfer.listings(), PARALLEL);
  return transfer.result();
}

class Transfer {
  private readonly asked: AskedInstance[] = [];
  private readonly files: File[] = [];
  private readonly missing: MissingPart[] = [];
  private readonly counts = new Map<string, number>();
  private bytes = 0;
  private failuresInRow = 0;
  private stopped: ArchiveFailure | undefined;
  private readonly request: RetrieveRequest;
  private readonly held: Map<string, File>;
  private readonly transport: Transport;

  constructor(request: RetrieveRequest, held: Map<string, File>, transport: Transport) {
    this.request = request;
    this.held = held;
    this.transport = transport;
  }

  listings(): readonly RankedTask[] {
    const series = seriesInOrder(this.request.series);
    for (const { seriesUid, images } of series) this.counts.set(seriesUid, images ?? 0);
    return series.map((one, index) => {
      const rank = index * RANKS_PER_SERIES;
      return { rank, run: () => this.list(one, rank + 1) };
    });
  }

  result(): Result<Retrieval, ArchiveFailure> {
    const { asked, files, missing, stopped } = this;
    if (stopped?.general) return failed(stopped);
    const [first] = missing;
    if (files.length === 0) return failed(stopped ?? first?.failure ?? malformedAnswer('it lists no image'));
    return success({ asked, files, missing });
  }

  private async list(series: RemoteSeries, rank: number): Promise<readonly RankedTask[]> {
    const { address, signal } = this.request;
    const whole = { seriesUid: series.seriesUid, name: `${seriesTitle(series)}, the whole series` };
    if (this.stopped) {
      this.missing.push({ ...whole, failure: notAsked() });
      return [];
    }
    const onWaiting = this.waiting;
    const listed = await seriesInstances({ address, series, signal, onWaiting }, this.transport);
    if (!listed.ok) {
      this.failedOne({ ...whole, failure: listed.failure });
      return [];
    }
    this.asked.push(...listed.value);
    this.counts.set(series.seriesUid, listed.value.length);
    this.checkCount(series, listed.value.length);
    this.report();
    return listed.value.map((asked, index) => ({ rank: rank + index, run: () => this.fetch(series, asked) }));
  }

  /** The archive's own count (0020,1209) is the only witness of images that its listing leaves out. */
  private checkCount(series: RemoteSeries, listed: number): void {
    const { images = 0, seriesUid } = series;
    if (images <= listed) return;
    const name = `${seriesTitle(series)}, ${images - listed} of ${images} images`;
    this.missing.push({ seriesUid, name, failure: unlisted(images, listed) });
  }

  private async fetch(series: RemoteSeries, asked: AskedInstance): Promise<readonly RankedTask[]> {
    const held = this.held.get(asked.sopInstanceUid);
    const { seriesUid, name } = asked;
    if (held) this.arrived(held);
    else if (this.stopped) this.missing.push({ seriesUid, name, failure: notAsked() });
    else {
      const file = await this.fetchFile(series, asked);
      if (file.ok) {
        this.held.set(asked.sopInstanceUid, file.value);
        this.failuresInRow = 0;
        this.arrived(file.value);
      } else this.failedOne({ seriesUid, name, failure: file.failure });
    }
    return [];
  }

  private fetchFile(series: RemoteSeries, { sopInstanceUid, name }: AskedInstance) {
    const { address, signal } = this.request;
    const path = `${seriesPath(series)}/instances/${encodeURIComponent(sopInstanceUid)}`;
    const attempt = async (): Promise<Result<File, ArchiveFailure>> => {
      const received = await receive({ address, path, accept: AS_STORED, signal }, this.transport);
      if (!received.ok) return received;
      const bytes = instanceFile(received.value);
      return bytes.ok ? success(new File([bytes.value as Uint8Array<ArrayBuffer>], name)) : bytes;
    };
    return withRetry(attempt, this.transport, { tries: TRIES, signal, onWaiting: this.waiting });
  }

  private arrived(file: File): void {
    this.files.push(file);
    this.bytes += file.size;
    this.report();
  }

  private failedOne(part: MissingPart): void {
    this.missing.push(part);
    if (part.failure.passing) this.failuresInRow++;
    if (part.failure.general || this.failuresInRow >= GIVE_UP_AFTER) this.stopped ??= part.failure;
  }

  private readonly waiting = (failure: ArchiveFailure): void => this.report(`asking again: ${failure.message}`);

  private report(waiting?: string): void {
    const total = [...this.counts.values()].reduce((sum, images) => sum + images, 0);
    const { bytes } = this;
    const images = this.files.length;
    this.request.onProgress({ images, total, bytes, ...(waiting === undefined ? {} : { waiting }) });
  }
}
