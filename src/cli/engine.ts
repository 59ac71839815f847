import { texts } from '#core/imaging/dataset.ts';
import { readFile } from 'node:fs/promises';
import type { ValueMeaning } from '#core/calibration/meaning.ts';
import type { Series, Stack } from '#core/imaging/series.ts';
import type { Volume } from '#core/imaging/volume.ts';
import type { Measurement } from '#core/measurements/measurement.ts';
import { measureRegion } from '#core/measurements/measureRegion.ts';
import type { Region } from '#core/regions/region.ts';
import { failed, success, type Failure, type Result } from '#core/result.ts';
import { decodeStack } from '#dicom/decodeStack.ts';
import { createCodecs } from '#dicom/codecs/codecs.ts';
import { wasmFromDisk } from '#dicom/codecs/wasmFromDisk.ts';
import { loadKernels, type Kernels } from '#kernels/loadKernels.ts';
import type { OpenedFiles } from './files.ts';
import type { NamedShape } from './regionOptions.ts';

export interface Engine {
  readonly kernels: Kernels;
  readonly decodeVolume: (opened: OpenedFiles, stack: Stack) => Promise<Result<Volume, Failure>>;
}

/** The same place from src/cli and from dist/cli: kernels are built, not bundled. */
const KERNELS = new URL('../../src/kernels/readout.wasm', import.meta.url);

/** Compiled kernels and codecs for Node. @throws Error when the kernels have not been built. */
export async function startEngine(): Promise<Engine> {
  const wasm = await readFile(KERNELS).catch(() => {
    throw new Error('The kernels are not built: run npm run build:kernels.');
  });
  const kernels = await loadKernels(wasm);
  const codecs = createCodecs(wasmFromDisk);
  return { kernels, decodeVolume: (opened, stack) => decodeVolume(opened, stack, codecs) };
}

async function decodeVolume(
  { bytesOf }: OpenedFiles,
  stack: Stack,
  codecs: ReturnType<typeof createCodecs>,
): Promise<Result<Volume, Failure>> {
  if (!stack.grid.ok) return failed(stack.grid.failure);
  const decoded = await decodeStack(stack, ({ digest }) => bytesOf(digest), { codecs });
  if (!decoded.ok) return decoded;
  if (decoded.value.kind === 'volume') return success(decoded.value.volume);
  return failed({ code: 'INP_E_NO_VOLUME', message: 'These images form no regular volume.' });
}

/** One shape measured on one volume, as the browser's worker does it. */
export function measureShape(
  { kernels }: Engine,
  {
    shape,
    series,
    stack,
    volume,
    meaning,
  }: {
    readonly shape: NamedShape;
    readonly series: Series;
    readonly stack: Stack;
    readonly volume: Volume;
    readonly meaning: ValueMeaning;
  },
): readonly Measurement[] {
  const region: Region = {
    id: shape.name,
    name: shape.name,
    role: 'none',
    organ: '',
    node: false,
    shape: shape.shape,
    studyUid: series.studyUid,
    seriesUid: series.seriesUid,
    stackId: stack.id,
    frameOfReferenceUid: volume.grid.frameOfReferenceUid,
    ...(shape.imported && { imported: shape.imported }),
  };
  const instanceUids = stack.frames.map(({ instance }) => instance.sopInstanceUid);
  const imageType = stack.frames[0] ? texts(stack.frames[0].dataSet, '00080008') : [];
  const { modality, seriesUid } = series;
  const request = { region, volume, meaning, modality, seriesUid, instanceUids, imageType };
  return measureRegion(request, kernels.summarise, kernels);
}
