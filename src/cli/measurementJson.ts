import { valueOf, type Measurement, type Statistic } from '#core/measurements/measurement.ts';
import { judgeAll } from '#core/protocol/judge.ts';
import { judgeablesOf } from '#core/protocol/judgeables.ts';
import type { Judgement, Protocol } from '#core/protocol/cutoff.ts';
import { isSegmented } from '#core/regions/region.ts';

/** A measurement as the command line prints it (README, Command line): full precision, units in the names. */
export function measurementJson(measurement: Measurement, protocol: Protocol) {
  const { regionName, seriesUid, quantity, unit, derivation, warnings, failure } = measurement;
  const value = (statistic: Statistic) => valueOf(measurement, statistic)?.value;
  const volume = value('volume');
  return {
    region: { name: regionName },
    seriesUid,
    quantity,
    unit,
    statistics: {
      count: value('count'),
      volume_mm3: volume,
      mean: value('mean'),
      sd: value('sd'),
      min: value('min'),
      max: value('max'),
      max_at_mm: valueOf(measurement, 'max')?.at?.world,
      median: value('median'),
      p10: value('p10'),
      p90: value('p90'),
      peak: value('peak'),
      mtv_ml: isTumourVolume(measurement) && volume !== undefined ? volume / 1000 : undefined,
      tlg_g: value('tlg'),
      longAxis_mm: value('longAxis'),
      shortAxis_mm: value('shortAxis'),
      area_mm2: value('area'),
    },
    derivation,
    warnings,
    failure,
    verdicts: verdictsOf(measurement, protocol),
  };
}

/** Of PET, the volume of a shape that follows the tumour; a drawn sphere has a volume only. */
const isTumourVolume = ({ quantity, derivation }: Measurement) =>
  quantity.startsWith('SU') && derivation !== undefined && isSegmented(derivation.shape);

/** A whole volume is no lesion, so no cut-off is about it. */
const isWhole = ({ derivation }: Measurement) => derivation?.shape.kind === 'whole';

const judgementsOf = (measurement: Measurement, protocol: Protocol): readonly Judgement[] =>
  isWhole(measurement)
    ? []
    : judgeAll(protocol, judgeablesOf({ regions: [], measurements: [measurement], studies: [] }));

const verdictsOf = (measurement: Measurement, protocol: Protocol) =>
  judgementsOf(measurement, protocol).map(({ cutoff, result, verdict }) => ({
    cutoff: cutoff.id,
    verdict: verdict.kind,
    value: result.measured.ok ? result.measured.value.value : undefined,
    ...(verdict.kind === 'not-computable' && { reason: verdict.reason }),
  }));

/** For a person: the statistics on one line, then a line for each warning and each verdict. */
export function measurementLines(measurement: Measurement, protocol: Protocol): readonly string[] {
  return [
    measurementLine(measurement),
    ...measurement.warnings.map(({ code, message }) => `  warning: ${message} [${code}]`),
    ...(isWhole(measurement) ? ['  no verdict: a whole volume is no lesion; name a region'] : []),
    ...judgementsOf(measurement, protocol).map(verdictLine),
  ];
}

function measurementLine({ regionName, quantity, unit, values, failure, seriesUid }: Measurement): string {
  if (failure) return `${regionName}, ${quantity}: not computable: ${failure.message} [${failure.code}]`;
  const shown = values.map(({ statistic, value, unit: own }) =>
    `${statistic} ${Number(value.toPrecision(7))} ${own === unit ? '' : readable(own)}`.trim(),
  );
  const inUnit = readable(unit);
  return `${regionName}, ${quantity}${inUnit && ` (${inUnit})`}: ${shown.join(', ')} · series ${seriesUid}`;
}

function verdictLine({ cutoff, verdict }: Judgement): string {
  const { comparator, value, unit, statistic, meaning } = cutoff;
  const rule = `${statistic} ${comparator} ${value} ${readable(unit)}, ${meaning}`;
  if (verdict.kind !== 'not-computable') return `  ${verdict.kind.replace('-', ' ')}: ${rule}`;
  return `  not computable: ${rule}: ${verdict.reason.message} [${verdict.reason.code}]`;
}

/** A UCUM code as people write it: "HU", "g/ml"; '' for plain numbers. */
const readable = (unit: string) => (unit === "[hnsf'U]" ? 'HU' : unit === '1' ? '' : unit.replace(/\{[^}]*\}/g, ''));
