import type { OpenSphereMeans } from '#core/statistics/sphereMeans.ts';
import type { KernelModule } from './kernelModule.ts';

/**
 * The compiled twin of `plainSphereMeans` in core/statistics. The values lie in the arena, which belongs to the means
 * that were opened last until any other kernel is called.
 */
export function sphereMeansKernel({ arena, routine }: KernelModule): OpenSphereMeans {
  const run = routine('sphereMeans');
  return ({ size, most, row }) => {
    arena.reset();
    const valuesAt = arena.reserve(size * Float64Array.BYTES_PER_ELEMENT);
    const weightsAt = arena.reserve(most * Float64Array.BYTES_PER_ELEMENT);
    const offsetsAt = arena.reserve(most * Int32Array.BYTES_PER_ELEMENT);
    const meansAt = arena.reserve(row * Float64Array.BYTES_PER_ELEMENT);
    const [values, means] = [arena.float64(valuesAt, size), arena.float64(meansAt, row)];
    let [length, total] = [0, NaN];
    values.fill(0);
    return {
      values,
      take: (sphere) => {
        arena.float64(weightsAt, sphere.weights.length).set(sphere.weights);
        arena.int32(offsetsAt, sphere.offsets.length).set(sphere.offsets);
        [length, total] = [sphere.offsets.length, sphere.total];
      },
      inner: ({ at, count }) => {
        run(valuesAt + at * Float64Array.BYTES_PER_ELEMENT, count, offsetsAt, weightsAt, length, total, meansAt);
        return means;
      },
    };
  };
}
