import type { DataSet } from '#core/imaging/dataset.ts';
import { writePart10 } from '#dicom/write/writePart10.ts';
import { phantomUid, text } from '#phantoms/phantomFile.ts';
import { COLUMNS, FRAME_TIME, ROWS, usFrame } from '#phantoms/us/usScene.ts';

const FRAMES = 2;

/** The ultrasound phantom as a scanner writes it that states no calibration: two frames, lengths in pixels only. */
export function rulerUltrasound() {
  const pixels = new Uint8Array(COLUMNS * ROWS * FRAMES);
  for (let frame = 0; frame < FRAMES; frame++) pixels.set(usFrame(frame), frame * COLUMNS * ROWS);
  const dataSet: DataSet = {
    '00080016': text('UI', '1.2.840.10008.5.1.4.1.1.3.1'),
    '00080018': text('UI', phantomUid('ruler ultrasound image')),
    '00080020': text('DA', '20250317'),
    '00080060': text('CS', 'US'),
    '0008103E': text('LO', 'B-mode without calibration'),
    '00100010': text('PN', 'Ruler^Ultrasound'),
    '00100020': text('LO', 'RULER-US'),
    '00181063': text('DS', FRAME_TIME),
    '0020000D': text('UI', phantomUid('ruler ultrasound study')),
    '0020000E': text('UI', phantomUid('ruler ultrasound series')),
    '00200013': text('IS', '1'),
    '00280002': text('US', 1),
    '00280004': text('CS', 'MONOCHROME2'),
    '00280008': text('IS', String(FRAMES)),
    '00280009': text('AT', '00181063'),
    '00280010': text('US', ROWS),
    '00280011': text('US', COLUMNS),
    '00280100': text('US', 8),
    '00280101': text('US', 8),
    '00280102': text('US', 7),
    '00280103': text('US', 0),
    '7FE00010': { vr: 'OB', bytes: pixels },
  };
  return { name: 'ruler.dcm', mimeType: 'application/dicom', buffer: Buffer.from(writePart10(dataSet)) };
}
