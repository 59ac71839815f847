import { corrupt, truncated } from '../withheldReason.ts';
import { JpegBits } from './jpegBits.ts';
import { walkJpeg, type JpegFrame, type JpegScan, type JpegTables } from './jpegSegments.ts';

/** Prediction from the neighbours left, above and above left (T.81 table H.1). */
function predicted(selection: number, left: number, above: number, corner: number): number {
  switch (selection) {
    case 1:
      return left;
    case 2:
      return above;
    case 3:
      return corner;
    case 4:
      return left + above - corner;
    case 5:
      return left + ((above - corner) >> 1);
    case 6:
      return above + ((left - corner) >> 1);
    default:
      return (left + above) >> 1;
  }
}

function decodeScan(bits: JpegBits, { scan, frame, tables, samples }: Job): void {
  const { rows, columns, precision, components } = frame;
  const count = components.length;
  const planes = scan.components.map(({ index, dc }) => {
    const table = tables.dc.get(dc);
    if (!table) throw corrupt('a JPEG code table is missing');
    return { table, offset: index };
  });
  const initial = 1 << (precision - scan.low - 1);
  let untilRestart = tables.restartInterval;
  // The row that was started by a restart is predicted like the first one.
  let firstRow = 0;
  for (let y = 0; y < rows; y++) {
    for (let x = 0; x < columns; x++) {
      let isFresh = y === 0 && x === 0;
      if (tables.restartInterval > 0 && untilRestart-- === 0) {
        bits.restart();
        untilRestart = tables.restartInterval - 1;
        firstRow = y;
        isFresh = true;
      }
      for (const { table, offset } of planes) {
        const at = (y * columns + x) * count + offset;
        const left = samples[at - count] ?? 0;
        const above = samples[at - columns * count] ?? 0;
        const corner = samples[at - (columns + 1) * count] ?? 0;
        let prediction = predicted(scan.from, left, above, corner);
        if (isFresh) prediction = initial;
        else if (y === firstRow) prediction = left;
        else if (x === 0) prediction = above;
        const category = bits.code(table);
        if (category > 16) throw corrupt('a JPEG difference is out of range');
        samples[at] = prediction + (category === 16 ? 32768 : bits.extended(category));
      }
    }
  }
}

interface Job {
  readonly scan: JpegScan;
  readonly frame: JpegFrame;
  readonly tables: JpegTables;
  readonly samples: Uint16Array;
}

/**
 * Decodes lossless JPEG with Huffman codes (T.81 process 14, any predictor, up to 16 bits): interleaved samples.
 * @throws Unreadable when the stream is damaged or of another process.
 */
export function decodeJpegLossless(data: Uint8Array): Uint16Array {
  let samples: Uint16Array | undefined;
  let shift = 0;
  walkJpeg(data, {
    frame: ({ process, rows, columns, components, precision }) => {
      if (process !== 3) throw corrupt('a frame is not lossless JPEG');
      if (components.some(({ across, down }) => across !== 1 || down !== 1)) throw corrupt('subsampled lossless JPEG');
      if (precision < 2 || precision > 16) throw corrupt('a JPEG precision is out of range');
      const size = rows * columns * components.length;
      // Every sample takes at least one bit.
      if (size > data.length * 8) throw truncated('the JPEG data of a frame is too short for its size');
      samples = new Uint16Array(size);
    },
    scan: (scan, frame, tables, at) => {
      if (!samples) throw corrupt('a JPEG scan comes before its frame header');
      const bits = new JpegBits(data, at);
      decodeScan(bits, { scan, frame, tables, samples });
      shift = scan.low;
      return bits.at;
    },
  });
  if (!samples) throw corrupt('a frame holds no JPEG picture');
  return shift === 0 ? samples : samples.map((value) => value << shift);
}
