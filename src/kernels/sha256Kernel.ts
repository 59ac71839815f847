import type { OpenSha256 } from '#core/digest.ts';
import type { KernelModule } from './kernelModule.ts';

/** FIPS 180-4 section 5.3.3. */
const INITIAL = [
  0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19,
] as const;

const BLOCK = 64;
/** Whole blocks handed over in one call. */
const ROOM = 1024 * BLOCK;
/** The last block holds 0x80 and, in its last eight bytes, how many bits the message has. */
const LENGTH_AT = BLOCK - 8;

/** The compiled twin of `openSha256`. Its state lies in the arena: no other kernel may be called before `hex`. */
export function sha256Kernel({ arena, routine }: KernelModule): OpenSha256 {
  const run = routine('sha256Blocks');
  return () => {
    arena.reset();
    const stateAt = arena.reserve(INITIAL.length * Int32Array.BYTES_PER_ELEMENT);
    const roomAt = arena.reserve(ROOM);
    const state = arena.int32(stateAt, INITIAL.length);
    const room = arena.bytes(roomAt, ROOM);
    state.set(INITIAL);
    let [filled, total] = [0, 0];

    const flush = () => {
      run(stateAt, roomAt, filled / BLOCK);
      filled = 0;
    };
    const update = (bytes: Uint8Array) => {
      total += bytes.length;
      for (let from = 0; from < bytes.length;) {
        const part = bytes.subarray(from, from + ROOM - filled);
        room.set(part, filled);
        filled += part.length;
        from += part.length;
        if (filled === ROOM) flush();
      }
    };
    const hex = () => {
      const bits = new DataView(new ArrayBuffer(8));
      bits.setBigUint64(0, BigInt(total) * 8n);
      update(new Uint8Array([0x80]));
      update(new Uint8Array((BLOCK + LENGTH_AT - (filled % BLOCK)) % BLOCK));
      update(new Uint8Array(bits.buffer));
      if (filled > 0) flush();
      return Array.from(state, (word) => (word >>> 0).toString(16).padStart(8, '0')).join('');
    };
    return { update, hex };
  };
}
