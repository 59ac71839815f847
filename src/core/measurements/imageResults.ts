import type { ImageScale } from '#core/calibration/imageScale.ts';
import type { CalibrationRecord, Term } from '#core/calibration/meaning.ts';
import type { LengthUnit } from '#core/calibration/pixelSpacing.ts';
import type { Pair } from '#core/calibration/ultrasound/usRegion.ts';
import { ellipseCircumference } from '#core/calibration/ultrasound/usVolumes.ts';
import { indexToWorld, type Grid, type Vector3 } from '#core/geometry/grid.ts';
import { inUnit } from '#core/quantities.ts';
import type { Region } from '#core/regions/region.ts';
import type { Failure, Result } from '#core/result.ts';
import { referenceTo, type ImageTarget } from './imageTarget.ts';
import { valueOf, type Derivation, type MeasuredValue, type Measurement, type Statistic } from './measurement.ts';
import { recordedShape } from './recordedShape.ts';
import { withheldMeasurement } from './withheldMeasurement.ts';

interface Measured {
  readonly region: Region;
  readonly target: ImageTarget;
  readonly grid: Grid;
  /** Points of the shape, pixels. */
  readonly points: readonly Pair[];
  /** The scale of its lengths, or why there is none. */
  readonly lengths: Result<ImageScale, Failure>;
}

/** Statistics of a body: a flat image has no volume, and a peak needs one. */
const OF_VOLUMES: readonly Statistic[] = ['volume', 'tlg', 'peak', 'peakLocal', 'peakIbsi'];

/** What measuring the flattened image gave, said of the image itself: its units, its pixels, its scale. */
export function imageResults(measured: readonly Measurement[], on: Measured): readonly Measurement[] {
  return measured.map((measurement) =>
    measurement.quantity === 'Diameter' ? lengthResult(measurement, on) : valueResult(measurement, on),
  );
}

function valueResult(measurement: Measurement, on: Measured): Measurement {
  const values = measurement.values
    .filter(({ statistic }) => !OF_VOLUMES.includes(statistic))
    .map((value) => (value.at ? { ...value, at: placeOf(value.at.index, on) } : value));
  const { derivation } = measurement;
  return { ...measurement, values, ...(derivation && { derivation: onImage(derivation, on) }) };
}

/** The slice of the flattened image is the frame of the stack. */
function placeOf([column, row]: Vector3, { grid, target }: Measured) {
  return { index: [column, row, target.index] as const, world: indexToWorld(grid, [column, row, 0]) };
}

function onImage(derivation: Derivation, { region, target }: Measured): Derivation {
  const { sopInstanceUid, frame } = referenceTo(target.frame);
  return {
    ...derivation,
    shape: recordedShape(region.shape),
    voxels: { ...derivation.voxels, volumeMm3: 0 },
    settings: { ...derivation.settings, image: sopInstanceUid, frame: frame + 1 },
  };
}

function lengthResult(measurement: Measurement, on: Measured): Measurement {
  const { lengths } = on;
  if (!lengths.ok) {
    const { quantity, unit, seriesUid, stackId, modality } = measurement;
    return withheldMeasurement(
      on.region,
      { seriesUid, stackId, modality },
      { quantity, unit, failure: lengths.failure },
    );
  }
  const scale = lengths.value;
  const { derivation, warnings } = measurement;
  const values = [...measurement.values, ...circumference(measurement, on)].map((value) => inImageUnit(value, scale));
  return {
    ...measurement,
    unit: scale.unit,
    values,
    warnings: [...warnings, ...scale.warnings],
    ...(derivation && {
      derivation: {
        ...onImage(derivation, on),
        calibration: lengthRecord(derivation.calibration, { on, scale, values }),
        settings: { ...onImage(derivation, on).settings, scale: scale.words },
      },
    }),
  };
}

function circumference(measurement: Measurement, { region }: Measured): readonly MeasuredValue[] {
  const [long, short] = (['longAxis', 'shortAxis'] as const).map((name) => valueOf(measurement, name)?.value);
  if (region.shape.kind !== 'ellipse' || long === undefined || short === undefined) return [];
  const value = ellipseCircumference(inUnit('mm', long), inUnit('mm', short));
  return [{ quantity: 'Diameter', statistic: 'circumference', value, unit: 'mm' }];
}

/** UCUM codes of areas; those of ultrasound regions are in cm2 (us.md, head). */
const AREA_UNITS: Readonly<Record<LengthUnit, string>> = {
  mm: 'mm2',
  'mm{detector}': 'mm2{detector}',
  'mm{film}': 'mm2{film}',
  '{pixels}': '{pixels2}',
};

function inImageUnit(value: MeasuredValue, { unit, region }: ImageScale): MeasuredValue {
  if (value.statistic !== 'area') return { ...value, unit };
  return region ? { ...value, value: value.value / 100, unit: 'cm2' } : { ...value, unit: AREA_UNITS[unit] };
}

function lengthRecord(
  { formula }: CalibrationRecord,
  { on, scale, values }: { on: Measured; scale: ImageScale; values: readonly MeasuredValue[] },
): CalibrationRecord {
  const isLine = on.region.shape.kind === 'length' || on.region.shape.kind === 'bidirectional';
  const ends = isLine ? on.points.map(endTerm) : [];
  const factor = scale.region ? '10 · ' : '';
  return {
    formula: isLine
      ? `length = ${factor}√((Δcolumn · dX)² + (Δrow · dY)²)`
      : `${formula}, of x = ${factor}column · dX, y = ${factor}row · dY`,
    filled: values.map(({ statistic, value, unit }) => `${statistic} = ${value} ${unit}`).join('; '),
    terms: [...ends, ...(scale.terms.length > 0 ? scale.terms : [NO_SCALE])],
    candidates: [],
  };
}

/** Column and row at full precision; a region on an image lives in its pixels. */
const endTerm = ([column, row]: Pair, index: number): Term => ({
  symbol: `P${index + 1}`,
  meaning: `end ${index + 1}: column, row from the centre of the first pixel`,
  value: `${column}, ${row}`,
  unit: '{pixels}',
  origin: 'computed',
});

const NO_SCALE: Term = {
  symbol: 'dX, dY',
  meaning: 'the image states no scale: one pixel',
  value: '1',
  unit: '{pixels}',
  origin: 'computed',
};
