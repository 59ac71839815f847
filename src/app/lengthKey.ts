import type { ReadState } from '#core/ledger/projection.ts';
import type { NumberKey } from '#features/measurements/index.ts';

/** The length of a lesion that counts for its response: the short axis of a node, else the longest diameter. */
export function lengthKey({ regions, measurements }: ReadState, regionId: string): NumberKey | undefined {
  const region = regions.find(({ id }) => id === regionId);
  if (!region) return undefined;
  const own = (measurements[regionId] ?? []).filter(({ stackId }) => stackId === region.stackId);
  const wanted = region.node ? (['shortAxis'] as const) : (['longAxis', 'length'] as const);
  for (const statistic of wanted) {
    const measurement = own.find(({ values }) => values.some((value) => value.statistic === statistic));
    if (measurement) {
      const { seriesUid, stackId, quantity } = measurement;
      return { regionId, seriesUid, stackId, quantity, statistic };
    }
  }
  return undefined;
}
