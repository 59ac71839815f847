import type { Instance } from '#core/imaging/instance.ts';
import type { Series, Stack } from '#core/imaging/series.ts';
import { missingSources, otherFrameOfReference, type Structure, type StructureSet } from '#core/imaging/structures.ts';
import { isOnGrid } from '#core/regions/maskShape.ts';
import type { Region } from '#core/regions/region.ts';
import type { Notice } from '#core/result.ts';
import { measureRegion } from '#actions/measurements/measureRegion.ts';
import { record } from '#actions/ledger/record.ts';
import type { Workstation } from '#actions/workstation.ts';
import type { LibraryState } from '#stores/library.ts';

/** Reads what the segmentations or structure sets of a series hold, once per file. */
export async function readStructureSets(workstation: Workstation, { instances }: Series): Promise<void> {
  await Promise.all(instances.map((instance) => readOne(workstation, instance)));
}

async function readOne({ structures, structureReader, volumes }: Workstation, instance: Instance): Promise<void> {
  const { digest, name } = instance.file;
  const { held, put } = structures.getState();
  if (held[digest]) return;
  const blob = volumes.getState().blobs.get(digest);
  if (!blob) {
    const message = `${name} is not at hand. Open its files again.`;
    return put(digest, { state: 'failed', failure: { code: 'INP_E_UNREADABLE', message } });
  }
  put(digest, { state: 'reading' });
  try {
    const read = await structureReader.read(instance, blob);
    put(digest, read.ok ? { state: 'ready', set: read.value } : { state: 'failed', failure: read.failure });
  } catch (error) {
    const message = `${name} could not be read (${String(error)}). Open it again.`;
    put(digest, { state: 'failed', failure: { code: 'INP_E_UNREADABLE', message } });
  }
}

interface Host {
  readonly series: Series;
  readonly stack: Stack;
}

/**
 * The open stack a structure belongs to: of its study and frame of reference; of several one it was made on, then one
 * whose voxels are its own. References alone do not count: de-identified sets often name images that are not there.
 */
export function hostOf({ studies }: LibraryState, set: StructureSet, structure: Structure): Host | undefined {
  const study = studies.find((entry) => entry.study.studyUid === set.studyUid)?.study;
  const { shape, frameOfReferenceUid: space } = structure;
  const hosts = (study?.series ?? []).flatMap((series) =>
    series.stacks.flatMap((stack) => {
      if (!stack.grid.ok || space === '' || stack.grid.value.frameOfReferenceUid !== space) return [];
      const isReferenced = set.referencedSeries.includes(series.seriesUid);
      const isOwn = shape.kind === 'mask' && isOnGrid(shape, stack.grid.value);
      return [{ series, stack, rank: (isReferenced ? 2 : 0) + (isOwn ? 1 : 0) }];
    }),
  );
  return hosts.toSorted((a, b) => b.rank - a.rank)[0];
}

/** What a reader must know of a set beside the images that are open: missing sources, another space, its own warnings. */
export function structureNotices(library: LibraryState, set: StructureSet): readonly Notice[] {
  const series = library.studies.flatMap(({ study }) => study.series);
  const atHand = new Set(series.flatMap(({ instances }) => instances.map(({ sopInstanceUid }) => sopInstanceUid)));
  const isElsewhere = set.structures.some((structure) => !hostOf(library, set, structure));
  return [
    ...(isElsewhere ? [otherFrameOfReference(set.kind)] : []),
    ...set.warnings,
    ...missingSources(set, atHand),
    ...set.structures.flatMap(({ label, warnings }) =>
      warnings.map((warning) => ({ ...warning, message: `${label}: ${warning.message}` })),
    ),
  ];
}

const isEmpty = ({ shape }: Structure) =>
  (shape.kind === 'mask' && shape.count === 0) || (shape.kind === 'contours' && shape.contours.length === 0);

const isImported = ({ imported }: Region, { digest }: StructureSet, { number, label }: Structure) =>
  imported?.digest === digest && imported.number === number && imported.label === label;

/** The structures of a set that can become regions now: not empty, in the space of open images, not added before. */
export function addableStructures(
  library: LibraryState,
  set: StructureSet,
  regions: readonly Region[],
): readonly Structure[] {
  return set.structures.filter(
    (structure) =>
      !isEmpty(structure) &&
      hostOf(library, set, structure) !== undefined &&
      !regions.some((region) => isImported(region, set, structure)),
  );
}

/** Whether a set has anything to be drawn over an open image: not empty, in its space, and no region already. */
export const hasOutlines = (library: LibraryState, set: StructureSet, regions: readonly Region[]): boolean =>
  set.structures.some(
    (structure) =>
      hostOf(library, set, structure) !== undefined &&
      overlaidStructures(set, structure.frameOfReferenceUid, regions).includes(structure),
  );

/**
 * The structures of a set that can be drawn over pictures of a space: not empty, and not regions already, which are drawn
 * for themselves.
 */
export function overlaidStructures(
  set: StructureSet,
  space: string | undefined,
  regions: readonly Region[],
): readonly Structure[] {
  if (space === undefined || space === '') return [];
  return set.structures.filter(
    (structure) =>
      structure.frameOfReferenceUid === space &&
      !isEmpty(structure) &&
      !regions.some((region) => isImported(region, set, structure)),
  );
}

/** Makes regions of a set's structures, each an entry of the ledger that names its source, and measures them. */
export async function addStructures(workstation: Workstation, set: StructureSet): Promise<void> {
  const { library, trail } = workstation;
  const added = addableStructures(library.getState(), set, trail.getState().read.regions);
  const ids: string[] = [];
  for (const structure of added) {
    const host = hostOf(library.getState(), set, structure);
    if (!host) continue;
    const region = regionOf(workstation, { set, structure, host });
    await record(workstation, { kind: 'region-added', region }, { subject: region.studyUid });
    ids.push(region.id);
  }
  for (const id of ids) await measureRegion(workstation, id);
}

function regionOf(
  { trail, newId }: Workstation,
  { set, structure, host }: { set: StructureSet; structure: Structure; host: Host },
): Region {
  const { kind, sopInstanceUid, digest, author, software } = set;
  const { number, label, algorithm, shape, frameOfReferenceUid } = structure;
  const taken = trail.getState().read.regions.filter(({ studyUid }) => studyUid === host.series.studyUid);
  return {
    id: newId(),
    name: freeName(label, new Set(taken.map(({ name }) => name.toUpperCase()))),
    // What a structure is to the trial only a reader can say.
    role: 'none',
    organ: '',
    node: false,
    shape,
    studyUid: host.series.studyUid,
    seriesUid: host.series.seriesUid,
    stackId: host.stack.id,
    frameOfReferenceUid,
    imported: { kind, sopInstanceUid, digest, number, label, author, software, algorithm },
  };
}

/** Names of regions hold 40 characters and are unique in a study, whatever their case. */
function freeName(label: string, taken: ReadonlySet<string>): string {
  const name = label.trim().slice(0, 36) || 'Region';
  if (!taken.has(name.toUpperCase())) return name;
  for (let count = 2; ; count += 1) {
    if (!taken.has(`${name} ${count}`.toUpperCase())) return `${name} ${count}`;
  }
}
