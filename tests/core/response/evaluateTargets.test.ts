import { describe, expect, it } from 'vitest';
import { evaluateTargets } from '#core/response/evaluateTargets.ts';
import { TARGET_ROWS, targetResponse, type TargetReading } from '#core/response/targetResponse.ts';

const t = (length: number | undefined, lesion = 'T'): TargetReading => ({ lesion, node: false, length });
const n = (length: number | undefined, lesion = 'N'): TargetReading => ({ lesion, node: true, length });
const NE = undefined;

const at = (date: string, ...readings: readonly TargetReading[]) => ({ label: date, date, readings });

/** The targets at the time point that set the nadir, and whether it was a complete response. */
type Before = readonly TargetReading[];

interface Case {
  readonly baseline: Before;
  /** Absent where the nadir is the baseline sum. */
  readonly nadir?: Before;
  readonly now: Before;
  readonly sum: number;
  /** Percent, as the table prints it; undefined where it prints a dash. */
  readonly fromBaseline: number | undefined;
  /** mm, and percent where the table prints one. */
  readonly fromNadir: number;
  readonly percent?: number;
  readonly response: string;
}

/** ct-recist.md section 11. Sums of the table are split over as many targets as the time point has. */
const CASES: readonly (readonly [number, Case])[] = [
  [1, { baseline: [t(60), t(40)], now: [t(40), t(30)], sum: 70, fromBaseline: -30, fromNadir: -30, response: 'PR' }],
  [2, { baseline: [t(60), t(40)], now: [t(40), t(30.1)], sum: 70.1, fromBaseline: -29.9, fromNadir: -29.9, response: 'SD' }],
  [3, { baseline: [t(60), t(40)], nadir: [t(35), t(25)], now: [t(40), t(32)], sum: 72, fromBaseline: -28, fromNadir: 12, percent: 20, response: 'PD' }],
  [4, { baseline: [t(60), t(40)], nadir: [t(35), t(25)], now: [t(40), t(31.9)], sum: 71.9, fromBaseline: -28.1, fromNadir: 11.9, percent: 19.8, response: 'SD' }],
  [5, { baseline: [t(25)], nadir: [t(20)], now: [t(24)], sum: 24, fromBaseline: -4, fromNadir: 4, percent: 20, response: 'SD' }],
  [6, { baseline: [t(25)], nadir: [t(20)], now: [t(25)], sum: 25, fromBaseline: 0, fromNadir: 5, percent: 25, response: 'PD' }],
  [7, { baseline: [t(30), t(20)], now: [t(0), t(0)], sum: 0, fromBaseline: -100, fromNadir: -50, response: 'CR' }],
  [8, { baseline: [n(30), n(20)], now: [n(9), n(8)], sum: 17, fromBaseline: -66, fromNadir: -33, response: 'CR' }],
  [9, { baseline: [n(30), n(20)], now: [n(10), n(8)], sum: 18, fromBaseline: -64, fromNadir: -32, response: 'PR' }],
  [10, { baseline: [t(30), n(20)], now: [t(0), n(9.9)], sum: 9.9, fromBaseline: -80.2, fromNadir: -40.1, response: 'CR' }],
  [11, { baseline: [t(30), n(20)], now: [t(0), n(10)], sum: 10, fromBaseline: -80, fromNadir: -40, response: 'PR' }],
  [12, { baseline: [t(40), t(40)], now: [t(30), t(NE)], sum: 30, fromBaseline: undefined, fromNadir: -50, response: 'NE' }],
  [13, { baseline: [t(40), t(40)], nadir: [t(20), t(20)], now: [t(50), t(NE)], sum: 50, fromBaseline: undefined, fromNadir: 10, percent: 25, response: 'PD' }],
  [14, { baseline: [t(40), t(40)], now: [t(0), t(0)], sum: 0, fromBaseline: -100, fromNadir: -80, response: 'CR' }],
  [17, { baseline: [t(80)], now: [t(78)], sum: 78, fromBaseline: -2.5, fromNadir: -2, response: 'SD' }],
  [18, { baseline: [t(40), t(40)], now: [t(30), t(20)], sum: 50, fromBaseline: -37.5, fromNadir: -30, response: 'PR' }],
  [19, { baseline: [t(40), t(40)], now: [t(40), t(38)], sum: 78, fromBaseline: -2.5, fromNadir: -2, response: 'SD' }],
  [20, { baseline: [t(40), t(40)], now: [t(5), t(5)], sum: 10, fromBaseline: -87.5, fromNadir: -70, response: 'PR' }],
  [21, { baseline: [t(40), t(20)], nadir: [t(26), t(16)], now: [t(30), t(20)], sum: 50, fromBaseline: -16.7, fromNadir: 8, percent: 19, response: 'SD' }],
  [22, { baseline: [t(40), t(20)], nadir: [t(26), t(16)], now: [t(30), t(20.4)], sum: 50.4, fromBaseline: -16, fromNadir: 8.4, percent: 20, response: 'PD' }],
  [23, { baseline: [t(40), t(20)], nadir: [t(0), t(0)], now: [t(4), t(0)], sum: 4, fromBaseline: -93.3, fromNadir: 4, response: 'PD' }],
  [24, { baseline: [t(40), n(20)], nadir: [t(0), n(8)], now: [t(0), n(14)], sum: 14, fromBaseline: -76.7, fromNadir: 6, percent: 75, response: 'PD' }],
  [25, { baseline: [t(40), n(20)], nadir: [t(0), n(8)], now: [t(0), n(11)], sum: 11, fromBaseline: -81.7, fromNadir: 3, percent: 37.5, response: 'reader' }],
]; // prettier-ignore

