import { describe, expect, it } from 'vitest';
import { cycleOf, envelopeOf, pressureGradient } from '#core/calibration/ultrasound/doppler.ts';
import {
  ellipseCircumference,
  ELLIPSOID_FACTOR,
  usAreaLength,
  usDisks,
  usEllipsoid,
  usSphere,
} from '#core/calibration/ultrasound/usVolumes.ts';
import { inUnit } from '#core/quantities.ts';
import { ellipseArea } from '#core/regions/lengths.ts';

const mm = (value: number) => inUnit('mm', value);
const speed = (value: number) => inUnit('cm/s', value);

describe('volumes (us.md 4)', () => {
  const axis = (length: number, image: string) => ({ length: mm(length), image });

  it('worked: 42 × 31 × 28 mm with pi/6 and not 0.52', () => {
    const { volume, warnings } = usEllipsoid([axis(42, 'a'), axis(31, 'a'), axis(28, 'b')]);
    expect(volume).toBeCloseTo(19.088317, 6);
    expect(volume).not.toBeCloseTo(18.95712, 2);
    expect(ELLIPSOID_FACTOR).toBeCloseTo(0.5235987756, 10);
    expect(warnings).toEqual([]);
  });

  it('three axes of one image are warned of', () => {
    const { warnings } = usEllipsoid([axis(42, 'a'), axis(31, 'a'), axis(28, 'a')]);
    expect(warnings).toEqual([
      { code: 'US_W_THREE_AXES_ONE_PLANE', message: 'Third axis should come from an orthogonal view.' },
    ]);
  });

  it('a sphere has the volume of the ellipsoid with three equal axes', () => {
    expect(usSphere(mm(20))).toBeCloseTo((4 / 3) * Math.PI, 12);
  });

  it('area-length and disks of a sphere of 4 cm: the sphere', () => {
    const truth = (4 / 3) * Math.PI * 8;
    expect(usAreaLength(inUnit('cm2', Math.PI * 4), mm(40))).toBeCloseTo(truth, 10);
    const disks = Array.from({ length: 20 }, (_, index) => {
      const height = (index + 0.5) * 2 - 20;
      const diameter = mm(2 * Math.sqrt(400 - height ** 2));
      return [diameter, diameter] as const;
    });
    const volume = usDisks(mm(40), disks);
    // The midpoint rule of 20 disks exceeds the sphere by 1/(2 n2).
    expect(volume.ok && volume.value / truth).toBeCloseTo(1 + 1 / 800, 10);
    expect(usDisks(mm(40), disks.slice(1))).toMatchObject({ ok: false, failure: { code: 'US_E_DISKS' } });
  });

  it('worked: an ellipse of 42 × 31 mm', () => {
    expect(ellipseArea([[21, 0, 0], [0, 15.5, 0]]) / 100).toBeCloseTo(10.225884, 6); // prettier-ignore
    expect(ellipseCircumference(mm(42), mm(31))).toBeCloseTo(115.31997, 5);
  });

  it('the circumference of a circle is exact', () => {
    expect(ellipseCircumference(mm(10), mm(10))).toBeCloseTo(10 * Math.PI, 12);
  });
});

describe('Doppler (us.md 4.1)', () => {
  it('worked: PSV 80, EDV 20', () => {
    expect(cycleOf(speed(80), speed(20))).toEqual({ psv: 80, edv: 20, ri: 0.75, sd: 4 });
  });

  it.each([
    ['flow away from the probe', -80, -20, { psv: 80, edv: 20, ri: 0.75, sd: 4 }],
    ['absent end-diastolic flow', 80, 0, { psv: 80, edv: 0, ri: 1, sd: undefined }],
    ['reversed end-diastolic flow', 80, -20, { psv: 80, edv: -20, ri: 1.25, sd: -4 }],
    ['no flow', 0, 0, { psv: 0, edv: 0, ri: undefined, sd: undefined }],
  ])('%s', (_, peak, end, expected) => {
    expect(cycleOf(speed(peak), speed(end))).toEqual(expected);
  });

  it('v 2.5 m/s: 25 mmHg', () => {
    expect(pressureGradient(speed(250))).toBe(25);
    expect(pressureGradient(speed(-250))).toBe(25);
  });

  const at = (time: number, velocity: number) => ({ time: inUnit('s', time), velocity: speed(velocity) });

  it('worked: PSV 80, EDV 20, TAMAX 40 give PI 1.5', () => {
    // From 80 straight to 20 within 1/3 s (mean 50), then 20 until the mean over all is 40: 1/3 · 50 + t · 20 = 40 (1/3 + t).
    const flat = ((1 / 3) * 10) / 20;
    const found = envelopeOf([at(0, 80), at(1 / 3, 20), at(1 / 3 + flat, 20)]);
    expect(found).toMatchObject({ psv: 80, edv: 20, ri: 0.75, sd: 4 });
    expect(found?.tamax).toBeCloseTo(40, 10);
    expect(found?.pi).toBeCloseTo(1.5, 10);
    expect(found?.vti).toBeCloseTo(40 * (1 / 3 + flat), 10);
  });

  it('the order of the points is that of time; the sign of the flow does not matter', () => {
    const forth = envelopeOf([at(0, 80), at(0.4, 20)]);
    const back = envelopeOf([at(0.4, -20), at(0, -80)]);
    expect(back).toEqual(forth);
    expect(forth?.vti).toBeCloseTo(20, 12);
  });

  it('nothing without time', () => {
    expect(envelopeOf([])).toBeUndefined();
    expect(envelopeOf([at(0, 80), at(0, 20)])).toBeUndefined();
  });
});
