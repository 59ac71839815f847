import { valueOf, type Measurement, type Statistic } from '#core/measurements/measurement.ts';
import { judgeAll } from '#core/protocol/judge.ts';
import { judgeablesOf } from '#core/protocol/judgeables.ts';
import type { Protocol } from '#core/protocol/cutoff.ts';

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
      mtv_ml: quantity.startsWith('SU') && volume !== undefined ? volume / 1000 : undefined,
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

function verdictsOf(measurement: Measurement, protocol: Protocol) {
  const judgeables = judgeablesOf({ regions: [], measurements: [measurement], studies: [] });
  return judgeAll(protocol, judgeables).map(({ cutoff, result, verdict }) => ({
    cutoff: cutoff.id,
    verdict: verdict.kind,
    value: result.measured.ok ? result.measured.value.value : undefined,
  }));
}

/** For a person: the statistics on one line, and a line for each warning. */
export function measurementLines(measurement: Measurement): readonly string[] {
  return [
    measurementLine(measurement),
    ...measurement.warnings.map(({ code, message }) => `  warning: ${message} [${code}]`),
  ];
}

function measurementLine({ regionName, quantity, unit, values, failure, seriesUid }: Measurement): string {
  if (failure) return `${regionName}, ${quantity}: not computable: ${failure.message} [${failure.code}]`;
  const shown = values.map(({ statistic, value }) => `${statistic} ${Number(value.toPrecision(7))}`).join(', ');
  return `${regionName}, ${quantity} (${unit}): ${shown} · series ${seriesUid}`;
}