describe('target response, ct-recist.md section 11', () => {
  it.each(CASES)('case %i', (_number, { baseline, nadir, now, ...expected }) => {
    const points = [baseline, ...(nadir ? [nadir] : []), now];
    const result = evaluateTargets(points.map((readings, index) => at(`2025-0${index + 1}-01`, ...readings)));
    const last = result.ok ? result.value.at(-1) : undefined;
    expect(last?.verdict?.response).toBe(expected.response);
    expect(last?.sum).toBeCloseTo(expected.sum, 9);
    expect(last?.changeFromNadir).toBeCloseTo(expected.fromNadir, 9);
    // The table prints one decimal.
    const toOneDecimal = (value: number | undefined) => (value === undefined ? undefined : Number(value.toFixed(1)));
    expect(toOneDecimal(last?.changeFromBaseline)).toBe(expected.fromBaseline);
    if (expected.percent !== undefined) expect(toOneDecimal(last?.percentFromNadir)).toBe(expected.percent);
  });

  it('has no percent change from a nadir of 0', () => {
    const result = evaluateTargets([at('2025-01-01', t(60)), at('2025-02-01', t(0)), at('2025-03-01', t(4))]);
    expect(result.ok && result.value[2]).toMatchObject({ nadir: 0, changeFromNadir: 4, percentFromNadir: undefined });
  });

  it('case 26 to 28: no target lesion', () => {
    expect(targetResponse({ readings: [], sum: 0, baseline: 0, nadir: 0, previousWasComplete: false }).response).toBe(
      'none',
    );
  });

  it('says which row fired and what would change it', () => {
    const verdict = targetResponse({ readings: [t(78)], sum: 78, baseline: 80, nadir: 80, previousWasComplete: false });
    expect(verdict.row).toBe('T6');
    expect(verdict.wouldChange).toEqual(['18.0 mm more on the sum makes PD', '22.0 mm less on the sum makes PR']);
  });

  it('has rows in the order of the table', () => {
    expect(TARGET_ROWS.map(({ id }) => id)).toEqual(['T1', 'T2', 'T3', 'T4', 'T4-sustained', 'T5', 'T6']);
  });
});

const responses = (result: ReturnType<typeof evaluateTargets>) =>
  result.ok ? result.value.map(({ verdict }) => verdict?.response) : [];

