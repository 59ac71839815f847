import { describe, expect, it } from 'vitest';
import { distanceScale } from '#features/thresholds/distanceScale.ts';
import { cutoff, judgeable, judgement, withheldJudgeable } from '../../builders/judgements.ts';

const repeatability = { value: 20, unit: '%', source: 'test' };

describe('distanceScale', () => {
  it('centres the bar on the cut-off and keeps the band about the value', () => {
    // 4 ± 0.8 about 2.5: offsets 0.7, 1.5, 2.3; the far end of the band fills 1 / 1.15 of the half bar.
    const scale = distanceScale(judgement(judgeable(4), cutoff({ repeatability })));
    expect(scale?.marker).toBeCloseTo(1.5 / (1.15 * 2.3), 12);
    expect(scale?.band?.[0]).toBeCloseTo(0.7 / (1.15 * 2.3), 12);
    expect(scale?.band?.[1]).toBeCloseTo(1 / 1.15, 12);
    expect(scale?.beyond).toBe('right');
  });

  it('crosses the middle with the band exactly when the verdict cannot tell', () => {
    const near = judgement(judgeable(2.6), cutoff({ repeatability }));
    expect(near.verdict.kind).toBe('cannot-tell');
    const band = distanceScale(near)?.band;
    expect(band && band[0] < 0 && band[1] > 0).toBe(true);
  });

  it('turns the band of a negative change round for a cut-off on its size', () => {
    const change = judgeable(-12, {
      basis: 'changeFromBaseline',
      measured: { ok: true, value: { value: -12, unit: '%' } },
    });
    const cut = cutoff({
      basis: 'changeFromBaseline',
      unit: '%',
      comparator: '|x|>=',
      value: 10,
      repeatability: { value: 3, unit: '%', source: 'test' },
    });
    const scale = distanceScale(judgement(change, cut));
    // |x| is 12 and its band 9 to 15, so offsets −1, 2 and 5 from the cut-off at 10.
    const range = 1.15 * 5;
    expect(scale?.marker).toBeCloseTo(2 / range, 12);
    expect(scale?.band?.[0]).toBeCloseTo(-1 / range, 12);
    expect(scale?.band?.[1]).toBeCloseTo(5 / range, 12);
  });

  it('shades the left where beyond is below', () => {
    expect(distanceScale(judgement(judgeable(1), cutoff({ comparator: '<' })))?.beyond).toBe('left');
  });

  it('draws nothing where nothing was computed', () => {
    expect(distanceScale(judgement(withheldJudgeable('T1')))).toBeUndefined();
  });
});
