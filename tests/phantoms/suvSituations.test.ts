import { describe, expect, it } from 'vitest';
import { calibrate } from '#core/calibration/calibrate.ts';
import { worldToIndex, type Vector3 } from '#core/geometry/grid.ts';
import { modalityValue } from '#core/imaging/volume.ts';
import { SITUATION_TRUTH, suvSituations } from '#phantoms/pet/suvSituations.ts';
import { importSources, sourceOf } from '../builders/files.ts';
import { PhantomHeader } from '../builders/phantomHeader.ts';
import { decodedVolume } from '../builders/pipeline.ts';

const situations = suvSituations();

/** The whole way: bytes → instances → stack → volume → meaning → value, for pet-suv.md section 8. */
async function through(files: readonly { name: string; bytes: Uint8Array }[]) {
  const imported = await importSources(files.map(({ name, bytes }) => sourceOf(name, bytes)));
  const [series] = imported.manifest.studies.flatMap((study) => study.series);
  const [stack] = series?.stacks ?? [];
  if (!series || !stack) throw new Error('no stack');
  return { series, stack, volume: await decodedVolume(stack, imported) };
}

/** What pet-suv.md section 8 says each object tests, as its header must state it; undefined: absent or empty. */
const FACTS: Readonly<Record<string, Readonly<Record<string, string | undefined>>>> = {
  '0_0': { units: 'BQML', correction: 'START', dose: '368080000', halfLife: '6586.2', weight: '70', size: '1.75' },
  '2_0': { units: 'GML', type: 'BW' },
  '2_1': { units: 'GML', type: 'LBMJAMES128', sex: 'M' },
  '2_2': { units: 'GML', type: 'IBW', sex: 'O' },
  '2_3': { units: 'CM2ML' },
  '2_4': { units: 'CNTS', suvFactor: '0.0005', activityFactor: undefined },
  '2_5': { units: 'CNTS', suvFactor: undefined, activityFactor: '0.5' },
  '3_0': { units: 'BQML', dose: '368.08' },
  '3_1': { correction: 'ADMIN' },
  '3_2': { series: '113000.00', acquisition: '110230.00' },
  '3_3': { series: '110000.00', acquisition: '113000.00', ge: '20250103110000.00' },
  '3_4': { correction: 'NONE', acquisition: '110000.00' },
  '4_0': { injectedAt: '20250103100000.00', injected: undefined },
  '4_1': { injectedAt: undefined, injected: '100000.00' },
  '4_2': { injected: '233000.00', series: '003000.00', seriesDate: '20250104' },
  '5_0': { halfLife: '4057.7' },
};

function factsOf(header: PhantomHeader): Readonly<Record<string, string | undefined>> {
  const injection = header.item('00540016');
  return {
    units: header.text('00541001'),
    type: header.text('00541006'),
    correction: header.text('00541102'),
    weight: header.text('00101030'),
    size: header.text('00101020'),
    sex: header.text('00100040'),
    series: header.text('00080031'),
    seriesDate: header.text('00080021'),
    acquisition: header.text('00080032'),
    ge: header.text('0009100D'),
    suvFactor: header.text('70531000'),
    activityFactor: header.text('70531009'),
    dose: injection?.string('x00181074'),
    halfLife: injection?.string('x00181075'),
    injected: injection?.string('x00181072') || undefined,
    injectedAt: injection?.string('x00181078'),
  };
}

describe('the seventeen situations as a foreign parser sees them', () => {
  it.each(Object.keys(FACTS))('%s states what it tests', (id) => {
    const [first] = situations.find((situation) => situation.id === id)?.files ?? [];
    if (!first) throw new Error(`no ${id}`);
    expect(factsOf(new PhantomHeader(first.bytes))).toMatchObject(FACTS[id] ?? {});
  });

  it('1_0 has another slope in every slice, 3_4 two acquisition times', () => {
    const distinct = (id: string, tag: string) => {
      const files = situations.find((situation) => situation.id === id)?.files ?? [];
      return new Set(files.map(({ bytes }) => new PhantomHeader(bytes).text(tag))).size;
    };
    expect(distinct('1_0', '00281053')).toBe(6);
    expect(distinct('3_4', '00080032')).toBe(2);
  });

  it('0_0 is 14400 Bq/ml = SUVbw 4.000005 in the hot block, by the worked example of section 8', () => {
    const [first] = situations.find(({ id }) => id === '0_0')?.files ?? [];
    const activity = new PhantomHeader(first?.bytes ?? new Uint8Array()).value(2, 2);
    expect(activity).toBe(14400);
    expect((activity * 1.46063675 * 70_000) / 368.08e6).toBeCloseTo(4.000005, 6);
  });
});

describe('the seventeen situations and the refusals', () => {
  it('are all there', () => {
    expect(situations.filter(({ refusal }) => !refusal).map(({ id }) => id)).toEqual([
      '0_0', '1_0', '2_0', '2_1', '2_2', '2_3', '2_4', '2_5', '3_0', '3_1', '3_2', '3_3', '3_4', '4_0', '4_1', '4_2', '5_0',
    ]); // prettier-ignore
  });

  it.each(situations.filter(({ refusal }) => !refusal))(
    '$id, $words: 4.00 / 1.00 / 0.20',
    async ({ files, warnings }) => {
      const { series, stack, volume } = await through(files);
      const meaning = calibrate(series, stack, 'SUVbw');
      if (!meaning.ok) throw new Error(meaning.failure.message);
      const suvAt = (world: Vector3) => {
        const [i = 0, j = 0, k = 0] = worldToIndex(volume.grid, world).map(Math.round);
        const factor = meaning.value.factor[k] ?? NaN;
        return { suv: modalityValue(volume, i, j, k) * factor, step: (volume.slope[k] ?? NaN) * factor };
      };
      for (const { suv, at } of Object.values(SITUATION_TRUTH)) {
        const found = suvAt(at);
        // One stored unit; where slices differ in slope the volume holds rescaled values and the largest slope counts.
        const storedUnit = volume.voxels instanceof Float32Array ? 5e-4 : found.step;
        expect(Math.abs(found.suv - suv)).toBeLessThanOrEqual(storedUnit);
      }
      expect(meaning.value.warnings.map(({ code }) => code).sort()).toEqual([...warnings].sort());
    },
  );

  it.each(situations.filter(({ refusal }) => refusal))(
    '$id, $words: $refusal, pixels stay',
    async ({ files, refusal }) => {
      const { series, stack, volume } = await through(files);
      const meaning = calibrate(series, stack, 'SUVbw');
      expect(meaning.ok ? 'given' : meaning.failure.code).toBe(refusal);
      expect(modalityValue(volume, 2, 2, 1)).toBe(14400);
    },
  );
});
