/** What the compiled module gives: its exports are checked once, by name, when it is loaded. */
export interface KernelModule {
  readonly arena: Arena;
  /** The export of that name. @throws TypeError when the module lacks it, which means that it was not rebuilt. */
  readonly routine: (name: string) => (...args: readonly number[]) => number;
}

/** Linear memory handed out from the bottom; `reset` takes everything back, so a call leaves nothing behind. */
export interface Arena {
  readonly reset: () => void;
  /** Byte address of that many bytes, aligned to 16; grows the memory when needed. */
  readonly reserve: (bytes: number) => number;
  /** Views are made anew after every `reserve`, because growing memory detaches them. */
  readonly float64: (address: number, length: number) => Float64Array;
  readonly float32: (address: number, length: number) => Float32Array;
  readonly int32: (address: number, length: number) => Int32Array;
  readonly bytes: (address: number, length: number) => Uint8Array;
}

const PAGE = 65_536;
const ALIGNMENT = 16;

/** @throws RangeError when the memory cannot grow: more than 4 GiB, or the device has no more. */
export function createArena(memory: WebAssembly.Memory, base: number): Arena {
  let next = aligned(base);
  return {
    reset: () => {
      next = aligned(base);
    },
    reserve: (bytes) => {
      const address = next;
      next = aligned(address + bytes);
      const missing = next - memory.buffer.byteLength;
      if (missing > 0) memory.grow(Math.ceil(missing / PAGE));
      return address;
    },
    float64: (address, length) => new Float64Array(memory.buffer, address, length),
    float32: (address, length) => new Float32Array(memory.buffer, address, length),
    int32: (address, length) => new Int32Array(memory.buffer, address, length),
    bytes: (address, length) => new Uint8Array(memory.buffer, address, length),
  };
}

const aligned = (address: number) => Math.ceil(address / ALIGNMENT) * ALIGNMENT;
