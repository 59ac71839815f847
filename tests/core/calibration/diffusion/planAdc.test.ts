import { describe, expect, it } from 'vitest';
import { adcMapSeries } from '#core/calibration/diffusion/adcMapSeries.ts';
import { planAdc, type AdcPlan } from '#core/calibration/diffusion/planAdc.ts';
import { mrImage, seriesOf, type DwiStack } from '../../../builders/dwiSeries.ts';

const image = (b: number, change: Partial<DwiStack> = {}): DwiStack => ({
  ...change,
  key: { b, ...change.key },
  attributes: { '00189087': b, ...change.attributes },
});
const directions = (b: number, count: number) =>
  Array.from({ length: count }, (_, at) => image(b, { key: { direction: `d${at}` } }));

function planned(stacks: readonly DwiStack[], bValues?: readonly number[]) {
  const plan = planAdc(seriesOf(stacks), bValues ? { bValues } : {});
  if (!plan.ok) throw new Error(`${plan.failure.code}: ${plan.failure.message}`);
  return plan.value;
}

const scalesOf = ({ groups }: AdcPlan) => groups.map(({ directions: [repeats] }) => repeats?.[0]?.scale);

function refused(stacks: readonly DwiStack[], bValues?: readonly number[]) {
  const plan = planAdc(seriesOf(stacks), bValues ? { bValues } : {});
  return plan.ok ? undefined : plan.failure;
}

