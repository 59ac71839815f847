import type { ArchiveAddress, ArchiveFailure, AskedInstance, RemoteSeries } from '#core/archive/archive.ts';
import { text, type DataSet } from '#core/imaging/dataset.ts';
import { failed, success, type Result } from '#core/result.ts';
import { malformedAnswer } from '#remote/archiveFailure.ts';
import { receiveDataSets, uidOf } from '#remote/qido.ts';
import type { Transport } from '#remote/receive.ts';
import { middleOutwards } from '#remote/transferOrder.ts';

interface ListRequest {
  readonly address: ArchiveAddress;
  readonly series: RemoteSeries;
  readonly signal: AbortSignal;
  readonly onWaiting: (failure: ArchiveFailure) => void;
}

const LIST_TRIES = 5;

/** What to ask for of a series, from its metadata (WADO-RS, PS3.18 section 10.4.1.1.2): each instance once, middle slice first. */
export async function seriesInstances(
  { address, series, signal, onWaiting }: ListRequest,
  transport: Transport,
): Promise<Result<readonly AskedInstance[], ArchiveFailure>> {
  const path = `${seriesPath(series)}/metadata`;
  const received = await receiveDataSets({ address, path, signal }, transport, { tries: LIST_TRIES, onWaiting });
  if (!received.ok) return received;
  const instances = new Map<string, { readonly dataSet: DataSet; readonly asked: AskedInstance }>();
  for (const dataSet of received.value.dataSets) {
    const sopInstanceUid = uidOf(dataSet, '00080018');
    if (sopInstanceUid === undefined) return failed(malformedAnswer('an image has no valid SOP Instance UID'));
    const owner = text(dataSet, '0020000E') ?? series.seriesUid;
    if (owner !== series.seriesUid) return failed(malformedAnswer('it lists images of another series'));
    instances.set(sopInstanceUid, { dataSet, asked: askedInstance(series, sopInstanceUid, dataSet) });
  }
  return success(middleOutwards([...instances.values()]).map(({ asked }) => asked));
}

export const seriesPath = ({ studyUid, seriesUid }: RemoteSeries) =>
  `/studies/${encodeURIComponent(studyUid)}/series/${encodeURIComponent(seriesUid)}`;

/** "CT chest 5 mm", or what else tells the series apart. */
export const seriesTitle = ({ description, modality, number }: RemoteSeries) =>
  description || [modality || 'Series', ...(number === undefined ? [] : [String(number)])].join(' ');

function askedInstance(series: RemoteSeries, sopInstanceUid: string, dataSet: DataSet): AskedInstance {
  const instance = text(dataSet, '00200013');
  const image = instance === undefined ? 'image' : `image ${instance}`;
  return { sopInstanceUid, seriesUid: series.seriesUid, name: `${seriesTitle(series)}, ${image} (${sopInstanceUid})` };
}
