import createCharls from '@cornerstonejs/codec-charls/decodewasmjs';
import createTurbo from '@cornerstonejs/codec-libjpeg-turbo-8bit/decodewasmjs';
import createOpenJpeg from '@cornerstonejs/codec-openjpeg/decodewasmjs';
import createOpenJph from '@cornerstonejs/codec-openjph/wasmjs';

/** The compiled codecs, by the standard they decode. */
export type CodecName = 'jpeg' | 'jpeg-ls' | 'jpeg-2000' | 'htj2k';

/** Gives the WebAssembly binary of a codec: fetched in a browser worker, read from disk in Node. */
export type LoadWasm = (codec: CodecName) => Promise<ArrayBuffer>;

export interface WasmPicture {
  readonly info: FrameInfo;
  /** Little-endian samples, one or two bytes each. */
  readonly bytes: Uint8Array;
  /** False when the colour planes follow one another. */
  readonly interleaved: boolean;
}

type Decode = (data: Uint8Array) => WasmPicture;

/** Starts a codec when it is first needed; each is started once. */
export type Codecs = (codec: CodecName) => Promise<Decode>;

function decodeWith<D extends EmscriptenDecoder>(decoder: D, isInterleaved: (decoder: D) => boolean): Decode {
  return (data) => {
    decoder.getEncodedBuffer(data.length).set(data);
    decoder.decode();
    // The decoded bytes lie in the memory of the codec, which the next frame overwrites.
    return {
      info: { ...decoder.getFrameInfo() },
      bytes: decoder.getDecodedBuffer().slice(),
      interleaved: isInterleaved(decoder),
    };
  };
}

/** A decoder for each frame: one that failed may be left in a state that spoils the next. */
function fresh<D extends EmscriptenDecoder>(
  Decoder: new () => D,
  isInterleaved: (decoder: D) => boolean = () => true,
): Decode {
  return (data) => {
    const decoder = new Decoder();
    try {
      return decodeWith(decoder, isInterleaved)(data);
    } finally {
      decoder.delete();
    }
  };
}

async function start(codec: CodecName, loadWasm: LoadWasm | undefined): Promise<Decode> {
  const silent = () => undefined;
  const wasmBinary = await loadWasm?.(codec);
  const options = { print: silent, printErr: silent, ...(wasmBinary && { wasmBinary }) };
  switch (codec) {
    case 'jpeg':
      return fresh((await createTurbo(options)).JPEGDecoder);
    case 'jpeg-ls':
      return fresh((await createCharls(options)).JpegLSDecoder, (decoder) => decoder.getInterleaveMode() !== 0);
    case 'jpeg-2000':
      return fresh((await createOpenJpeg(options)).J2KDecoder);
    case 'htj2k':
      return fresh((await createOpenJph(options)).HTJ2KDecoder);
  }
}

/** The codecs of one thread. Without `loadWasm` the modules find their binaries themselves, which works in Node only. */
export function createCodecs(loadWasm?: LoadWasm): Codecs {
  const started = new Map<CodecName, Promise<Decode>>();
  return async (codec) => {
    const starting = started.get(codec) ?? start(codec, loadWasm);
    started.set(codec, starting);
    const decode = await starting;
    return (data) => {
      try {
        return decode(data);
      } catch (error) {
        // A damaged stream may have left the module's memory in disorder: the next frame gets a new one.
        started.delete(codec);
        throw error;
      }
    };
  };
}
