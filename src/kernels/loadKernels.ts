import type { OpenSha256 } from '#core/digest.ts';
import type { OpenSphereMeans } from '#core/statistics/sphereMeans.ts';
import type { Summarise } from '#core/statistics/summary.ts';
import { adcKernel, type AdcKernel } from './adcKernel.ts';
import { createArena, type KernelModule } from './kernelModule.ts';
import { sha256Kernel } from './sha256Kernel.ts';
import { sphereMeansKernel } from './sphereMeansKernel.ts';
import { summariseKernel } from './summariseKernel.ts';

/** The compiled inner loops as typed functions. Not to be shared between threads: each call uses the one arena. */
export interface Kernels {
  readonly summarise: Summarise;
  readonly sphereMeans: OpenSphereMeans;
  readonly sha256: OpenSha256;
  readonly adcValues: AdcKernel;
}

/**
 * Instantiates the module that `npm run build:kernels` writes.
 * @throws WebAssembly.CompileError or LinkError when the bytes are not that module.
 */
export async function loadKernels(wasm: BufferSource | WebAssembly.Module): Promise<Kernels> {
  const module = await loadModule(wasm);
  return {
    summarise: summariseKernel(module),
    sphereMeans: sphereMeansKernel(module),
    sha256: sha256Kernel(module),
    adcValues: adcKernel(module),
  };
}

/** The module itself, for a kernel that is not in `Kernels`. */
export async function loadModule(wasm: BufferSource | WebAssembly.Module): Promise<KernelModule> {
  const memory = new WebAssembly.Memory({ initial: 16 });
  const compiled = wasm instanceof WebAssembly.Module ? wasm : await WebAssembly.compile(wasm);
  const { exports } = await WebAssembly.instantiate(compiled, { env: { memory, abort: aborted } });
  const routine = (name: string) => {
    const found = exports[name];
    if (!isRoutine(found)) throw new TypeError(`the kernel module has no "${name}": run npm run build:kernels`);
    return found;
  };
  return { arena: createArena(memory, routine('heapBase')()), routine };
}

type Routine = (...args: readonly number[]) => number;

const isRoutine = (value: WebAssembly.ExportValue | undefined): value is Routine => typeof value === 'function';

function aborted(): never {
  throw new Error('a kernel aborted');
}
