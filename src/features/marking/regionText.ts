import {
  valueOf,
  type MeasuredValue,
  type Measurement,
  type QuantityName,
  type Statistic,
} from '#core/measurements/measurement.ts';
import type { Region } from '#core/regions/region.ts';
import { measureName, statisticName } from '#ui/measureNames.ts';
import { shownQuantity } from '#ui/shownQuantity.ts';

/** Text beside a region: its name and the numbers a reader looks for first, of the pictures it is seen on. */
export function regionText(
  region: Region,
  measurements: readonly Measurement[],
  stackIds: readonly string[],
): readonly string[] {
  const here = measurements.filter(({ stackId }) => stackIds.includes(stackId));
  const lines = (here.length > 0 ? here : measurements).flatMap((measurement) => lineOf(region, measurement));
  return [region.name, ...new Set(lines)].slice(0, 4);
}

function lineOf({ shape }: Region, measurement: Measurement): readonly string[] {
  const { quantity, failure } = measurement;
  if (failure) return [`∅ ${quantity}: ${failure.code}`];
  if (quantity === 'Diameter') return shape.kind === 'sphere' || shape.kind === 'threshold' ? [] : sizes(measurement);
  if (quantity === 'Velocity') return velocities(measurement);
  const first = (quantity.startsWith('SU') ? ['value', 'max', 'mean'] : ['value', 'mean', 'max']) as Statistic[];
  const value = first.map((statistic) => valueOf(measurement, statistic)).find((found) => found !== undefined);
  if (!value) return [];
  const sd = value.statistic === 'mean' ? valueOf(measurement, 'sd') : undefined;
  const name = nameOf(quantity, value.statistic);
  const number = `${numberOf(value)}${sd ? ` ± ${numberOf(sd)}` : ''} ${unitOf(value)}`;
  return [name ? `${name} ${number}` : number];
}

function nameOf(quantity: QuantityName, statistic: Statistic): string {
  // The unit says that these are CT numbers.
  if (quantity === 'HU') return statistic === 'value' ? '' : statisticName(statistic);
  return statistic === 'value' ? quantity : measureName(quantity, statistic);
}

/** "32.1 × 20.4 mm" or "32.1 mm"; an axis that is still to be drawn has no length to show. */
function sizes(measurement: Measurement): readonly string[] {
  const lengths = (['length', 'longAxis', 'shortAxis'] as const).flatMap(
    (statistic) => valueOf(measurement, statistic) ?? [],
  );
  const drawn = lengths.filter(({ value }) => value > 0);
  const [first] = drawn;
  return first ? [`${drawn.map(numberOf).join(' × ')} ${unitOf(first)}`] : [];
}

/** "PSV 80.0 cm/s EDV 20.0 cm/s RI 0.75", or the velocity under a point. */
function velocities(measurement: Measurement): readonly string[] {
  const told = (['value', 'psv', 'edv', 'ri', 'pi'] as const).flatMap((statistic) => {
    const found = valueOf(measurement, statistic);
    const name = statistic === 'value' ? '' : statisticName(statistic);
    return found ? [`${name} ${numberOf(found)} ${unitOf(found)}`.trim()] : [];
  });
  return told.length > 0 ? [told.join(' ')] : [];
}

const numberOf = ({ value, unit, statistic }: MeasuredValue) => shownQuantity({ value, unit }, { statistic }).number;
const unitOf = ({ value, unit, statistic }: MeasuredValue) => shownQuantity({ value, unit }, { statistic }).unit;
