import type { ImageScale } from '#core/calibration/imageScale.ts';
import type { Term } from '#core/calibration/meaning.ts';
import { cycleOf, envelopeOf, pressureGradient } from '#core/calibration/ultrasound/doppler.ts';
import { usMotion, usSample } from '#core/calibration/ultrasound/usCaliper.ts';
import type { Pair, UsRegion } from '#core/calibration/ultrasound/usRegion.ts';
import type { Region } from '#core/regions/region.ts';
import type { Failure } from '#core/result.ts';
import { SOFTWARE } from '#core/version.ts';
import { ALGORITHMS } from './algorithms.ts';
import { imageGrid, pixelOf, referenceTo, type ImageTarget } from './imageTarget.ts';
import type { MeasuredValue, Measurement, Statistic } from './measurement.ts';
import { recordedShape } from './recordedShape.ts';
import { withheldMeasurement } from './withheldMeasurement.ts';

interface StripRequest {
  readonly region: Region;
  readonly target: ImageTarget;
  /** Of `motion` or `velocity` axes. */
  readonly scale: ImageScale;
  /** Points of the shape, pixels. */
  readonly points: readonly Pair[];
}

type Values = readonly (readonly [Statistic, number | undefined, string])[];

interface Reading {
  readonly quantity: 'Diameter' | 'Velocity';
  readonly unit: 'mm' | 'cm/s';
  readonly values: Values;
  readonly formula: string;
}

/**
 * What a shape says on a strip over time (us.md 2.3, 4.1): in M-mode a line gives depth, interval and slope; in spectral
 * Doppler a point a velocity, a line from peak systole to end diastole PSV, EDV, RI and S/D, and a freehand line along
 * the envelope of one cycle also PI, TAMAX and VTI. Other shapes have no meaning there: US_E_REGION_UNITS.
 */
export function measureStrip(request: StripRequest): readonly Measurement[] {
  const { region, scale } = request;
  const reading = scale.region ? readingOf(request, scale.region) : undefined;
  const isVelocity = scale.axes === 'velocity';
  if (!reading) {
    const subject = isVelocity
      ? ({ quantity: 'Velocity', unit: 'cm/s' } as const)
      : ({ quantity: 'Diameter', unit: 'mm' } as const);
    return [withheldMeasurement(region, placeOf(request), { ...subject, failure: refusal(isVelocity) })];
  }
  return [measurementOf(request, reading)];
}

const refusal = (isVelocity: boolean): Failure => ({
  code: 'US_E_REGION_UNITS',
  message: isVelocity
    ? 'No length along a velocity axis. Draw a point, a line or a freehand envelope.'
    : 'One axis of this region is time: draw a line from one echo to the other.',
  tag: '(0018,6024)',
});

function readingOf({ region: { shape }, scale, points, target }: StripRequest, strip: UsRegion): Reading | undefined {
  const [a, b] = points;
  if (scale.axes === 'motion') {
    if (shape.kind !== 'length' || !a || !b) return undefined;
    const { depth, interval, slope } = usMotion(strip, [a, b]);
    return {
      quantity: 'Diameter',
      unit: 'mm',
      values: [['length', depth, 'mm'], ['interval', interval, 's'], ['slope', slope, 'mm/s']],
      formula: 'length = 10 · |Δrow · dY|; interval = |Δcolumn · dX|; slope = length / interval',
    }; // prettier-ignore
  }
  if (shape.kind === 'point' && a) return pointReading(strip, a);
  if (shape.kind === 'length' && a && b) return caliperReading(strip, [a, b]);
  if (shape.kind !== 'freehand') return undefined;
  const grid = imageGrid(target);
  return envelopeReading(
    strip,
    shape.points.map((point) => pixelOf(grid, point)),
  );
}

const VELOCITY = 'v = refY + (row - Y0) · dY';

