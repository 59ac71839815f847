import type { AdcFit } from '#core/calibration/diffusion/adcFit.ts';
import type { AdcPlan } from '#core/calibration/diffusion/planAdc.ts';
import type { CalibrationRecord } from '#core/calibration/meaning.ts';
import { sha256Hex } from '#core/digest.ts';
import type { DataSet } from '#core/imaging/dataset.ts';
import type { Frame, Series, Stack } from '#core/imaging/series.ts';
import type { Volume } from '#core/imaging/volume.ts';

/** Attributes of the source that do not hold for the map. */
const NOT_INHERITED = [
  '00281052', '00281053', '00281054', '00281055', '00280120', '00280121', '00281050', '00281051', '00189087', '00189117',
] as const; // prettier-ignore

const FORMULA: Readonly<Record<AdcFit, string>> = {
  'two-point': 'ADC = ln(S_low / S_high) / (b_high − b_low)',
  ols: 'ADC = −Σ(b − b̄)(ln S − mean ln S) / Σ(b − b̄)²',
  wls: 'ADC = weighted OLS of ln S on b, weights S²',
  'wls-2': 'ADC = weighted OLS of ln S on b, weights of the fitted S²',
  nlls: 'ADC = least squares of S − S0·exp(−b·ADC)',
};

/** A computed map as a series like any other. Its UID follows from the source and the settings, so that a reload finds it. */
export function adcMapSeries(
  source: Series,
  plan: AdcPlan,
  fit: AdcFit,
): { readonly series: Series; readonly stack: Stack } {
  const [template] = plan.groups.flatMap(({ directions }) => directions.flat());
  if (!template) throw new Error('A plan has at least two groups.');
  const description = `${plan.name} ${fit.toUpperCase()}`;
  const seriesUid = derivedUid(`${source.seriesUid} ${description}`);
  const stack: Stack = {
    id: `${seriesUid}/0`,
    label: description,
    key: {},
    frames: template.stack.frames.map((frame) => mapFrame(frame, { seriesUid, description })),
    grid: template.stack.grid,
    warnings: [],
  };
  const series: Series = {
    seriesUid,
    studyUid: source.studyUid,
    modality: source.modality,
    kind: 'adc',
    description,
    number: source.number,
    instances: [],
    stacks: [stack],
    warnings: plan.warnings,
    computed: { from: source.seriesUid, record: recordOf(source, plan, fit), warnings: plan.warnings },
  };
  return { series, stack };
}

/** A UID of the root for hashes and UUIDs (PS3.5 B.2): 2.25 and 128 bits as a decimal number. */
const derivedUid = (seed: string) => `2.25.${BigInt(`0x${sha256Hex(seed).slice(0, 32)}`)}`;

function mapFrame(frame: Frame, { seriesUid, description }: { seriesUid: string; description: string }): Frame {
  const inherited = Object.entries(frame.dataSet).filter(([tag]) => !NOT_INHERITED.some((dropped) => dropped === tag));
  const dataSet: DataSet = {
    ...Object.fromEntries(inherited),
    '00080008': { vr: 'CS', Value: ['DERIVED', 'PRIMARY', 'ADC'] },
    '0008103E': { vr: 'LO', Value: [description] },
    '0020000E': { vr: 'UI', Value: [seriesUid] },
  };
  return { ...frame, dataSet };
}

/** The term of the series a map is fitted from: only computed maps have it. */
const SOURCE = 'source';

/** Whether values with this record are of a map fitted here: it leaves undefined what the fit gives no positive ADC. */
export const isComputedMap = ({ terms }: CalibrationRecord) => terms.some(({ symbol }) => symbol === SOURCE);

/** "0, 1000": the b-values in s/mm² that a map with this record is fitted from. */
export const fittedBValues = ({ terms }: CalibrationRecord) => terms.find(({ symbol }) => symbol === 'b')?.value ?? '';

function recordOf(source: Series, { groups }: AdcPlan, fit: AdcFit): CalibrationRecord {
  const bValues = groups.map(({ b }) => Number(b.toFixed(3))).join(', ');
  const images = groups
    .map(({ label, directions }) => `b ${label}: ${directions.length} × ${directions[0]?.length ?? 0}`)
    .join('; ');
  return {
    formula: FORMULA[fit],
    filled: `${FORMULA[fit]}, b = ${bValues} s/mm²`,
    terms: [
      { symbol: 'b', meaning: 'b-values fitted', value: bValues, unit: 's/mm2', tag: '(0018,9087)', origin: 'header' },
      { symbol: 'S', meaning: 'directions × repeats per b-value', value: images, unit: '', origin: 'computed' },
      {
        symbol: SOURCE,
        meaning: 'Series Instance UID',
        value: source.seriesUid,
        unit: '',
        tag: '(0020,000e)',
        origin: 'header',
      },
    ],
    candidates: [],
  };
}

/** The values of a map as the volume of its stack: mm²/s as fitted, NaN without a fit; see `adcMapMeaning` for ≤ 0. */
export function adcMapVolume(stack: Stack, adc: Float32Array): Volume {
  if (!stack.grid.ok) throw new Error('A map is only computed on a regular grid.');
  const slices = stack.frames.length;
  return {
    stackId: stack.id,
    grid: stack.grid.value,
    voxels: adc,
    slope: new Float64Array(slices).fill(1),
    intercept: new Float64Array(slices),
  };
}
