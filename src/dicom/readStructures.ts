import { items, text, texts, type DataSet } from '#core/imaging/dataset.ts';
import type { Instance } from '#core/imaging/instance.ts';
import type { Structure, StructureSet } from '#core/imaging/structures.ts';
import { failed, success, type Failure, type Notice, type Result } from '#core/result.ts';
import type { Codecs } from './codecs/codecs.ts';
import { perFrameGroups } from './functionalGroups.ts';
import { readRtStruct } from './readRtStruct.ts';
import { readSegmentation } from './readSegmentation.ts';
import { SEGMENTATIONS } from './frames.ts';

type References = Pick<StructureSet, 'referencedSeries' | 'referencedInstances'>;

const unique = (uids: readonly (string | undefined)[]) => [...new Set(uids.flatMap((uid) => uid ?? []))];

const instancesIn = (parents: readonly DataSet[], sequence: string) =>
  parents.flatMap((parent) => items(parent, sequence).map((item) => text(item, '00081155')));

/** Common Instance Reference (PS3.3 C.12.2), or where it is absent the source images of the frames (C.7.6.16.2.6). */
function segmentationReferences(dataSet: DataSet): References {
  const series = items(dataSet, '00081115');
  const stated = instancesIn(series, '0008114A');
  const derived = perFrameGroups(dataSet).flatMap((frame) => items(frame, '00089124'));
  return {
    referencedSeries: unique(series.map((item) => text(item, '0020000E'))),
    referencedInstances: unique(stated.length > 0 ? stated : instancesIn(derived, '00082112')),
  };
}

/** Referenced Frame of Reference Sequence (3006,0010): studies, series, contour images (PS3.3 C.8.8.5). */
function structureSetReferences(dataSet: DataSet): References {
  const studies = items(dataSet, '30060010').flatMap((frame) => items(frame, '30060012'));
  const series = studies.flatMap((study) => items(study, '30060014'));
  return {
    referencedSeries: unique(series.map((item) => text(item, '0020000E'))),
    referencedInstances: unique(instancesIn(series, '30060016')),
  };
}

const words = (...parts: readonly (string | undefined)[]) => parts.filter((part) => part !== undefined).join(' ');

/** Who and what made an object, as it says. */
function maker(dataSet: DataSet): Pick<StructureSet, 'author' | 'software'> {
  return {
    author: text(dataSet, '00700084') ?? text(dataSet, '00081070') ?? text(dataSet, '300E0008') ?? '',
    software: words(text(dataSet, '00080070'), text(dataSet, '00081090'), texts(dataSet, '00181020').join(' ') || undefined), // prettier-ignore
  };
}

const RT_STRUCTURE_SET = '1.2.840.10008.5.1.4.1.1.481.3';

function kindOf({ sopClassUid }: Instance): StructureSet['kind'] | undefined {
  if (SEGMENTATIONS.includes(sopClassUid)) return 'seg';
  return sopClassUid === RT_STRUCTURE_SET ? 'rtstruct' : undefined;
}

interface Content {
  readonly structures: readonly Structure[];
  readonly warnings: readonly Notice[];
}

async function contentOf(
  instance: Instance,
  kind: StructureSet['kind'],
  { bytes, codecs }: { readonly bytes: Uint8Array; readonly codecs: Codecs },
): Promise<Result<Content, Failure>> {
  if (kind === 'seg') return readSegmentation(instance, bytes, codecs);
  const read = readRtStruct(instance);
  if (!read.ok) return failed({ ...read.failure, message: `${instance.file.name}: ${read.failure.message}` });
  return success({ structures: read.value.map(({ name: label, ...structure }) => ({ label, ...structure })), warnings: [] }); // prettier-ignore
}

/**
 * The segments of a segmentation, or the regions of a structure set, in patient space (LPS mm), with what the object
 * says of its making and sources. `bytes` is the whole file. Fails with INP_E_SEG or INP_E_RTSTRUCT, naming file and
 * tag, and with INP_E_NO_STRUCTURES for any other object.
 */
export async function readStructures(
  instance: Instance,
  bytes: Uint8Array,
  codecs: Codecs,
): Promise<Result<StructureSet, Failure>> {
  const { dataSet, file, sopInstanceUid, seriesUid, studyUid } = instance;
  const kind = kindOf(instance);
  if (kind === undefined) {
    const message = `${file.name} is neither a segmentation nor a structure set.`;
    return failed({ code: 'INP_E_NO_STRUCTURES', message, tag: '(0008,0016)' });
  }
  const content = await contentOf(instance, kind, { bytes, codecs });
  if (!content.ok) return content;
  const label = text(dataSet, kind === 'seg' ? '00700080' : '30060002') ?? text(dataSet, '0008103E') ?? '';
  const references = kind === 'seg' ? segmentationReferences(dataSet) : structureSetReferences(dataSet);
  const made = { kind, sopInstanceUid, seriesUid, studyUid, file: file.name, digest: file.digest, label };
  return success({ ...made, ...maker(dataSet), ...references, ...content.value });
}
