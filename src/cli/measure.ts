import { calibrate, defaultMeaning, offeredQuantities } from '#core/calibration/calibrate.ts';
import { medianOfPositive } from '#core/calibration/diffusion/medianOfPositive.ts';
import type { ValueMeaning } from '#core/calibration/meaning.ts';
import type { SuvOverrides } from '#core/calibration/suv/overrides.ts';
import type { Series, Stack } from '#core/imaging/series.ts';
import { otherFrameOfReference } from '#core/imaging/structures.ts';
import type { Volume } from '#core/imaging/volume.ts';
import type { Measurement } from '#core/measurements/measurement.ts';
import { withheldMeasurement } from '#core/measurements/withheldMeasurement.ts';
import { VOXEL_UNITS, type VoxelQuantity } from '#core/quantities.ts';
import { success, type Failure, type Result } from '#core/result.ts';
import { InvalidArgumentError } from 'commander';
import { openPaths, type OpenedFiles } from './files.ts';
import { measureShape, startEngine, type Engine } from './engine.ts';
import { measurementJson, measurementLines } from './measurementJson.ts';
import { loadProtocol } from './protocolFile.ts';
import { boxShape, sphereShape, wholeShape, type NamedShape } from './regionOptions.ts';
import { overridesOf, type OverrideOptions } from './overrideOptions.ts';
import type { Report } from './report.ts';
import { readRoi, shapesOfRoi } from './roi.ts';

interface MeasureOptions extends OverrideOptions {
  readonly strict?: boolean;
  readonly series?: string;
  readonly roi?: string;
  readonly sphere?: string;
  readonly box?: string;
  readonly quantity?: string;
  readonly protocol?: string;
  readonly json?: boolean;
}

/** `readout measure PATH…`: the numbers the browser would give, from the same reader, regions and kernels. */
export async function measure(paths: readonly string[], options: MeasureOptions, report: Report): Promise<void> {
  const quantity = quantityOption(options.quantity);
  const overrides = overridesOf(options);
  const drawn = drawnShapes(options);
  const roi = options.roi === undefined ? undefined : await readRoi(options.roi);
  const protocol = await loadProtocol(options.protocol);
  const opened = await openPaths(paths);
  const given = [...drawn, ...(roi ? shapesOfRoi(roi, opened) : [])];
  const shapes = given.length > 0 ? given : [wholeShape];
  const chosen = withOverrides(chooseSeries(opened, options.series, quantity), overrides);
  const engine = await startEngine();
  const measurements: Measurement[] = [];
  for (const { series, stack } of chosen) {
    measurements.push(
      ...(await measureStack(
        { engine, opened, report, strict: options.strict ?? false },
        { series, stack, shapes, quantity },
      )),
    );
  }
  measurements.push(...outsideAll(chosen, shapes, quantity));
  for (const { failure, regionName } of measurements) if (failure) report.fail(failure, regionName);
  const document = { measurements: measurements.map((measurement) => measurementJson(measurement, protocol)) };
  report.print(
    document,
    options.json ?? false,
    measurements.flatMap((one) => measurementLines(one, protocol)),
  );
}

function quantityOption(name: string | undefined): VoxelQuantity | undefined {
  if (name === undefined) return undefined;
  const known = Object.keys(VOXEL_UNITS).find((quantity) => quantity === name);
  if (!known)
    throw new InvalidArgumentError(`--quantity is one of ${Object.keys(VOXEL_UNITS).join(', ')}, not "${name}".`);
  return known as VoxelQuantity;
}

const drawnShapes = ({ sphere, box }: MeasureOptions): readonly NamedShape[] => [
  ...(sphere === undefined ? [] : [sphereShape(sphere)]),
  ...(box === undefined ? [] : [boxShape(box)]),
];

interface ChosenStack {
  readonly series: Series;
  readonly stack: Stack;
}

