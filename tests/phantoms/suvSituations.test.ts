import { describe, expect, it } from 'vitest';
import { calibrate } from '#core/calibration/calibrate.ts';
import { worldToIndex, type Vector3 } from '#core/geometry/grid.ts';
import { modalityValue } from '#core/imaging/volume.ts';
import { SITUATION_TRUTH, suvSituations } from '#phantoms/pet/suvSituations.ts';
import { importSources, sourceOf } from '../builders/files.ts';
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