describe('time points', () => {
  it('follows the sequence of section 11: 100, 70, 70, 80, 80, 80', () => {
    const sums = [100, 70, 70, 80, 80, 80];
    const result = evaluateTargets(sums.map((sum, index) => at(`2025-0${index + 1}-01`, t(sum))));
    expect(responses(result)).toEqual([undefined, 'PR', 'PR', 'SD', 'SD', 'SD']);
  });

  it('keeps the nadir of complete time points only, and gives changes unrounded', () => {
    const result = evaluateTargets([
      at('2025-01-01', t(50), t(30)),
      at('2025-02-01', t(10), t(NE)),
      at('2025-03-01', t(30), t(20)),
      at('2025-04-01', t(40), t(24)),
    ]);
    expect(responses(result)).toEqual([undefined, 'NE', 'PR', 'PD']);
    if (!result.ok) return;
    expect(result.value.map(({ nadir }) => nadir)).toEqual([undefined, 80, 80, 50]);
    expect(result.value[1]?.changeFromBaseline).toBeUndefined();
    expect(result.value[2]?.changeFromBaseline).toBeCloseTo(-37.5, 12);
    expect(result.value[3]?.percentFromNadir).toBeCloseTo(28, 12);
  });

  it('calls a lesion that returns after complete response PD (T1), and a node back over 10 mm a decision', () => {
    expect(responses(evaluateTargets([at('2025-01-01', t(60)), at('2025-02-01', t(0)), at('2025-03-01', t(4))]))).toEqual([
      undefined, 'CR', 'PD',
    ]); // prettier-ignore
    const node = evaluateTargets([
      at('2025-01-01', t(42), n(18)),
      at('2025-02-01', t(0), n(8)),
      at('2025-03-01', t(0), n(11)),
    ]);
    expect(responses(node)).toEqual([undefined, 'CR', 'reader']);
    expect(node.ok && node.value[2]?.warnings.map(({ code }) => code)).toEqual(['REC_W_CR_NOT_SUSTAINED']);
  });

  it('keeps a complete response through a time point that could not be evaluated: a lesion back after it is PD (T1)', () => {
    const points = [at('2025-01-01', t(60)), at('2025-02-01', t(0)), at('2025-03-01', t(NE)), at('2025-04-01', t(4))];
    const result = evaluateTargets(points);
    expect(responses(result)).toEqual([undefined, 'CR', 'NE', 'PD']);
    expect(result.ok && result.value[3]?.verdict?.row).toBe('T1');
  });

  it('keeps a complete response that waits for the reader: a lesion back later is PD, a node still back waits on', () => {
    const before = [at('2025-01-01', t(42), n(18)), at('2025-02-01', t(0), n(8)), at('2025-03-01', t(0), n(11))];
    expect(responses(evaluateTargets([...before, at('2025-04-01', t(3), n(9))]))[3]).toBe('PD');
    expect(responses(evaluateTargets([...before, at('2025-04-01', t(0), n(10))]))[3]).toBe('reader');
  });

  it('calls only progression from the first target without a value on: a later value cannot take it back', () => {
    const missing = { code: 'REC_E_LESION_MISSING', message: 'Lesion T2 has no value.' };
    const unread = { ...t(NE, 'T2'), missing };
    const result = evaluateTargets([
      at('2025-01-01', t(50), t(30, 'T2')),
      at('2025-02-01', t(20), unread),
      at('2025-03-01', t(30), t(20, 'T2')),
      at('2025-04-01', t(70), t(40, 'T2')),
    ]);
    expect(responses(result)).toEqual([undefined, undefined, undefined, 'PD']);
    const points = result.ok ? result.value : [];
    const named = { ...missing, message: '2025-02-01: Lesion T2 has no value.' };
    expect(points.map(({ failure }) => failure)).toEqual([undefined, named, named, undefined]);
    expect(points[2]).toMatchObject({ changeFromBaseline: -37.5, changeFromNadir: undefined });
  });

  it('refuses a baseline with a target that has no length', () => {
    const result = evaluateTargets([at('2025-01-01', t(30), t(NE, 'T2')), at('2025-02-01', t(30), t(20))]);
    expect(result.ok ? '' : result.failure.message).toContain('T2 has no length at baseline');
  });

  it('refuses a follow-up before baseline and a baseline without disease', () => {
    expect(evaluateTargets([at('2025-03-01', t(40)), at('2025-01-03', t(40))])).toEqual({
      ok: false,
      failure: { code: 'REC_E_ORDER', message: 'Visit 2 (2025-01-03) precedes baseline.' },
    });
    const empty = evaluateTargets([at('2025-03-01', t(0))]);
    expect(empty.ok ? '' : empty.failure.message).toBe('No measurable disease; non-target rules apply.');
  });
});
