import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Cutoff, Judgeable } from '#core/protocol/cutoff.ts';
import { appliesTo, judge, judgeAll } from '#core/protocol/judge.ts';
import { parseProtocol } from '#core/protocol/parseProtocol.ts';
import { failed, success } from '#core/result.ts';

const shipped = JSON.parse(readFileSync('public/protocol.default.json', 'utf8')) as { cutoffs: Cutoff[] };

const suvMax: Cutoff = {
  id: 'suvmax',
  quantity: 'SUVbw',
  statistic: 'max',
  basis: 'value',
  unit: 'g/ml{SUVbw}',
  comparator: '>',
  value: 2.5,
  meaning: 'Malignancy indicator',
  source: 'test',
};

const result = (value: number, change: Partial<Judgeable> = {}): Judgeable => ({
  subject: 'T1',
  studyUid: '1.2.3',
  quantity: 'SUVbw',
  statistic: 'max',
  basis: 'value',
  modality: 'PT',
  organ: '',
  measured: success({ value, unit: 'g/ml{SUVbw}' }),
  ...change,
});

const percent = (value: number, absolute?: number) =>
  result(value, {
    quantity: 'TargetSum',
    statistic: 'sum',
    basis: 'changeFromNadir',
    measured: success({ value, unit: '%' }),
    ...(absolute === undefined ? {} : { absolute: { value: absolute, unit: 'mm' } }),
  });

const progression: Cutoff = {
  ...suvMax,
  quantity: 'TargetSum',
  statistic: 'sum',
  basis: 'changeFromNadir',
  unit: '%',
  comparator: '>=',
  value: 20,
  atLeast: { value: 5, unit: 'mm' },
};

describe('judge', () => {
  it.each<[string | undefined, string, string | undefined]>([
    ['FDG', 'beyond', undefined],
    ['FLT', 'not-computable', 'The cut-off applies to FDG; this series is FLT.'],
    [undefined, 'not-computable', 'The cut-off applies to FDG; the radiopharmaceutical of this series is not stated.'],
  ])('holds a cut-off of FDG against tracer %s: %s', (tracer, kind, message) => {
    const verdict = judge(result(5, tracer === undefined ? {} : { tracer }), { ...suvMax, tracer: 'FDG' });
    expect(verdict.kind).toBe(kind);
    expect(verdict.kind === 'not-computable' ? verdict.reason : undefined).toEqual(
      message === undefined ? undefined : { code: 'PRO_E_TRACER', message, tag: '(0054,0016)' },
    );
  });

  it.each<[Cutoff['comparator'], number, string]>([
    ['>', 2.5, 'within'],
    ['>', 2.5000001, 'beyond'],
    ['>=', 2.5, 'beyond'],
    ['>=', 2.4999, 'within'],
    ['<', 2.5, 'within'],
    ['<', 2.4999, 'beyond'],
    ['<=', 2.5, 'beyond'],
    ['<=', 2.5001, 'within'],
    ['|x|>=', -2.6, 'beyond'],
    ['|x|>=', 2.4, 'within'],
  ])('%s 2.5 of %d is %s', (comparator, value, kind) => {
    expect(judge(result(value), { ...suvMax, comparator }).kind).toBe(kind);
  });

  it('tells the distance to the cut-off', () => {
    expect(judge(result(4), suvMax)).toEqual({ kind: 'beyond', distance: 1.5 });
  });

  /** statistics.md section 2: baseline 3.1. */
  it.each([
    [3.0, 'within'],
    [3.1, 'within'],
    [3.2, 'within'],
    [3.41, 'beyond'],
    [2.78, 'beyond'],
  ])('test–retest 3.1 against %d is %s', (repeat, kind) => {
    const d = (100 * (repeat - 3.1)) / 3.1;
    const retest: Cutoff = { ...suvMax, basis: 'changeFromBaseline', unit: '%', comparator: '|x|>=', value: 10 };
    expect(
      judge(result(d, { basis: 'changeFromBaseline', measured: success({ value: d, unit: '%' }) }), retest).kind,
    ).toBe(kind);
  });

  /** ct-recist.md section 11, cases 3 to 6 and 22: both 20 % and 5 mm. */
  it.each([
    [60, 72, 'beyond'],
    [60, 71.9, 'within'],
    [20, 24, 'within'],
    [20, 25, 'beyond'],
    [42, 50.4, 'beyond'],
    [42, 50, 'within'],
  ])('nadir %d, sum %d is %s', (nadir, sum, kind) => {
    expect(judge(percent((100 * (sum - nadir)) / nadir, sum - nadir), progression).kind).toBe(kind);
  });

  it('cannot tell while the cut-off lies inside the repeatability band', () => {
    const banded: Cutoff = { ...suvMax, repeatability: { value: 20, unit: '%', source: 'test' } };
    expect(judge(result(2.6), banded)).toMatchObject({ kind: 'cannot-tell', interval: [2.08, 3.12] });
    expect(judge(result(2.2), banded).kind).toBe('cannot-tell');
    expect(judge(result(4), banded).kind).toBe('beyond');
    expect(judge(result(1), banded).kind).toBe('within');
    const absolute: Cutoff = { ...suvMax, repeatability: { value: 0.2, unit: 'g/ml{SUVbw}', source: 'test' } };
    expect(judge(result(2.6), absolute).kind).toBe('cannot-tell');
    expect(judge(result(2.75), absolute).kind).toBe('beyond');
  });

  it('is never a verdict about what could not be computed, or about another unit', () => {
    const failure = { code: 'SUV_E_WEIGHT', message: 'no weight' };
    expect(judge(result(0, { measured: failed(failure) }), suvMax)).toEqual({
      kind: 'not-computable',
      reason: failure,
    });
    expect(judge(result(9, { measured: success({ value: 9, unit: 'Bq/ml' }) }), suvMax).kind).toBe('not-computable');
    expect(judge(result(NaN), suvMax).kind).toBe('not-computable');
    expect(judge(percent(30), progression).kind).toBe('not-computable');
  });
});

