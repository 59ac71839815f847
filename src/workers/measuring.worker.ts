import { expose } from 'comlink';
import { measureRegion } from '#core/measurements/measureRegion.ts';
import type { RegionRequest } from '#core/measurements/regionRequest.ts';
import { loadKernels } from '#kernels/loadKernels.ts';
import wasmUrl from '#kernels/readout.wasm?url&no-inline';
import { fetchBytes } from './fetchBytes.ts';

const kernels = fetchBytes(wasmUrl).then(loadKernels);

const measuring = {
  measure: async (request: RegionRequest) => {
    const loops = await kernels;
    return measureRegion(request, loops.summarise, loops);
  },
};
export type MeasuringWorker = typeof measuring;
expose(measuring);
