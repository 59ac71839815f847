import { corrupt, truncated } from '../withheldReason.ts';
import { JpegBits } from './jpegBits.ts';
import { blockDecoder, NO_CODES, type Plane } from './jpegBlocks.ts';
import { walkJpeg, type JpegFrame, type JpegScan, type JpegTables } from './jpegSegments.ts';
import { planeSamples } from './jpegTransform.ts';

interface Picture {
  readonly planes: readonly Plane[];
  readonly unitsAcross: number;
  readonly unitsDown: number;
}

function pictureOf({ rows, columns, components }: JpegFrame, available: number): Picture {
  const maxAcross = Math.max(...components.map(({ across }) => across));
  const maxDown = Math.max(...components.map(({ down }) => down));
  const unitsAcross = Math.ceil(columns / (8 * maxAcross));
  const unitsDown = Math.ceil(rows / (8 * maxDown));
  const blocks = components.reduce((sum, { across, down }) => sum + unitsAcross * across * unitsDown * down, 0);
  // Every block takes at least one bit.
  if (blocks > available * 8) throw truncated('the JPEG data of a frame is too short for its size');
  const planes = components.map(({ across, down, quantization }) => ({
    coefficients: new Int32Array(unitsAcross * across * unitsDown * down * 64),
    blocksAcross: Math.ceil((columns * across) / maxAcross / 8),
    blocksDown: Math.ceil((rows * down) / maxDown / 8),
    blocksPerLine: unitsAcross * across,
    across,
    down,
    quantization,
    prediction: 0,
  }));
  return { planes, unitsAcross, unitsDown };
}

function decodeScan(
  bits: JpegBits,
  picture: Picture,
  { scan, frame, tables }: { scan: JpegScan; frame: JpegFrame; tables: JpegTables },
): void {
  const empty = { run: 0 };
  const parts = scan.components.map(({ index, dc, ac }) => {
    const plane = picture.planes[index];
    if (!plane) throw corrupt('a JPEG scan names an unknown component');
    const codes = { dc: tables.dc.get(dc) ?? NO_CODES, ac: tables.ac.get(ac) ?? NO_CODES };
    plane.prediction = 0;
    return { plane, decode: blockDecoder(scan, codes, { process: frame.process, empty }) };
  });
  let done = 0;
  const startUnit = () => {
    if (tables.restartInterval === 0 || done++ === 0 || (done - 1) % tables.restartInterval !== 0) return;
    bits.restart();
    empty.run = 0;
    for (const { plane } of parts) plane.prediction = 0;
  };
  const [only] = parts;
  if (parts.length === 1 && only) {
    // A scan of one component goes over its blocks line by line, without padding.
    const { plane, decode } = only;
    for (let y = 0; y < plane.blocksDown; y++) {
      for (let x = 0; x < plane.blocksAcross; x++) {
        startUnit();
        decode(bits, plane, (y * plane.blocksPerLine + x) * 64);
      }
    }
    return;
  }
  for (let unit = 0; unit < picture.unitsAcross * picture.unitsDown; unit++) {
    startUnit();
    const [unitX, unitY] = [unit % picture.unitsAcross, Math.floor(unit / picture.unitsAcross)];
    for (const { plane, decode } of parts) {
      for (let block = 0; block < plane.across * plane.down; block++) {
        const x = unitX * plane.across + (block % plane.across);
        const y = unitY * plane.down + Math.floor(block / plane.across);
        decode(bits, plane, (y * plane.blocksPerLine + x) * 64);
      }
    }
  }
}

function interleaved({ planes }: Picture, frame: JpegFrame, tables: JpegTables): Uint16Array {
  const { rows, columns, components, precision } = frame;
  const maxAcross = Math.max(...components.map(({ across }) => across));
  const maxDown = Math.max(...components.map(({ down }) => down));
  const whole = new Uint16Array(rows * columns * planes.length);
  for (const [offset, plane] of planes.entries()) {
    const table = tables.quantization.get(plane.quantization);
    if (!table) throw corrupt('a JPEG quantization table is missing');
    const samples = planeSamples(plane, table, precision);
    for (let y = 0; y < rows; y++) {
      const line = Math.floor((y * plane.down) / maxDown) * plane.blocksPerLine * 8;
      for (let x = 0; x < columns; x++) {
        whole[(y * columns + x) * planes.length + offset] =
          samples[line + Math.floor((x * plane.across) / maxAcross)] ?? 0;
      }
    }
  }
  return whole;
}

/**
 * Decodes sequential and progressive Huffman JPEG of 8 or 12 bits (T.81 processes 1, 2, 4, 6, 8, 10, 12): interleaved samples,
 * no colour conversion. The 12-bit decoder in common use is biased by about 15 stored units; this one is exact to the
 * rounding of the transform.
 * @throws Unreadable when the stream is damaged or of another process.
 */
export function decodeJpegDct(data: Uint8Array): Uint16Array {
  const state: { picture?: Picture; frame?: JpegFrame; tables?: JpegTables } = {};
  walkJpeg(data, {
    frame: (frame) => {
      if (frame.process > 2 || (frame.precision !== 8 && frame.precision !== 12))
        throw corrupt('an unknown kind of JPEG');
      state.picture = pictureOf(frame, data.length);
    },
    scan: (scan, frame, tables, at) => {
      if (!state.picture) throw corrupt('a JPEG scan comes before its frame header');
      const bits = new JpegBits(data, at);
      decodeScan(bits, state.picture, { scan, frame, tables });
      Object.assign(state, { frame, tables });
      return bits.at;
    },
  });
  if (!state.picture || !state.frame || !state.tables) throw corrupt('a frame holds no JPEG picture');
  return interleaved(state.picture, state.frame, state.tables);
}
