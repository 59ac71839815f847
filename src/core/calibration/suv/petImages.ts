import type { DataSet } from '#core/imaging/dataset.ts';

/** Headers of the images that are calibrated, in slice order, and of all images of their series (one t_ref for all). */
export interface PetImages {
  readonly frames: readonly DataSet[];
  readonly series: readonly DataSet[];
}

/** The header that stands for the series, once its series-level attributes are known to be equal. */
export function firstOf({ frames }: PetImages): DataSet {
  const [first] = frames;
  if (!first) throw new Error('A stack has at least one image.');
  return first;
}
