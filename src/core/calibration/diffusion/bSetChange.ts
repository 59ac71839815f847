import { fittedBValues, isComputedMap } from '#core/calibration/diffusion/adcMapSeries.ts';
import { isSameBGroup, type AdcPlan } from '#core/calibration/diffusion/planAdc.ts';
import type { Measurement } from '#core/measurements/measurement.ts';
import type { SubjectStudies } from '#core/response/timePoints.ts';
import type { Notice } from '#core/result.ts';

interface Known {
  readonly studies: readonly SubjectStudies[];
  readonly measurements: readonly Measurement[];
}

/**
 * `ADC_W_BSET_CHANGED` where a map is planned from other b-values than the first ADC measured of the subject on an
 * earlier day (mri-adc.md section 3): the two ADCs do not compare. Maps of a scanner do not say theirs.
 */
export function bSetChange(
  { groups }: Pick<AdcPlan, 'groups'>,
  studyUid: string,
  { studies, measurements }: Known,
): Notice | undefined {
  const own = studies.find((study) => study.studyUid === studyUid);
  if (!own || own.patientId === '' || own.studyDate === '') return undefined;
  const before = studies
    .filter(({ patientId, studyDate }) => patientId === own.patientId && studyDate !== '' && studyDate < own.studyDate)
    .sort((a, b) => a.studyDate.localeCompare(b.studyDate))
    .flatMap((study) => measurements.filter((one) => one.studyUid === study.studyUid))
    .flatMap(bValuesOf)[0];
  const labels = groups.map(({ label }) => label);
  if (!before || isSameSet(before, labels)) return undefined;
  const message = `Baseline ADC(${before.map(Math.round).join(',')}), now ADC(${labels.join(',')}): not comparable.`;
  return { code: 'ADC_W_BSET_CHANGED', message, tag: '(0018,9087)' };
}

/** The b-values, s/mm², that an ADC measured on a map of ours was fitted from. */
function bValuesOf({ quantity, derivation }: Measurement): readonly (readonly number[])[] {
  if (quantity !== 'ADC' || !derivation || !isComputedMap(derivation.calibration)) return [];
  const values = fittedBValues(derivation.calibration).split(', ').map(Number);
  return values.every(Number.isFinite) ? [values] : [];
}

const isSameSet = (before: readonly number[], labels: readonly number[]) =>
  before.length === labels.length && before.every((b, at) => isSameBGroup(b, labels[at] ?? NaN));