describe('appliesTo', () => {
  it('compares only the same quantity, variant, statistic and basis, in scope', () => {
    expect(appliesTo(suvMax, result(3))).toBe(true);
    expect(appliesTo(suvMax, result(3, { quantity: 'SUL' }))).toBe(false);
    expect(appliesTo(suvMax, result(3, { statistic: 'mean' }))).toBe(false);
    expect(appliesTo(suvMax, result(3, { basis: 'changeFromBaseline' }))).toBe(false);
    expect(appliesTo({ ...suvMax, modality: 'CT' }, result(3))).toBe(false);
    expect(appliesTo({ ...suvMax, organ: 'liver' }, result(3))).toBe(false);
    expect(appliesTo({ ...suvMax, organ: 'liver' }, result(3, { organ: 'liver' }))).toBe(true);
  });

  it('judges each result against each cut-off that applies', () => {
    const all = judgeAll({ name: 'p', version: 1, cutoffs: [suvMax, { ...suvMax, id: 'b', value: 5 }] }, [
      result(4),
      result(4, { quantity: 'HU' }),
    ]);
    expect(all.map(({ cutoff, verdict }) => [cutoff.id, verdict.kind])).toEqual([
      ['suvmax', 'beyond'],
      ['b', 'within'],
    ]);
  });
});

describe('parseProtocol', () => {
  it('accepts the shipped protocol, with the cut-offs of the product', () => {
    const parsed = parseProtocol(shipped);
    expect(
      parsed.ok
        ? parsed.value.cutoffs.map(({ quantity, comparator, value }) => [quantity, comparator, value])
        : parsed.failure,
    ).toEqual([
      ['SUVbw', '>', 2.5],
      ['ADC', '<', 0.001],
      ['TargetSum', '<=', -30],
      ['TargetSum', '>=', 20],
      ['TumourVolume', '<=', -30],
      ['SUVbw', '|x|>=', 10],
    ]);
  });

  const one = (change: object) => ({ name: 'p', version: 1, cutoffs: [{ ...suvMax, ...change }] });
  it.each([
    ['no object', 'text', 'file'],
    ['no name', { version: 1, cutoffs: [] }, 'name'],
    ['unknown quantity', one({ quantity: 'SUV' }), 'cut-off 1, quantity'],
    ['a value as text', one({ value: '2,5' }), 'cut-off 1, value'],
    ['an infinite value', one({ value: Infinity }), 'cut-off 1, value'],
    ['a member too much', one({ colour: 'red' }), 'cut-off 1'],
    ['a change not in percent', one({ basis: 'changeFromNadir' }), 'cut-off 1, unit'],
    ['an id that is a path', one({ id: '../x' }), 'cut-off 1, id'],
    ['two ids alike', { name: 'p', version: 1, cutoffs: [suvMax, suvMax] }, 'cutoffs'],
    ['version 0', { name: 'p', version: 0, cutoffs: [] }, 'version'],
  ])('names the place: %s', (_what, json, place) => {
    const parsed = parseProtocol(json);
    expect(parsed.ok ? '' : parsed.failure.code).toBe('PRO_E_INVALID');
    expect(parsed.ok ? '' : parsed.failure.message).toContain(place);
  });
});
