import type { Actor } from '#core/ledger/entry.ts';
import type { ReadState } from '#core/ledger/projection.ts';
import type { Measurement } from '#core/measurements/measurement.ts';
import type { Region } from '#core/regions/region.ts';

type Large = 'regions' | 'measurements' | 'measuredBy' | 'studies';
type KnownStudy = ReadState['studies'][number];

/**
 * A read that entries are being folded into. What grows with the ledger lies in maps that change in place: copied for
 * every entry, twenty thousand of them would take half a minute. A part that no entry touches stays the very same
 * object, so that whoever shows it knows.
 */
export interface ReadDraft {
  readonly regions: () => Map<string, Region>;
  readonly measurements: () => Map<string, readonly Measurement[]>;
  readonly measuredBy: () => Map<string, Actor>;
  /** By Study Instance UID, the one opened last at the end. */
  readonly studies: () => Map<string, KnownStudy>;
  readonly small: () => Omit<ReadState, Large>;
  /** Changes parts that are small. */
  readonly put: (change: Partial<Omit<ReadState, Large>>) => void;
  readonly whole: () => ReadState;
  /** Goes on from another read. */
  readonly replace: (read: ReadState) => void;
}

export function openDraft(from: ReadState): ReadDraft {
  let read = from;
  let large = takenApart(from);
  return {
    regions: () => large.regions.map(),
    measurements: () => large.measurements.map(),
    measuredBy: () => large.measuredBy.map(),
    studies: () => large.studies.map(),
    small: () => read,
    put: (change) => {
      read = { ...read, ...change };
    },
    whole: () => ({
      ...read,
      regions: large.regions.whole(),
      measurements: large.measurements.whole(),
      measuredBy: large.measuredBy.whole(),
      studies: large.studies.whole(),
    }),
    replace: (next) => {
      read = next;
      large = takenApart(next);
    },
  };
}

const takenApart = ({ regions, measurements, measuredBy, studies }: ReadState) => ({
  regions: listApart(regions, ({ id }) => id),
  measurements: recordApart(measurements),
  measuredBy: recordApart(measuredBy),
  studies: listApart(studies, ({ studyUid }) => studyUid),
});

/** A list as a map, made when it is first asked for. */
function listApart<T>(list: readonly T[], keyOf: (item: T) => string) {
  let map: Map<string, T> | undefined;
  return {
    map: () => (map ??= new Map(list.map((item) => [keyOf(item), item]))),
    whole: (): readonly T[] => (map ? [...map.values()] : list),
  };
}

function recordApart<T>(record: Readonly<Record<string, T>>) {
  let map: Map<string, T> | undefined;
  return {
    map: () => (map ??= new Map(Object.entries(record))),
    whole: (): Readonly<Record<string, T>> => (map ? Object.fromEntries(map) : record),
  };
}
