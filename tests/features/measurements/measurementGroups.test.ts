import { describe, expect, it } from 'vitest';
import {
  groupsByStudy,
  measurementGroups,
  measurementOf,
  verdictsByNumber,
} from '#features/measurements/measurementGroups.ts';
import { judgeable, judgement, measurement } from '../../builders/judgements.ts';
import { region } from '../../builders/ledger.ts';

const own = { ...region(), id: 'r1', name: 'T1', studyUid: 'study' };
const facts = {
  regions: [own],
  measurements: { r1: [measurement()] },
  live: undefined,
  pending: [],
  studyUids: ['study'],
};

describe('measurementGroups', () => {
  it('shows only regions of the studies on screen', () => {
    expect(measurementGroups(facts).map(({ name }) => name)).toEqual(['T1']);
    expect(measurementGroups({ ...facts, studyUids: ['another'] })).toEqual([]);
  });

  it('puts live numbers in the place of recorded ones while a region is dragged', () => {
    const moved = measurement({ values: [] });
    const [group] = measurementGroups({ ...facts, live: { regionId: 'r1', measurements: [moved] } });
    expect(group).toMatchObject({ live: true, measurements: [moved] });
  });

  it('adds a region that is being drawn at the end, under its coming name', () => {
    const drawn = measurement({ regionId: 'new', regionName: 'T2' });
    const groups = measurementGroups({ ...facts, live: { regionId: 'new', measurements: [drawn] } });
    expect(groups.map(({ name, region: kept }) => [name, kept?.id])).toEqual([
      ['T1', 'r1'],
      ['T2', undefined],
    ]);
  });

  it('keeps recorded numbers while the first live ones are on their way', () => {
    const [group] = measurementGroups({ ...facts, live: { regionId: 'r1', measurements: [] }, pending: ['r1'] });
    expect(group).toMatchObject({ live: false, pending: true, measurements: [measurement()] });
  });
});

it('finds the verdicts of exactly one number', () => {
  const find = verdictsByNumber([
    judgement(judgeable(4)),
    judgement(judgeable(12, { basis: 'changeFromBaseline' })),
    judgement(judgeable(4, { regionId: 'r2' })),
  ]);
  const key = { regionId: 'r1', seriesUid: 'series', quantity: 'SUVbw', statistic: 'max' } as const;
  expect(find(key).map(({ verdict }) => verdict.kind)).toEqual(['beyond']);
  expect(find({ ...key, statistic: 'mean' })).toEqual([]);
});

it('tells stacks of one series apart when asked', () => {
  const [first, second] = [measurement(), measurement({ stackId: 'series/1' })];
  const key = { regionId: 'r1', seriesUid: 'series', quantity: 'SUVbw', statistic: 'max' } as const;
  expect(measurementOf({ r1: [first, second] }, key)).toBe(first);
  expect(measurementOf({ r1: [first, second] }, { ...key, stackId: 'series/1' })).toBe(second);
  expect(measurementOf({}, key)).toBeUndefined();
});

it('keeps the regions of each time point together, in the order of the studies', () => {
  const later = { ...own, id: 'r2', studyUid: 'later' };
  const groups = measurementGroups({ ...facts, regions: [later, own], studyUids: ['study', 'later', 'empty'] });
  const ordered = groupsByStudy(groups, ['study', 'later', 'empty']);
  expect(ordered.map(({ studyUid, groups: of }) => [studyUid, of.map(({ regionId }) => regionId)])).toEqual([
    ['study', ['r1']],
    ['later', ['r2']],
  ]);
});
