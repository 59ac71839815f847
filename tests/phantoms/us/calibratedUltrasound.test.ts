import { describe, expect, it } from 'vitest';
import { cineTime } from '#core/calibration/ultrasound/cineTime.ts';
import { plainMeaning } from '#core/calibration/plainMeaning.ts';
import { imageTargetOf, referenceTo } from '#core/measurements/imageTarget.ts';
import { measureImage } from '#core/measurements/measureImage.ts';
import { measureRegion } from '#core/measurements/measureRegion.ts';
import { valueOf, type Statistic } from '#core/measurements/measurement.ts';
import type { RegionShape } from '#core/regions/region.ts';
import { summarise } from '#core/statistics/summarise.ts';
import { calibratedUltrasound } from '#phantoms/us/calibratedUltrasound.ts';
import { TRUTH } from '#phantoms/us/usScene.ts';
import { decodeImported, importBytes } from '../../builders/files.ts';
import { regionOf } from '../../builders/regionRequests.ts';

const imported = await importBytes(...calibratedUltrasound().map(({ bytes }) => bytes));
const decoded = await decodeImported(imported);
const series = imported.manifest.studies[0]?.series[0];
const stack = series?.stacks[0];
const frame = stack?.frames[5];

function measured(shape: RegionShape) {
  if (!series || !stack || !frame || decoded.kind !== 'images') throw new Error('the phantom is no cine');
  const reference = referenceTo(frame);
  const target = imageTargetOf(series, stack, { decoded, reference });
  if (!target) throw new Error('its frame is not found');
  const region = regionOf(shape, { seriesUid: series.seriesUid, stackId: stack.id, image: reference });
  const { direct, request, finish } = measureImage(region, target, plainMeaning(stack, 'stored'));
  const all = [...direct, ...finish(request ? measureRegion(request, summarise) : [])];
  return (statistic: Statistic) =>
    all.map((one) => valueOf(one, statistic)?.value).find((value) => value !== undefined);
}

const normal = [0, 0, 1] as const;
const line = ([a, b]: readonly (readonly [number, number])[]): RegionShape => ({
  kind: 'length',
  ends: [
    [a?.[0] ?? NaN, a?.[1] ?? NaN, 5],
    [b?.[0] ?? NaN, b?.[1] ?? NaN, 5],
  ],
  normal,
});

describe('the ultrasound phantom, from its file to its numbers', () => {
  it('is a cine of 25 frames a second', () => {
    const time = frame && cineTime(frame.dataSet, 12);
    expect(time?.ok && time.value.rate).toBeCloseTo(25, 9);
  });

  it('has wires 40 mm apart', () => {
    expect(measured(line(TRUTH.wires.ends))('length')).toBeCloseTo(40, 9);
  });

  it('has a cyst of 0.8 cm radius that is dark', () => {
    const { centre, radius } = TRUTH.cyst;
    const at = measured({ kind: 'ellipse', centre: [...centre, 5], semiAxes: [[radius, 0, 0], [0, radius, 0]], normal }); // prettier-ignore
    expect(at('area')).toBeCloseTo(Math.PI * 0.64, 9);
    expect(at('mean')).toBeLessThan(20);
  });

  it('has echoes 20 mm and 0.5 s apart in M-mode', () => {
    const at = measured(line(TRUTH.echoes.ends));
    expect(at('length')).toBeCloseTo(20, 9);
    expect(at('interval')).toBeCloseTo(0.5, 9);
    expect(at('slope')).toBeCloseTo(40, 9);
  });

  it('has a pulse of PSV 80 and EDV 20 cm/s: RI 0.75', () => {
    const at = measured(line([TRUTH.pulse.peak, TRUTH.pulse.end]));
    expect(at('psv')).toBeCloseTo(80, 9);
    expect(at('edv')).toBeCloseTo(20, 9);
    expect(at('ri')).toBeCloseTo(0.75, 9);
  });
});
