import { describe, expect, it } from 'vitest';
import { cutoffJson, newDraft, type CutoffDraft } from '#features/thresholds/cutoffDraft.ts';
import { checkDrafts, draftProblems } from '#features/thresholds/draftProblems.ts';

const draft = (change: Partial<CutoffDraft> = {}): CutoffDraft => ({
  ...newDraft([]),
  meaning: 'High uptake',
  source: 'Trial protocol',
  value: '2.5',
  ...change,
});

describe('draftProblems', () => {
  it('finds none in a complete cut-off', () => expect(draftProblems(draft())).toEqual({}));

  it.each<[Partial<CutoffDraft>, string, string]>([
    [{ value: '2,0' }, 'value', 'Write the number with a decimal point, for example 2.5.'],
    [{ value: '-1' }, 'value', 'The number cannot be below 0.'],
    [{ value: '−1' }, 'value', 'The number cannot be below 0.'],
    [{ value: 'about 3' }, 'value', '“about 3” is not a number.'],
    [{ value: '1e999' }, 'value', '“1e999” is not a number.'],
    [{ value: ' ' }, 'value', 'Enter a number.'],
    [{ value: '-5', quantity: 'HU', statistic: 'sd' }, 'value', 'The number cannot be below 0.'],
    [{ value: '-5', basis: 'changeFromBaseline', comparator: '|x|>=' }, 'value', 'The number cannot be below 0.'],
    [{ basis: 'changeFromNadir', atLeast: '-5' }, 'atLeast', 'The number cannot be below 0.'],
    [{ repeatability: '0', repeatabilitySource: 'S' }, 'repeatability', 'The number must be above 0.'],
    [{ repeatability: '10' }, 'repeatabilitySource', 'Name the source of the repeatability.'],
    [{ meaning: '' }, 'meaning', 'Say what a result beyond the cut-off means.'],
    [{ source: ' ' }, 'source', 'Name the source of the cut-off.'],
  ])('%j', (change, field, problem) => {
    expect(draftProblems(draft(change))).toEqual({ [field]: problem });
  });

  it.each<Partial<CutoffDraft>>([
    { value: '-900', quantity: 'HU', statistic: 'mean' },
    { value: '-30', basis: 'changeFromBaseline', quantity: 'TargetSum', statistic: 'sum' },
    { value: '0' },
    { basis: 'value', atLeast: 'left over from a change' },
  ])('takes %j', (change) => expect(draftProblems(draft(change))).toEqual({}));
});

it('names the place of the first problem', () => {
  expect(checkDrafts([draft(), draft({ value: '2,0' })])).toMatchObject({
    ok: false,
    failure: {
      code: 'PRO_E_INVALID',
      message: 'Cut-off 2, value: Write the number with a decimal point, for example 2.5.',
    },
  });
  expect(checkDrafts([draft()]).ok).toBe(true);
});

it('carries a number that is none into the JSON as typed, so that it can be mended there', () => {
  expect(cutoffJson(draft({ value: '2,0' }))).toMatchObject({ value: '2,0' });
});
