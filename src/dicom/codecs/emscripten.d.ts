/* eslint-disable no-restricted-syntax -- the packages described here export by default */
/** What the `@cornerstonejs/codec-*` modules offer to decode; they carry no types of their own. */
interface FrameInfo {
  readonly width: number;
  readonly height: number;
  readonly bitsPerSample: number;
  readonly componentCount: number;
  readonly isSigned?: boolean;
}

interface EmscriptenDecoder {
  getEncodedBuffer(length: number): Uint8Array;
  getDecodedBuffer(): Uint8Array;
  getFrameInfo(): FrameInfo;
  decode(): void;
  delete(): void;
}

interface JpegLsDecoder extends EmscriptenDecoder {
  getInterleaveMode(): number;
}

interface EmscriptenOptions {
  wasmBinary?: ArrayBuffer;
  print?: (text: string) => void;
  printErr?: (text: string) => void;
}

declare module '@cornerstonejs/codec-charls/decodewasmjs' {
  const create: (options?: EmscriptenOptions) => Promise<{ readonly JpegLSDecoder: new () => JpegLsDecoder }>;
  export default create;
}

declare module '@cornerstonejs/codec-openjpeg/decodewasmjs' {
  const create: (options?: EmscriptenOptions) => Promise<{ readonly J2KDecoder: new () => EmscriptenDecoder }>;
  export default create;
}

declare module '@cornerstonejs/codec-openjph/wasmjs' {
  const create: (options?: EmscriptenOptions) => Promise<{ readonly HTJ2KDecoder: new () => EmscriptenDecoder }>;
  export default create;
}

declare module '@cornerstonejs/codec-libjpeg-turbo-8bit/decodewasmjs' {
  const create: (options?: EmscriptenOptions) => Promise<{ readonly JPEGDecoder: new () => EmscriptenDecoder }>;
  export default create;
}
