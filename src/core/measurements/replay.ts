import type { MeasuredValue, Measurement } from './measurement.ts';

export interface Comparison {
  readonly identical: boolean;
  /** One sentence for each difference. */
  readonly differences: readonly string[];
}

/**
 * Whether a measurement made again says the same as the recorded one: the same voxels, formula and outcome, and every
 * value equal to the last bit. Names and warnings may change without a number changing, so they are not compared.
 */
export function sameMeasurement(recorded: Measurement, repeated: Measurement): Comparison {
  const differences = [
    ...different('The quantity', recorded.quantity, repeated.quantity),
    ...different('The outcome', outcome(recorded), outcome(repeated)),
    ...different('The voxels (digest)', recorded.derivation?.voxels.digest, repeated.derivation?.voxels.digest),
    ...different('The formula', recorded.derivation?.calibration.filled, repeated.derivation?.calibration.filled),
    ...valueDifferences(recorded.values, repeated.values),
  ];
  return { identical: differences.length === 0, differences };
}

const outcome = ({ failure }: Measurement) => failure?.code ?? 'measured';

function different(what: string, before: string | undefined, now: string | undefined): readonly string[] {
  return before === now ? [] : [`${what}: ${before ?? 'none'} when recorded, ${now ?? 'none'} now.`];
}

function valueDifferences(recorded: readonly MeasuredValue[], repeated: readonly MeasuredValue[]): readonly string[] {
  const statistics = new Set([...recorded, ...repeated].map(({ statistic }) => statistic));
  return [...statistics].flatMap((statistic) => {
    const find = (values: readonly MeasuredValue[]) => values.find((value) => value.statistic === statistic);
    const [before, now] = [find(recorded), find(repeated)];
    if (before && now && Object.is(before.value, now.value) && before.unit === now.unit) return [];
    return different(statistic, before && `${before.value} ${before.unit}`, now && `${now.value} ${now.unit}`);
  });
}
