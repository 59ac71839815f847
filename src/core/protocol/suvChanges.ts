import { reconstructionOf } from '#core/calibration/suv/reconstruction.ts';
import { statedTracerOf, tracerOf } from '#core/calibration/suv/tracer.ts';
import { uptakeOf } from '#core/calibration/suv/uptake.ts';
import { valueOf, type Measurement } from '#core/measurements/measurement.ts';
import type { Judgeable } from '#core/protocol/cutoff.ts';
import { isIdentified } from '#core/regions/naming.ts';
import type { TimePoint } from '#core/response/timePoints.ts';
import { failed, success, type Failure, type Notice, type Result } from '#core/result.ts';

/** min; uptake times further apart than this are not comparable (PERCIST; pet-suv.md 7.7 and 9.4). */
const UPTAKE_APART = 15;

/**
 * The same region name at a later time point: change of SUVmax against the first one (statistics.md section 2). Only the
 * same tracer and the same reconstruction compare; where that is not so, or cannot be told, there is a reason in place of
 * the change.
 */
export function suvChanges(all: readonly TimePoint[]): readonly Judgeable[] {
  const timePoints = all.map(identified);
  return timePoints.flatMap((timePoint, index) =>
    timePoint.suv.flatMap((repeat) => {
      const earlier = timePoints
        .slice(0, index)
        .map(({ suv }) => suv.filter((one) => isOfOneLesion(one, repeat)))
        .find((found) => found.length > 0);
      const now = valueOf(repeat, 'max');
      if (!now || !earlier) return [];
      const peers = timePoint.suv.filter((one) => isOfOneLesion(one, repeat));
      return [changeOf(repeat, { earlier, peers })];
    }),
  );
}

/** Marks without a name of their own are left out: which lesion each is, nobody has said. */
const identified = (point: TimePoint): TimePoint => ({
  ...point,
  suv: point.suv.filter(({ regionId }) =>
    point.lesions.some(({ region }) => region.id === regionId && isIdentified(region)),
  ),
});

const isOfOneLesion = (one: Measurement, { regionName, quantity }: Measurement) =>
  one.regionName === regionName && one.quantity === quantity && valueOf(one, 'max') !== undefined;

interface Candidates {
  /** Of the first time point that has the region, one a series it was measured on. */
  readonly earlier: readonly Measurement[];
  /** Of the same time point as the repeat, itself among them. */
  readonly peers: readonly Measurement[];
}

function changeOf(repeat: Measurement, candidates: Candidates): Judgeable {
  const { studyUid, regionName, regionId, seriesUid, modality, quantity, derivation } = repeat;
  const tracer = derivation && tracerOf(derivation.calibration);
  const common = {
    studyUid,
    organ: '',
    subject: regionName,
    regionId,
    seriesUid,
    modality,
    ...(tracer !== undefined && { tracer }),
    quantity,
    statistic: 'max' as const,
    basis: 'changeFromBaseline' as const,
  };
  const baseline = baselineOf(repeat, candidates);
  if (!baseline.ok) return { ...common, measured: baseline };
  const failure = tracerFailure(baseline.value, repeat);
  if (failure) return { ...common, measured: failed(failure) };
  const [now, then] = [valueOf(repeat, 'max'), valueOf(baseline.value, 'max')];
  if (!now || !then || !(then.value > 0)) return { ...common, measured: failed(NO_BASE) };
  const warnings = [...reconstructionWarnings(baseline.value, repeat), ...uptakeWarnings(baseline.value, repeat)];
  return {
    ...common,
    measured: success({ value: (100 * (now.value - then.value)) / then.value, unit: '%' }),
    absolute: { value: now.value - then.value, unit: now.unit },
    ...(warnings.length > 0 && { warnings }),
  };
}

const NO_BASE: Failure = { code: 'STA_E_PERCENT_BASE', message: 'Percent change needs a non-zero baseline.' };

const reconstruction = ({ derivation }: Measurement) => derivation && reconstructionOf(derivation.calibration);

/** The one earlier measurement that this one repeats, by its reconstruction; `PRO_E_RECONSTRUCTION` where none is. */
function baselineOf(repeat: Measurement, { earlier, peers }: Candidates): Result<Measurement, Failure> {
  const own = reconstruction(repeat);
  const same = earlier.filter((one) => reconstruction(one) === own);
  const alike = peers.filter((one) => reconstruction(one) === own);
  const [found] = same;
  if (found && same.length === 1 && alike.length === 1) return success(found);
  const refused = (message: string) => failed<Failure>({ code: 'PRO_E_RECONSTRUCTION', message, tag: '(0054,1103)' });
  if (found) {
    return refused(
      `Which of ${Math.max(same.length, alike.length)} measurements of ${repeat.regionName} on one scan to compare cannot be told: their reconstruction is ${own ?? 'not stated'}.`,
    );
  }
  const [only] = earlier;
  const unstated = own === undefined || earlier.some((one) => reconstruction(one) === undefined);
  if (only && unstated && earlier.length === 1 && peers.length === 1) return success(only);
  const known = earlier.map((one) => reconstruction(one) ?? 'not stated').join(' or ');
  return refused(`SUVs of other reconstructions do not compare: ${known} at baseline, ${own ?? 'not stated'} here.`);
}

function reconstructionWarnings(baseline: Measurement, repeat: Measurement): readonly Notice[] {
  if (reconstruction(baseline) !== undefined && reconstruction(repeat) !== undefined) return [];
  const message = 'The reconstruction is not stated of both scans; SUVmax compares only between equal ones.';
  return [{ code: 'PRO_W_RECONSTRUCTION', message, tag: '(0054,1103)' }];
}

/** Two tracers measure two things: their SUVs have no change, and neither have those of a tracer not stated. */
function tracerFailure(baseline: Measurement, repeat: Measurement): Failure | undefined {
  const stated = ({ derivation }: Measurement) => derivation && statedTracerOf(derivation.calibration);
  const [then, now] = [stated(baseline), stated(repeat)];
  if (then !== undefined && then.toLowerCase() === now?.toLowerCase()) return undefined;
  const message = `SUVs compare only of one radiopharmaceutical: ${then ?? 'not stated'} at baseline, ${now ?? 'not stated'} here.`;
  return { code: 'PRO_E_TRACER', message, tag: '(0054,0016)' };
}

function uptakeWarnings(baseline: Measurement, repeat: Measurement): readonly Notice[] {
  const uptake = ({ derivation }: Measurement) => derivation && uptakeOf(derivation.calibration);
  const [then, now] = [uptake(baseline), uptake(repeat)];
  if (then !== undefined && now !== undefined && Math.abs(now - then) <= UPTAKE_APART) return [];
  const minutes = (value: number | undefined) => (value === undefined ? 'not known' : `${value.toFixed(1)} min`);
  const message = `Uptake ${minutes(then)} at baseline, ${minutes(now)} here: comparable within ${UPTAKE_APART} min.`;
  return [{ code: 'SUV_W_PERCIST_NOT_COMPARABLE', message, tag: '(0018,1078)' }];
}