function pointReading(strip: UsRegion, at: Pair): Reading {
  const { velocity } = usSample(strip, at);
  return {
    quantity: 'Velocity',
    unit: 'cm/s',
    values: [['value', velocity, 'cm/s'], ['gradient', pressureGradient(velocity), 'mm[Hg]']],
    formula: `${VELOCITY}; gradient = 4 · (v / 100)²`,
  }; // prettier-ignore
}

function caliperReading(strip: UsRegion, [a, b]: readonly [Pair, Pair]): Reading {
  const [first, second] = [usSample(strip, a), usSample(strip, b)];
  const { psv, edv, ri, sd } = cycleOf(first.velocity, second.velocity);
  return {
    quantity: 'Velocity',
    unit: 'cm/s',
    values: [
      ['psv', psv, 'cm/s'],
      ['edv', edv, 'cm/s'],
      ['ri', ri, '{ratio}'],
      ['sdRatio', sd, '{ratio}'],
      ['interval', Math.abs(second.time - first.time), 's'],
      ['gradient', pressureGradient(psv), 'mm[Hg]'],
    ],
    formula: `${VELOCITY}; PSV = |v1|, EDV = v2 along the flow; RI = (PSV - EDV) / PSV; S/D = PSV / EDV`,
  };
}

function envelopeReading(strip: UsRegion, outline: readonly Pair[]): Reading | undefined {
  const envelope = envelopeOf(outline.map((point) => usSample(strip, point)));
  if (!envelope) return undefined;
  const { psv, edv, ri, sd, tamax, vti, pi } = envelope;
  return {
    quantity: 'Velocity',
    unit: 'cm/s',
    values: [
      ['psv', psv, 'cm/s'],
      ['edv', edv, 'cm/s'],
      ['ri', ri, '{ratio}'],
      ['pi', pi, '{ratio}'],
      ['sdRatio', sd, '{ratio}'],
      ['tamax', tamax, 'cm/s'],
      ['vti', vti, 'cm'],
    ],
    formula: `${VELOCITY}; VTI = ∫ v dt, TAMAX = VTI / T; RI = (PSV - EDV) / PSV; PI = (PSV - EDV) / TAMAX`,
  };
}

const placeOf = ({ target: { series, stackId } }: StripRequest) => ({
  seriesUid: series.seriesUid,
  stackId,
  modality: series.modality,
});

function measurementOf(request: StripRequest, { quantity, unit, values, formula }: Reading): Measurement {
  const { region, target, scale, points } = request;
  const measured = values.flatMap(([statistic, value, valueUnit]): readonly MeasuredValue[] =>
    value === undefined ? [] : [{ quantity, statistic, value, unit: valueUnit }],
  );
  const { sopInstanceUid, frame } = referenceTo(target.frame);
  const ends = region.shape.kind === 'freehand' ? [] : points.map(endTerm);
  return {
    regionId: region.id,
    regionName: region.name,
    studyUid: region.studyUid,
    ...placeOf(request),
    quantity,
    unit,
    values: measured,
    warnings: scale.warnings,
    derivation: {
      calibration: {
        formula,
        filled: measured.map(({ statistic, value, unit: own }) => `${statistic} = ${value} ${own}`).join('; '),
        terms: [...ends, ...scale.terms],
        candidates: [],
      },
      shape: recordedShape(region.shape),
      voxels: { count: 0, volumeMm3: 0, box: undefined, digest: '' },
      instanceUids: [sopInstanceUid],
      algorithm: ALGORITHMS.strip,
      settings: {
        software: `${SOFTWARE.name} ${SOFTWARE.version}`,
        image: sopInstanceUid,
        frame: frame + 1,
        scale: scale.words,
      },
    },
  };
}

const endTerm = ([column, row]: Pair, index: number): Term => ({
  symbol: `P${index + 1}`,
  meaning: `end ${index + 1}: column, row from the centre of the first pixel`,
  value: `${column}, ${row}`,
  unit: '{pixels}',
  origin: 'computed',
});
