import type { Measurement, QuantityName, Statistic } from '#core/measurements/measurement.ts';
import type { Judgement } from '#core/protocol/cutoff.ts';
import type { Region } from '#core/regions/region.ts';

/** A region with its rows: one measurement per volume and quantity. */
export interface MeasurementGroup {
  readonly regionId: string;
  readonly studyUid: string;
  readonly name: string;
  /** Absent while the region is still being drawn. */
  readonly region: Region | undefined;
  readonly measurements: readonly Measurement[];
  /** The numbers follow the pointer and are not recorded. */
  readonly live: boolean;
  readonly pending: boolean;
}

interface Facts {
  readonly regions: readonly Region[];
  readonly measurements: Readonly<Record<string, readonly Measurement[]>>;
  readonly live: { readonly regionId: string; readonly measurements: readonly Measurement[] } | undefined;
  readonly pending: readonly string[];
  /** Studies on screen. */
  readonly studyUids: readonly string[];
}

/** Regions of the studies on screen in the order drawn; live numbers take the place of recorded ones. */
export function measurementGroups({
  regions,
  measurements,
  live,
  pending,
  studyUids,
}: Facts): readonly MeasurementGroup[] {
  const shown = regions.filter(({ studyUid }) => studyUids.includes(studyUid));
  const groups = shown.map((region): MeasurementGroup => {
    const followed = live?.regionId === region.id && live.measurements.length > 0;
    return {
      regionId: region.id,
      studyUid: region.studyUid,
      name: region.name,
      region,
      measurements: followed ? live.measurements : (measurements[region.id] ?? []),
      live: followed,
      pending: pending.includes(region.id),
    };
  });
  const [first] = live?.measurements ?? [];
  if (!live || !first || regions.some(({ id }) => id === live.regionId)) return groups;
  const drawn: MeasurementGroup = {
    regionId: live.regionId,
    studyUid: first.studyUid,
    name: first.regionName,
    region: undefined,
    measurements: live.measurements,
    live: true,
    pending: false,
  };
  return [...groups, drawn];
}

/** The groups of each study on screen, in the order of the studies; studies without regions are left out. */
export function groupsByStudy(groups: readonly MeasurementGroup[], studyUids: readonly string[]) {
  return studyUids
    .map((studyUid) => ({ studyUid, groups: groups.filter((group) => group.studyUid === studyUid) }))
    .filter((study) => study.groups.length > 0);
}

/** One number of a read: which statistic of which quantity, of which region on which series. */
export interface NumberKey {
  readonly regionId: string;
  readonly seriesUid: string;
  readonly quantity: QuantityName;
  readonly statistic: Statistic;
  /** Tells stacks of one series apart; absent where the series is enough. */
  readonly stackId?: string;
}

const keyText = ({ regionId, seriesUid, quantity, statistic }: Omit<NumberKey, 'stackId'>) =>
  [regionId, seriesUid, quantity, statistic].join(' ');

/** Verdicts on single values, found by the number they are about. */
export function verdictsByNumber(judgements: readonly Judgement[]): (key: NumberKey) => readonly Judgement[] {
  const found = new Map<string, Judgement[]>();
  for (const judgement of judgements) {
    const { regionId, seriesUid, quantity, statistic, basis } = judgement.result;
    if (regionId === undefined || seriesUid === undefined || basis !== 'value') continue;
    const key = keyText({ regionId, seriesUid, quantity, statistic });
    found.set(key, [...(found.get(key) ?? []), judgement]);
  }
  return (key) => found.get(keyText(key)) ?? [];
}

/** The recorded measurement a number belongs to. */
export function measurementOf(
  measurements: Readonly<Record<string, readonly Measurement[]>>,
  { regionId, seriesUid, quantity, stackId }: NumberKey,
): Measurement | undefined {
  return measurements[regionId]?.find(
    (one) =>
      one.seriesUid === seriesUid && one.quantity === quantity && (stackId === undefined || one.stackId === stackId),
  );
}
