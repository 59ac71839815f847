import { describe, expect, it } from 'vitest';
import { evaluateTargets } from '#core/response/evaluateTargets.ts';
import { TARGET_ROWS, targetResponse, type TargetReading } from '#core/response/targetResponse.ts';

const t = (length: number | undefined, lesion = 'T'): TargetReading => ({ lesion, node: false, length });
const n = (length: number | undefined, lesion = 'N'): TargetReading => ({ lesion, node: true, length });
const NE = undefined;

/** ct-recist.md section 11: number, B, N, readings, S, change from B %, change from N mm and %, target response. */
const CASES: readonly [
  number,
  number,
  number,
  readonly TargetReading[],
  number,
  number,
  number,
  number | undefined,
  string,
  boolean?,
][] = [
  [1, 100, 100, [t(40), t(30)], 70, -30, -30, undefined, 'PR'],
  [2, 100, 100, [t(40), t(30.1)], 70.1, -29.9, -29.9, undefined, 'SD'],
  [3, 100, 60, [t(40), t(32)], 72, -28, 12, 20, 'PD'],
  [4, 100, 60, [t(40), t(31.9)], 71.9, -28.1, 11.9, 19.8, 'SD'],
  [5, 25, 20, [t(24)], 24, -4, 4, 20, 'SD'],
  [6, 25, 20, [t(25)], 25, 0, 5, 25, 'PD'],
  [7, 50, 50, [t(0), t(0)], 0, -100, -50, undefined, 'CR'],
  [8, 50, 50, [n(9), n(8)], 17, -66, -33, undefined, 'CR'],
  [9, 50, 50, [n(10), n(8)], 18, -64, -32, undefined, 'PR'],
  [10, 50, 50, [t(0), n(9.9)], 9.9, -80.2, -40.1, undefined, 'CR'],
  [11, 50, 50, [t(0), n(10)], 10, -80, -40, undefined, 'PR'],
  [12, 80, 80, [t(30), t(NE)], 30, NaN, -50, undefined, 'NE'],
  [13, 80, 40, [t(50), t(NE)], 50, NaN, 10, 25, 'PD'],
  [14, 80, 80, [t(0), t(0)], 0, -100, -80, undefined, 'CR'],
  [17, 80, 80, [t(78)], 78, -2.5, -2, undefined, 'SD'],
  [18, 80, 80, [t(30), t(20)], 50, -37.5, -30, undefined, 'PR'],
  [19, 80, 80, [t(40), t(38)], 78, -2.5, -2, undefined, 'SD'],
  [20, 80, 80, [t(5), t(5)], 10, -87.5, -70, undefined, 'PR'],
  [21, 60, 42, [t(30), t(20)], 50, -16.7, 8, 19, 'SD'],
  [22, 60, 42, [t(30), t(20.4)], 50.4, -16, 8.4, 20, 'PD'],
  [23, 60, 0, [t(4), t(0)], 4, -93.3, 4, undefined, 'PD', true],
  [24, 60, 8, [t(0), n(14)], 14, -76.7, 6, 75, 'PD', true],
  [25, 60, 8, [t(0), n(11)], 11, -81.7, 3, 37.5, 'reader', true],
  [29, 60, 60, [t(12 + 9), t(15)], 36, -40, -24, undefined, 'PR'],
  [30, 60, 60, [t(44), t(0)], 44, -26.7, -16, undefined, 'SD'],
];

describe('target response, ct-recist.md section 11', () => {
  it.each(CASES)(
    'case %i',
    (_number, baseline, nadir, readings, sum, vsBaseline, vsNadir, percent, expected, wasComplete) => {
      const verdict = targetResponse({ readings, sum, baseline, nadir, previousWasComplete: wasComplete ?? false });
      expect(verdict.response).toBe(expected);
      expect(sum - nadir).toBeCloseTo(vsNadir, 9);
      if (!Number.isNaN(vsBaseline)) expect((100 * (sum - baseline)) / baseline).toBeCloseTo(vsBaseline, 1);
      if (percent !== undefined && nadir > 0) expect((100 * (sum - nadir)) / nadir).toBeCloseTo(percent, 0);
    },
  );

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

const at = (date: string, ...readings: readonly TargetReading[]) => ({ label: date, date, readings });
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