describe('planAdc', () => {
  it('names the result by its b-values: all up to 1000 by default', () => {
    expect(planned([image(0), ...directions(500, 3), ...directions(1000, 3), ...directions(2000, 3)]).name).toBe(
      'ADC(0,500,1000)',
    );
    expect(planned([image(0), ...directions(1500, 3)]).name).toBe('ADC(0,1500)');
    expect(planned([image(0), ...directions(500, 3), ...directions(1000, 3)], [0, 1000]).name).toBe('ADC(0,1000)');
  });

  it('of two points is named by, and made of, the lowest and the highest b chosen', () => {
    const source = seriesOf([image(0), ...directions(100, 3), ...directions(500, 3), ...directions(1000, 3)]);
    const of = (choice: Parameters<typeof planAdc>[1]) => {
      const plan = planAdc(source, choice);
      return plan.ok ? [plan.value.name, plan.value.groups.map(({ b }) => b)] : plan.failure;
    };
    expect(of({ fit: 'two-point' })).toEqual(['ADC(0,1000)', [0, 1000]]);
    expect(of({ fit: 'two-point', bValues: [100, 500, 1000] })).toEqual(['ADC(100,1000)', [100, 1000]]);
    expect(of({ fit: 'ols' })).toEqual(['ADC(0,100,500,1000)', [0, 100, 500, 1000]]);
    expect(of({ fit: 'two-point', bValues: [500] })).toMatchObject({ code: 'ADC_E_ONE_BVALUE' });
  });

  it('of two points does not warn of a b that is not fitted', () => {
    const choice = { fit: 'two-point' } as const;
    const plan = planAdc(seriesOf([image(0), ...directions(500, 1), ...directions(1000, 3)]), choice);
    expect(plan.ok && plan.value.warnings).toEqual([]);
  });

  it('fits the b-values the images state, under the label of their group', () => {
    const plan = planned([
      image(1, { attributes: { '00189087': 1.25 } }),
      ...directions(930, 3).map((stack) => ({ ...stack, attributes: { '00189087': 929.75 } })),
    ]);
    expect(plan.groups.map(({ label, b }) => [label, b])).toEqual([
      [1, 1.25],
      [930, 929.75],
    ]);
  });

  it('chooses the group of the label, not also its close neighbour', () => {
    const stacks = [image(3), ...directions(6, 3), ...directions(1000, 3)];
    expect(planned(stacks, [3, 1000]).name).toBe('ADC(3,1000)');
    expect(planned(stacks, [3, 1004]).name).toBe('ADC(3,1000)');
  });

  it('keeps repeats of a direction together and directions apart', () => {
    const plan = planned([
      image(0, { key: { repeat: 0 } }),
      image(0, { key: { repeat: 1 } }),
      ...directions(1000, 3),
      image(1000, { key: { direction: 'd0', repeat: 1 } }),
    ]);
    expect(plan.groups.map((group) => group.directions.map((repeats) => repeats.length))).toEqual([[2], [2, 1, 1]]);
  });

  it('prefers the trace, and says so', () => {
    const plan = planned([image(0), image(1000, { key: { direction: 'trace' } }), ...directions(1000, 3)]);
    expect(plan.groups[1]?.directions).toHaveLength(1);
    expect(plan.warnings.map(({ code }) => code)).toEqual(['ADC_W_MIXED_TRACE']);
  });

  it('warns of fewer than three directions and of maps in the series', () => {
    const map: DwiStack = { key: {}, attributes: { '00080008': 'DERIVED\\PRIMARY\\ADC' } };
    const plan = planned([image(0), ...directions(1000, 2), map]);
    expect(plan.warnings).toEqual([
      { code: 'ADC_W_MAP_IN_SERIES', message: '2 derived frames left out of the fit.' },
      { code: 'ADC_W_NOT_ISOTROPIC', message: 'b = 1000: 2 directions and no trace; the ADC depends on direction.' },
    ]);
  });

  it('leaves images of a calculated b-value (Siemens CALC_BVALUE) out of the fit', () => {
    const calculated = image(1000, { attributes: { '00080008': 'DERIVED\\PRIMARY\\DIFFUSION\\CALC_BVALUE\\TRACEW' } });
    const plan = planned([image(0), ...directions(800, 3), calculated]);
    expect([plan.name, plan.available]).toEqual(['ADC(0,800)', [0, 800]]);
    expect(plan.warnings.map(({ code }) => code)).toEqual(['ADC_W_MAP_IN_SERIES']);
  });

  it('uses the Philips floating-point scale where slopes differ (mri-adc.md 2.4)', () => {
    const scaled = (slope: string, scale: number) => ({
      '00281053': slope,
      '20050010': 'Philips MR Imaging DD 001',
      '2005100E': scale,
    });
    const plan = planned([
      image(0, { attributes: scaled('2', 0.01) }),
      ...directions(1000, 3).map((stack) => ({ ...stack, attributes: { ...stack.attributes, ...scaled('4', 0.02) } })),
    ]);
    expect(scalesOf(plan)).toEqual([
      [50, 50],
      [12.5, 12.5],
    ]);
    const without = planned([image(0, { attributes: { '00281053': '2' } }), ...directions(1000, 3)]);
    expect(without.warnings.map(({ code }) => code)).toEqual(['ADC_W_SCALE']);
    expect(scalesOf(without)).toEqual([
      [1, 1],
      [1, 1],
    ]);
  });

  describe('where the slope differs from slice to slice (mri-adc.md 2.4: per image)', () => {
    /** Two b-values whose slices have these slopes, SS 0.01 where it is stated. */
    const sliced = (slopes: readonly (readonly [number, number])[], scale?: number) => {
      const source = seriesOf([image(0), image(1000, { key: { direction: 'trace' } })]);
      const stacks = source.stacks.map((stack, n) => ({
        ...stack,
        frames: stack.frames.map((frame, k) => ({
          ...frame,
          dataSet: mrImage({
            '00189087': 1000 * n,
            '00281053': `${slopes[n]?.[k]}`,
            ...(scale !== undefined && { '20050010': 'Philips MR Imaging DD 001', '2005100E': scale }),
          }),
        })),
      }));
      const plan = planAdc({ ...source, stacks });
      if (!plan.ok) throw new Error(plan.failure.message);
      return plan.value;
    };

    it('each slice has the scale of its own image: 1/(RS SS)', () => {
      const plan = sliced([[1, 2], [1, 4]], 0.01); // prettier-ignore
      expect(scalesOf(plan)).toEqual([
        [100, 50],
        [100, 25],
      ]);
      expect(plan.warnings).toEqual([]);
    });

    it('ADC_W_SCALE for slopes that differ between b-values in any slice, without SS', () => {
      const plan = sliced([[1, 2], [1, 4]]); // prettier-ignore
      expect(scalesOf(plan)).toEqual([
        [1, 1],
        [1, 1],
      ]);
      expect(plan.warnings.map(({ code }) => code)).toEqual(['ADC_W_SCALE']);
    });

    it('no word where each slice has one slope at all b-values', () => {
      expect(sliced([[1, 2], [1, 2]]).warnings).toEqual([]); // prettier-ignore
    });
  });

  it.each<[string, readonly DwiStack[], string, string, (readonly number[])?]>([
    ['no b-value', [{ key: {} }], 'ADC_E_NO_BVALUE', 'No b-value found (looked in: '],
    ['one group', directions(1000, 3), 'ADC_E_ONE_BVALUE', 'Only b = 1000 present; at least two are needed.'],
    [
      'one chosen',
      [image(0), ...directions(1000, 3)],
      'ADC_E_ONE_BVALUE',
      'Only b = 0 present; at least two are needed.',
      [0],
    ],
    [
      'a b that is not there',
      [image(0), ...directions(1000, 3)],
      'ADC_E_NO_BVALUE',
      'b = 800 is not in this series (it has 0, 1000).',
      [0, 800],
    ],
    [
      'another TE',
      [image(0), image(1000, { attributes: { '00180081': '80' } })],
      'ADC_E_MISMATCH',
      'TE 62 and 80 ms; ADC needs equal TE.',
    ],
    [
      'another TR',
      [image(0), image(1000, { attributes: { '00180080': '3000' } })],
      'ADC_E_MISMATCH',
      'TR 5000 and 3000 ms; ADC needs equal TR.',
    ],
    [
      'another place',
      [image(0), image(1000, { origin: [3, 0, 0] })],
      'ADC_E_MISMATCH',
      'do not lie on the same voxels',
    ],
    [
      'a private b out of range',
      [image(0), image(1000), { key: {}, attributes: { '00430010': 'GEMS_PARM_01', '00431039': '25000' } }],
      'ADC_E_BRANGE',
      'b = 25000 s/mm2 is out of range (0–20000).',
    ],
    ['a raw GE code', [image(0), image(1000001000)], 'ADC_E_BRANGE', 'b = 1000001000 s/mm2 is out of range'],
  ])('refuses %s', (_what, stacks, code, message, bValues) => {
    const failure = refused(stacks, bValues);
    expect(failure?.code).toBe(code);
    expect(failure?.message).toContain(message);
  });
});

describe('adcMapSeries', () => {
  const source = seriesOf([
    image(0, { attributes: { '00281053': '2' } }),
    ...directions(1000, 3).map((stack) => ({ ...stack, attributes: { ...stack.attributes, '00281053': '2' } })),
  ]);
  const plan = planAdc(source);
  if (!plan.ok) throw new Error(plan.failure.message);
  const made = adcMapSeries(source, plan.value, 'ols');

  it('is a series of its own, with the same UID for the same source and settings', () => {
    expect(made.series).toMatchObject({ kind: 'adc', description: 'ADC(0,1000) OLS', studyUid: 'study' });
    expect(made.series.seriesUid).toMatch(/^2\.25\.\d{30,39}$/);
    expect(adcMapSeries(source, plan.value, 'ols').series.seriesUid).toBe(made.series.seriesUid);
    expect(adcMapSeries(source, plan.value, 'wls').series.seriesUid).not.toBe(made.series.seriesUid);
  });

  it('does not inherit the rescale and b-value of its source', () => {
    const [frame] = made.stack.frames;
    expect(frame?.dataSet['00281053']).toBeUndefined();
    expect(frame?.dataSet['00189087']).toBeUndefined();
    expect(frame?.dataSet['00180081']).toBeDefined();
  });
});
