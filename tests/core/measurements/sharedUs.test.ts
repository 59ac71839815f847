import { describe, expect, it } from 'vitest';
import { plainMeaning } from '#core/calibration/plainMeaning.ts';
import { usDistance } from '#core/calibration/ultrasound/usCaliper.ts';
import { usRegions } from '#core/calibration/ultrasound/usRegion.ts';
import { imageTargetOf, referenceTo } from '#core/measurements/imageTarget.ts';
import { measureImage } from '#core/measurements/measureImage.ts';
import { measureRegion } from '#core/measurements/measureRegion.ts';
import { valueOf } from '#core/measurements/measurement.ts';
import { summarise } from '#core/statistics/summarise.ts';
import { stackTimes } from '#core/viewing/cine.ts';
import { decodeImported, importPath } from '../../builders/files.ts';
import { regionOf } from '../../builders/regionRequests.ts';
import { hasShared, sharedPath } from '../../builders/shared.ts';

async function opened(name: string) {
  const imported = await importPath(sharedPath('data', 'us', `${name}.dcm`));
  const series = imported.manifest.studies[0]?.series[0];
  const stack = series?.stacks[0];
  const [frame] = stack?.frames ?? [];
  const decoded = await decodeImported(imported);
  if (!series || !stack || !frame || decoded.kind !== 'images') throw new Error(`${name} is no image`);
  const caliper = (a: readonly [number, number], b: readonly [number, number]) => {
    const target = imageTargetOf(series, stack, { decoded, reference: referenceTo(frame) });
    if (!target) throw new Error('no target');
    const ends = [[...a, 0], [...b, 0]] as const; // prettier-ignore
    const region = regionOf(
      { kind: 'length', ends, normal: [0, 0, 1] },
      { seriesUid: series.seriesUid, stackId: stack.id },
    );
    const { direct, request, finish } = measureImage(region, target, plainMeaning(stack, 'stored'));
    const [measurement] = [...direct, ...finish(request ? measureRegion(request, summarise) : [])];
    return measurement;
  };
  return { frame, stack, caliper };
}

describe.skipIf(!hasShared('data', 'us'))('ultrasound of five makers (README of the data)', () => {
  it('cx50: the printed caliper of 1.06 cm, by the deltas of its region', async () => {
    const { frame, caliper } = await opened('philips-cx50-palette-2regions');
    const [tissue] = usRegions(frame.dataSet);
    expect(tissue && usDistance(tissue, [[461.5, 292.5], [500.5, 303.5]])).toBeCloseTo(10.63, 2); // prettier-ignore
    // The image was cropped upstream, its regions were not: its scale cannot be trusted any more.
    expect(caliper([461.5, 292.5], [500.5, 303.5])).toMatchObject({
      values: [],
      failure: {
        code: 'US_E_REGION_OUTSIDE',
        message: 'Region lies outside 800 x 350; image was resized after acquisition.',
      },
    });
  });

  it.each([
    ['acuson-sequoia-65f-jpeg', 0.052478133506629575],
    ['acuson-8f-jpeg-fragmented-noBOT-negative-deltaX', 0.2293750081863255],
    ['esaote-ybr_full_422-uncompressed', 0.0061599999666213994],
  ])('%s: 100 pixels across are 100 deltas, whatever their sign', async (name, delta) => {
    const { caliper } = await opened(name);
    const measurement = caliper([200, 150], [300, 150]);
    const length = measurement && valueOf(measurement, 'length');
    expect(length?.unit).toBe('mm');
    expect(length?.value).toBeCloseTo(1000 * delta, 9);
  });

  it('sonosite: regions of 640 × 480 on an image of 320 × 240 are refused', async () => {
    const { caliper } = await opened('sonosite-turbo-30f-jpeg-ybr422');
    expect(caliper([100, 100], [150, 100])).toMatchObject({ failure: { code: 'US_E_REGION_OUTSIDE' } });
  });

  it('logiq: without calibration, pixels and the reason', async () => {
    const { caliper } = await opened('ge-logiq700-j2k-rct');
    const measurement = caliper([100, 100], [130, 140]);
    expect(measurement && valueOf(measurement, 'length')).toMatchObject({ value: 50, unit: '{pixels}' });
    expect(measurement?.warnings.map(({ code }) => code)).toContain('US_E_NOT_CALIBRATED');
  });

  it.each([
    ['acuson-sequoia-65f-jpeg', 3, (33.333 + 50 + 33.333) / 1000],
    ['acuson-8f-jpeg-fragmented-noBOT-negative-deltaX', 2, (50 + 33.333) / 1000],
    ['sonosite-turbo-30f-jpeg-ybr422', 29, (29 * 33.333) / 1000],
  ])('%s: frame %s + 1 at its time', async (name, frame, seconds) => {
    const { stack } = await opened(name);
    const times = stackTimes(stack);
    expect(times?.ok && times.value.seconds[frame]).toBeCloseTo(seconds, 9);
    expect(times?.ok && times.value.warnings).toEqual([]);
  });
});
