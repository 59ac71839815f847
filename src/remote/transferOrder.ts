import type { RemoteSeries } from '#core/archive/archive.ts';
import { number, numbers, type DataSet } from '#core/imaging/dataset.ts';

/** Objects without pixels of their own come after the images they speak of. */
const NO_IMAGES = new Set(['SR', 'RTSTRUCT', 'SEG', 'PR', 'KO', 'DOC', 'REG', 'RTPLAN', 'RTDOSE']);

/** Images first, then by series number as the modality gave it. */
export function seriesInOrder(series: readonly RemoteSeries[]): readonly RemoteSeries[] {
  const rank = ({ modality }: RemoteSeries) => (NO_IMAGES.has(modality) ? 1 : 0);
  return [...series].sort(
    (a, b) => rank(a) - rank(b) || (a.number ?? Infinity) - (b.number ?? Infinity) || compare(a.seriesUid, b.seriesUid),
  );
}

/**
 * The middle slice first, then its neighbours outwards: that is where a series opens. Slices are sorted along their
 * normal by Image Position and Orientation (Patient), or by Instance Number where those are absent.
 */
export function middleOutwards<T extends { readonly dataSet: DataSet }>(instances: readonly T[]): readonly T[] {
  const along = instances.map((instance) => ({ instance, place: placeOf(instance.dataSet) }));
  along.sort((a, b) => compare(a.place, b.place));
  const middle = Math.floor(along.length / 2);
  const distance = (index: number) => Math.abs(index - middle);
  return along
    .map(({ instance }, index) => ({ instance, index }))
    .sort((a, b) => distance(a.index) - distance(b.index) || a.index - b.index)
    .map(({ instance }) => instance);
}

/** mm along the normal of the slice; without geometry the instance number, last where that is absent too. */
function placeOf(dataSet: DataSet): number {
  const [x = NaN, y = NaN, z = NaN] = numbers(dataSet, '00200032');
  const [a = NaN, b = NaN, c = NaN, d = NaN, e = NaN, f = NaN] = numbers(dataSet, '00200037');
  const along = x * (b * f - c * e) + y * (c * d - a * f) + z * (a * e - b * d);
  if (Number.isFinite(along)) return along;
  const instance = number(dataSet, '00200013');
  return instance !== undefined && Number.isFinite(instance) ? instance : Infinity;
}

const compare = <T extends string | number>(a: T, b: T) => (a < b ? -1 : a > b ? 1 : 0);
