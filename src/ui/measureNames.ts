import type { Measurement, QuantityName, Statistic } from '#core/measurements/measurement.ts';
import type { Basis, Cutoff } from '#core/protocol/cutoff.ts';
import { isSegmented } from '#core/regions/region.ts';
import { measureWords } from '#ui/words/measures.ts';

/** What readers call a quantity, with its variant. */
export const QUANTITY_NAMES = measureWords.quantities;

const isSuv = (quantity: QuantityName) => quantity.startsWith('SU');

export const statisticName = (statistic: Statistic) => measureWords.statistics[statistic];

/** The name of a value beside its quantity: the volume of a segmentation in SUV is its MTV, a drawn sphere's is not. */
export const valueName = ({ quantity, derivation }: Measurement, statistic: Statistic) =>
  statistic === 'volume' && isSuv(quantity) && derivation && isSegmented(derivation.shape)
    ? measureWords.mtv
    : statisticName(statistic);

/** "SUVbw max", "ADC mean", "long axis", "target sum, change from nadir". */
export function measureName(quantity: QuantityName, statistic: Statistic, basis: Basis = 'value'): string {
  const alone = quantity === 'TargetSum' || quantity === 'TumourVolume';
  const name = alone
    ? QUANTITY_NAMES[quantity]
    : quantity === 'Diameter'
      ? statisticName(statistic)
      : `${QUANTITY_NAMES[quantity]} ${statisticName(statistic)}`;
  return basis === 'value' ? name : measureWords.withBasis(name, measureWords.bases[basis]);
}

export const COMPARATOR_SIGNS: Readonly<Record<Cutoff['comparator'], string>> = {
  '>': '>',
  '>=': '≥',
  '<': '<',
  '<=': '≤',
  '|x|>=': '± ≥',
};
