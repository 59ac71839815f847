import type {
  ArchiveAddress,
  ArchiveFailure,
  RemoteSeries,
  RemoteStudy,
  StudyPage,
  StudyQuery,
} from '#core/archive/archive.ts';
import { number, text, texts, type DataSet } from '#core/imaging/dataset.ts';
import { failed, success, type Result } from '#core/result.ts';
import { malformedAnswer, mediaType, wrongContentType } from '#remote/archiveFailure.ts';
import { dataSetsOf } from '#remote/dicomJson.ts';
import { receive, type Transport } from '#remote/receive.ts';
import { withRetry } from '#remote/withRetry.ts';

export const DICOM_JSON = 'application/dicom+json';
/** A person waits: a search gives up sooner than a transfer. */
const SEARCH_TRIES = 3;
const PAGE = 50;
/** StudyDescription, ModalitiesInStudy, NumberOfStudyRelatedSeries and …Instances are not returned unless asked for. */
const STUDY_FIELDS = ['00081030', '00080061', '00201206', '00201208'];
const SERIES_FIELDS = ['0008103E', '00080060', '00200011', '00201209'];

interface Query {
  readonly address: ArchiveAddress;
  readonly path: string;
  readonly signal: AbortSignal;
}

export interface DataSets {
  readonly dataSets: readonly DataSet[];
  readonly warning: string;
}

/** A GET whose answer is DICOM JSON; 204 is an empty list (PS3.18 section 10.6.3). */
export async function receiveDataSets(
  query: Query,
  transport: Transport,
  options: { readonly tries: number; readonly onWaiting?: (failure: ArchiveFailure) => void },
): Promise<Result<DataSets, ArchiveFailure>> {
  const { signal } = query;
  const ask = () => receive({ ...query, accept: DICOM_JSON }, transport);
  const received = await withRetry(ask, transport, { ...options, signal });
  if (!received.ok) return received;
  const { status, contentType, bytes, warning } = received.value;
  if (status === 204) return success({ dataSets: [], warning });
  if (![DICOM_JSON, 'application/json'].includes(mediaType(contentType))) {
    return failed(wrongContentType('DICOM JSON', contentType));
  }
  const dataSets = dataSetsOf(bytes);
  return dataSets.ok ? success({ dataSets: dataSets.value, warning }) : dataSets;
}

/** The query string of a search for studies (PS3.18 section 8.3.4); empty keys are left out. */
export function studyParameters(query: StudyQuery, offset: number): string {
  const keys: readonly (readonly [string, string])[] = [
    ['PatientID', query.patientId.trim()],
    ['PatientName', nameKey(query.patientName)],
    ['StudyDate', query.from || query.to ? `${query.from}-${query.to}` : ''],
    ['ModalitiesInStudy', query.modality],
    ['AccessionNumber', query.accession.trim()],
    ...STUDY_FIELDS.map((field) => ['includefield', field] as const),
    ['limit', String(PAGE)],
    ['offset', String(offset)],
  ];
  return keys
    .filter(([, value]) => value !== '')
    .map(([key, value]) => `${key}=${encodeURIComponent(value)}`)
    .join('&');
}

/** Few readers type a whole DICOM name: without a wildcard of their own it is matched from its beginning. */
function nameKey(name: string): string {
  const typed = name.trim();
  return typed === '' || /[*?]/.test(typed) ? typed : `${typed}*`;
}

/** One page of the studies that match, in the archive's order (QIDO-RS, PS3.18 section 10.6). */
export async function searchStudies(
  { address, query, offset, signal }: Omit<Query, 'path'> & { readonly query: StudyQuery; readonly offset: number },
  transport: Transport,
): Promise<Result<StudyPage, ArchiveFailure>> {
  const path = `/studies?${studyParameters(query, offset)}`;
  const found = await receiveDataSets({ address, path, signal }, transport, { tries: SEARCH_TRIES });
  if (!found.ok) return found;
  const { dataSets, warning } = found.value;
  const studies = dataSets.flatMap((dataSet) => remoteStudy(dataSet) ?? []);
  if (studies.length < dataSets.length) return failed(malformedAnswer('a study has no valid Study Instance UID'));
  const next = dataSets.length < PAGE ? undefined : offset + dataSets.length;
  return success({ studies, next, truncated: /^299\b/.test(warning) });
}

/** Every series of a study with the counts the archive gives, before any pixel. */
export async function listSeries(
  { address, studyUid, signal }: Omit<Query, 'path'> & { readonly studyUid: string },
  transport: Transport,
): Promise<Result<readonly RemoteSeries[], ArchiveFailure>> {
  const fields = SERIES_FIELDS.map((field) => `includefield=${field}`).join('&');
  const path = `/studies/${encodeURIComponent(studyUid)}/series?${fields}`;
  const found = await receiveDataSets({ address, path, signal }, transport, { tries: SEARCH_TRIES });
  if (!found.ok) return found;
  const series = new Map<string, RemoteSeries>();
  for (const dataSet of found.value.dataSets) {
    const one = remoteSeries(dataSet, studyUid);
    if (!one) return failed(malformedAnswer('a series has no valid Series Instance UID'));
    series.set(one.seriesUid, one);
  }
  return success([...series.values()]);
}

/** PS3.5 section 9.1; only what is a UID may become part of a URL. */
export function uidOf(dataSet: DataSet, tag: string): string | undefined {
  const uid = text(dataSet, tag);
  return uid !== undefined && /^[0-9.]{1,64}$/.test(uid) ? uid : undefined;
}

/** A count as the archive states it; what is no whole number is no count. */
function count(dataSet: DataSet, tag: string): number | undefined {
  const value = number(dataSet, tag);
  return value !== undefined && Number.isSafeInteger(value) && value >= 0 ? value : undefined;
}

function remoteStudy(dataSet: DataSet): RemoteStudy | undefined {
  const studyUid = uidOf(dataSet, '0020000D');
  if (studyUid === undefined) return undefined;
  return {
    studyUid,
    patientId: text(dataSet, '00100020') ?? '',
    patientName: text(dataSet, '00100010') ?? '',
    studyDate: text(dataSet, '00080020') ?? '',
    description: text(dataSet, '00081030') ?? '',
    accession: text(dataSet, '00080050') ?? '',
    modalities: texts(dataSet, '00080061').filter((modality) => modality !== ''),
    series: count(dataSet, '00201206'),
    images: count(dataSet, '00201208'),
  };
}

function remoteSeries(dataSet: DataSet, studyUid: string): RemoteSeries | undefined {
  const seriesUid = uidOf(dataSet, '0020000E');
  if (seriesUid === undefined) return undefined;
  return {
    studyUid,
    seriesUid,
    modality: text(dataSet, '00080060') ?? '',
    description: text(dataSet, '0008103E') ?? '',
    number: count(dataSet, '00200011'),
    images: count(dataSet, '00201209'),
  };
}