function chooseSeries(
  { manifest }: OpenedFiles,
  uid: string | undefined,
  quantity: VoxelQuantity | undefined,
): readonly ChosenStack[] {
  const all = manifest.studies.flatMap(({ series }) => series).filter(({ stacks }) => stacks.length > 0);
  const named = uid === undefined ? all : all.filter(({ seriesUid }) => seriesUid === uid);
  if (named.length === 0) {
    throw new Error(
      uid === undefined ? 'No image series among these files.' : `No image series ${uid} among these files.`,
    );
  }
  const offering = quantity ? named.filter((series) => offeredQuantities(series).includes(quantity)) : named;
  if (offering.length === 0) throw new Error(`No series here can be measured in ${String(quantity)}.`);
  return offering.flatMap((series) => series.stacks.map((stack) => ({ series, stack })));
}

/**
 * The PET series with what stands in place of its header. Several are refused: what was given is of one administration,
 * and would make wrong numbers of the others.
 */
function withOverrides(chosen: readonly ChosenStack[], overrides: SuvOverrides | undefined): readonly ChosenStack[] {
  if (!overrides) return chosen;
  const uids = new Set(chosen.flatMap(({ series }) => (series.kind === 'pet' ? [series.seriesUid] : [])));
  if (uids.size > 1) {
    throw new Error(
      'Dose, time, weight and the like are of one administration, and these are ' +
        `${uids.size} PET series: choose one with --series (${[...uids].join(', ')}).`,
    );
  }
  return chosen.map(({ series, stack }) =>
    series.kind === 'pet' ? { series: { ...series, suvOverrides: overrides }, stack } : { series, stack },
  );
}

/** Regions that lie in the space of none of the chosen stacks: refused by name, never left out silently. */
function outsideAll(
  chosen: readonly ChosenStack[],
  shapes: readonly NamedShape[],
  quantity: VoxelQuantity | undefined,
): readonly Measurement[] {
  const spaces = new Set(chosen.flatMap(({ stack: { grid } }) => (grid.ok ? [grid.value.frameOfReferenceUid] : [])));
  return shapes.flatMap(({ name, origin, frameOfReferenceUid: uid }) =>
    origin === undefined || uid === undefined || spaces.has(uid)
      ? []
      : chosen.map((one) => refused(one, { name, quantity, failure: otherFrameOfReference(origin) })),
  );
}

async function measureStack(
  { engine, opened, report, strict }: { engine: Engine; opened: OpenedFiles; report: Report; strict: boolean },
  {
    series,
    stack,
    shapes,
    quantity,
  }: ChosenStack & { shapes: readonly NamedShape[]; quantity: VoxelQuantity | undefined },
): Promise<readonly Measurement[]> {
  const volume = await engine.decodeVolume(opened, stack);
  if (!volume.ok) return [refused({ series, stack }, { name: stack.label, quantity, failure: volume.failure })];
  const meaning = meaningOf({ series, stack }, volume.value, { quantity, report, strict });
  if (!meaning.ok) return [refused({ series, stack }, { name: stack.label, quantity, failure: meaning.failure })];
  return shapes
    .filter(({ frameOfReferenceUid: uid }) => uid === undefined || uid === volume.value.grid.frameOfReferenceUid)
    .flatMap((shape) =>
      measureShape(engine, {
        shape,
        series,
        stack,
        volume: volume.value,
        meaning: {
          ...meaning.value,
          warnings: [...meaning.value.warnings, ...stack.warnings, ...(shape.warnings ?? [])],
        },
      }),
    );
}

function meaningOf(
  { series, stack }: ChosenStack,
  volume: Volume,
  {
    quantity,
    report,
    strict,
  }: { readonly quantity: VoxelQuantity | undefined; readonly report: Report; readonly strict: boolean },
): Result<ValueMeaning, Failure> {
  const sample = () => medianOfPositive(volume);
  if (quantity) return calibrate(series, stack, quantity, { sample, strict });
  const { meaning, withheld } = defaultMeaning(series, stack, { sample, strict });
  if (withheld) report.fail(withheld, series.description || series.seriesUid);
  return success(meaning);
}

function refused(
  { series, stack }: ChosenStack,
  {
    name,
    quantity = 'stored',
    failure,
  }: { readonly name: string; readonly quantity: VoxelQuantity | undefined; readonly failure: Failure },
): Measurement {
  const region = { id: '', name, studyUid: series.studyUid };
  const on = { seriesUid: series.seriesUid, stackId: stack.id, modality: series.modality };
  return withheldMeasurement(region, on, { quantity, unit: VOXEL_UNITS[quantity], failure });
}
