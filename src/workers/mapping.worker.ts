import { expose, transfer } from 'comlink';
import type { AdcValues } from '#core/calibration/diffusion/adcVolume.ts';
import { loadKernels } from '#kernels/loadKernels.ts';
import wasmUrl from '#kernels/readout.wasm?url&no-inline';
import {
  createAdcEngines,
  type EngineComparison,
  type MapEngine,
  type MapRange,
  type MapRequest,
} from './adcEngines.ts';
import { createAdcShader } from './adcShader.ts';
import { fetchBytes } from './fetchBytes.ts';

const engines = fetchBytes(wasmUrl)
  .then(loadKernels)
  .then(({ adcValues }) => createAdcEngines(adcValues, createAdcShader()));

/** Maps under way, which may overlap: the signals of each are sent once, fitted chunk by chunk. */
const begun = new Map<string, MapRequest>();

const mapping = {
  /** Takes the signals and tells how long each usable engine needs for a sample of voxels, in milliseconds. */
  begin: async (id: string, request: MapRequest, sample: MapRange): Promise<Partial<Record<MapEngine, number>>> => {
    begun.set(id, request);
    return (await engines).timings(request, sample);
  },
  /** The values move to the caller. Undefined when the engine failed. */
  fit: async (id: string, engine: MapEngine, range: MapRange): Promise<AdcValues | undefined> => {
    const request = begun.get(id);
    if (!request) throw new Error(`No map ${id} was begun.`);
    const values = (await engines).fitWith(engine, request, range);
    return values && transfer(values, [values.adc.buffer]);
  },
  end: (id: string): void => {
    begun.delete(id);
  },
  compareEngines: async (request: MapRequest, range: MapRange): Promise<EngineComparison> =>
    (await engines).compareEngines(request, range),
};
export type MappingWorker = typeof mapping;

expose(mapping);
