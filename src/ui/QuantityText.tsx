import type { Statistic } from '#core/measurements/measurement.ts';
import type { Quantity } from '#core/quantities.ts';
import { shownQuantity } from '#ui/shownQuantity.ts';

interface Props {
  readonly quantity: Quantity;
  readonly statistic?: Statistic;
  /** Shows + on gains: for changes and distances. */
  readonly signed?: boolean;
}

/** A value with its unit, which never wrap apart. The full value is in the element's `value` attribute. */
export function QuantityText({ quantity, statistic, signed = false }: Props) {
  const { number, unit } = shownQuantity(quantity, { statistic, signed });
  return (
    <data className="quantity" value={quantity.value}>
      {number}
      {'\u00a0'}
      <span className="unit">{unit}</span>
    </data>
  );
}
