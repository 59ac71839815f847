import { describe, expect, it } from 'vitest';
import { loadKernels } from '#kernels/loadKernels.ts';
import { createArena } from '#kernels/kernelModule.ts';

describe('loadKernels', () => {
  it('rejects bytes that are no module', async () => {
    await expect(loadKernels(new Uint8Array([1, 2, 3, 4]))).rejects.toThrow(WebAssembly.CompileError);
  });

  it('names the routine that a module built from older sources lacks', async () => {
    const empty = new Uint8Array([0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0]);
    await expect(loadKernels(empty)).rejects.toThrow('build:kernels');
  });
});

describe('an arena', () => {
  it('hands out aligned addresses, grows the memory and takes everything back', () => {
    const memory = new WebAssembly.Memory({ initial: 1 });
    const arena = createArena(memory, 1001);
    expect(arena.reserve(3)).toBe(1008);
    expect(arena.reserve(1)).toBe(1024);
    const large = arena.reserve(200_000);
    expect(large).toBe(1040);
    expect(memory.buffer.byteLength).toBeGreaterThanOrEqual(1040 + 200_000);
    arena.reset();
    expect(arena.reserve(8)).toBe(1008);
  });
});
