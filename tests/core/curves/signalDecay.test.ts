import { describe, expect, it } from 'vitest';
import { planDecay, signalDecay } from '#core/curves/signalDecay.ts';
import { seriesOf, type DwiStack } from '../../builders/dwiSeries.ts';

/** Signals by the id of the stack they belong to. */
const signalsOf = (signals: readonly number[]) => {
  return ({ stack }: { readonly stack: { readonly id: string } }) => signals[Number(stack.id.split('/')[1])] ?? NaN;
};

const trace = (b: number): DwiStack => ({
  key: b === 0 ? { b } : { b, direction: 'trace' },
  attributes: { '00189087': b },
});

function decayOf(
  stacks: readonly DwiStack[],
  signals: readonly number[],
  fit: Parameters<typeof planDecay>[1] = 'ols',
) {
  const plan = planDecay(seriesOf(stacks), fit);
  if (!plan.ok) throw new Error(plan.failure.message);
  return { plan: plan.value, ...signalDecay(plan.value, signalsOf(signals), fit) };
}

describe('the decay of a signal over b', () => {
  /** The worked example of mri-adc.md section 3. */
  const WORKED = [0, 100, 500, 1000].map(trace);
  const SIGNALS = [1000, 900, 600, 370];

  it.each([
    { fit: 'ols', adc: 9.93589954e-4, s0: 994.83974 },
    { fit: 'wls', adc: 1.001866602e-3, s0: 997.09571 },
    { fit: 'nlls', adc: 1.002017202e-3, s0: 997.09225 },
    { fit: 'two-point', adc: 9.94252273e-4, s0: 1000 },
  ] as const)('$fit gives the worked example: $adc mm²/s', ({ fit, adc, s0 }) => {
    const { fitted } = decayOf(WORKED, SIGNALS, fit);
    if (!fitted.ok) throw new Error(fitted.failure.message);
    expect(fitted.value.adc).toBeCloseTo(adc, 11);
    expect(fitted.value.s0).toBeCloseTo(s0, 4);
  });

  it('two-point uses the lowest and the highest b: the others are drawn and not fitted', () => {
    const { points } = decayOf(WORKED, SIGNALS, 'two-point');
    expect(points.map(({ label, isFitted }) => [label, isFitted])).toEqual([
      [0, true],
      [100, false],
      [500, false],
      [1000, true],
    ]);
  });

  it('leaves b above 1000 out of the fit, and draws it', () => {
    const { plan, points, fitted } = decayOf([0, 500, 1000, 2000].map(trace), [1000, 600, 360, 250]);
    expect(plan.name).toBe('ADC(0,500,1000)');
    expect(points.map(({ isFitted }) => isFitted)).toEqual([true, true, true, false]);
    // ln(1000/600) / 500 = ln(600/360) / 500: an exact decay, from which b = 2000 strays.
    expect(fitted).toMatchObject({ ok: true });
    if (fitted.ok) expect(fitted.value.adc).toBeCloseTo(Math.log(1000 / 600) / 500, 12);
  });

  it('combines directions by geometric mean: 380, 365, 372 give 372.2829389 and ADC 9.8810113e-4', () => {
    const directions = ['1 0 0', '0 1 0', '0 0 1'].map((direction): DwiStack => ({
      key: { b: 1000, direction },
      attributes: { '00189087': 1000 },
    }));
    const { points, fitted } = decayOf([trace(0), ...directions], [1000, 380, 365, 372]);
    expect(points[1]?.signal).toBeCloseTo(372.2829389, 6);
    if (fitted.ok) expect(fitted.value.adc).toBeCloseTo(9.8810113e-4, 10);
    expect(fitted.ok).toBe(true);
  });

  it('averages repeats arithmetically', () => {
    const repeats = [0, 1].map((repeat) => ({ ...trace(1000), key: { b: 1000, direction: 'trace', repeat } }));
    expect(decayOf([trace(0), ...repeats], [1000, 300, 500]).points[1]?.signal).toBeCloseTo(400, 12);
  });

  it('leaves a point without positive signal out, and says so where too few are left', () => {
    const three = decayOf([0, 500, 1000].map(trace), [1000, 0, 370]);
    expect(three.points.map(({ isFitted }) => isFitted)).toEqual([true, false, true]);
    expect(three.fitted.ok).toBe(true);
    const two = decayOf([0, 800].map(trace), [1000, 0]);
    expect(two.fitted).toEqual({
      ok: false,
      failure: { code: 'ADC_E_NO_SIGNAL', message: 'No positive signal at b = 800; ADC undefined.' },
    });
  });

  it('warns of a signal that does not fall, and of one that falls faster than in water', () => {
    const rising = decayOf([0, 1000].map(trace), [1000, 1100]);
    expect(rising.fitted.ok && rising.fitted.value.adc).toBeLessThan(0);
    expect(rising.warnings.map(({ code }) => code)).toEqual(['ADC_W_NEGATIVE']);
    const fast = decayOf([0, 1000].map(trace), [1000, 20]);
    expect(fast.warnings.map(({ code }) => code)).toEqual(['ADC_W_ABOVE_WATER']);
  });

  it('refuses a series of one b-value, and keeps images of another echo time out', () => {
    expect(planDecay(seriesOf([trace(1000)]), 'ols')).toMatchObject({
      ok: false,
      failure: { code: 'ADC_E_ONE_BVALUE' },
    });
    const other = { ...trace(2000), attributes: { '00189087': 2000, '00180081': '90' } };
    const plan = planDecay(seriesOf([trace(0), trace(1000), other]), 'ols');
    if (!plan.ok) throw new Error(plan.failure.message);
    expect(plan.value.groups.map(({ label }) => label)).toEqual([0, 1000]);
    expect(plan.value.warnings.map(({ code }) => code)).toContain('ADC_E_MISMATCH');
  });
});
