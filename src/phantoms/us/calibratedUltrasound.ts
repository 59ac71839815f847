import type { DataSet } from '#core/imaging/dataset.ts';
import { SOFTWARE } from '#core/version.ts';
import { writePart10 } from '#dicom/write/writePart10.ts';
import { phantomUid, text, type PhantomFile } from '../phantomFile.ts';
import { COLUMNS, FRAME_TIME, FRAMES, REGIONS, ROWS, usFrame } from './usScene.ts';

const US_MULTI_FRAME = '1.2.840.10008.5.1.4.1.1.3.1';
const NAME = 'us-calibrated/cine';

/** A cine of known distances: a B-mode, an M-mode and a pulsed wave region with calibrations of their own. */
export function calibratedUltrasound(): readonly PhantomFile[] {
  const pixels = new Uint8Array(COLUMNS * ROWS * FRAMES);
  for (let frame = 0; frame < FRAMES; frame++) pixels.set(usFrame(frame), frame * COLUMNS * ROWS);
  const dataSet: DataSet = {
    ...generalModules(),
    ...cineModules(),
    '00280002': text('US', 1),
    '00280004': text('CS', 'MONOCHROME2'),
    '00280010': text('US', ROWS),
    '00280011': text('US', COLUMNS),
    '00280100': text('US', 8),
    '00280101': text('US', 8),
    '00280102': text('US', 7),
    '00280103': text('US', 0),
    '00281050': text('DS', '128'),
    '00281051': text('DS', '256'),
    '7FE00010': { vr: 'OB', bytes: pixels },
  };
  return [{ name: `${NAME}/IM0001.dcm`, bytes: writePart10(dataSet) }];
}

function generalModules(): DataSet {
  const [date, time] = ['20250317', '110500.00'];
  return {
    '00080005': text('CS', 'ISO_IR 192'),
    '00080008': text('CS', 'ORIGINAL', 'PRIMARY', 'ABDOMINAL', '0001'),
    '00080016': text('UI', US_MULTI_FRAME),
    '00080018': text('UI', phantomUid(`${NAME} image 1`)),
    '00080020': text('DA', date),
    '00080023': text('DA', date),
    '00080030': text('TM', time),
    '00080033': text('TM', time),
    '00080050': text('SH', ''),
    '00080060': text('CS', 'US'),
    '00080070': text('LO', SOFTWARE.name),
    '00080090': text('PN', ''),
    '00081030': text('LO', 'Ultrasound, calibrated'),
    '0008103E': text('LO', 'B-mode, M-mode and pulsed wave'),
    '00081090': text('LO', 'Digital reference object'),
    '00100010': text('PN', 'Phantom^Ultrasound'),
    '00100020': text('LO', 'PHANTOM-US'),
    '00100030': text('DA', '19700101'),
    '00100040': text('CS', 'M'),
    '00181020': text('LO', SOFTWARE.version),
    '0020000D': text('UI', phantomUid('Ultrasound')),
    '0020000E': text('UI', phantomUid(NAME)),
    '00200010': text('SH', '1'),
    '00200011': text('IS', '1'),
    '00200013': text('IS', '1'),
  };
}

const cineModules = (): DataSet => ({
  '00181063': text('DS', FRAME_TIME),
  '00186011': { vr: 'SQ', Value: [tissueRegion(), motionRegion(), flowRegion()] },
  '00280008': text('IS', String(FRAMES)),
  '00280009': text('AT', '00181063'),
});

type Box = readonly [number, number, number, number];

interface Axes {
  readonly format: number;
  readonly type: number;
  readonly units: readonly [number, number];
  readonly delta: readonly [number, number];
  readonly referenceRow?: number;
}

/** One item of the US Region Calibration module, PS3.3 C.8.5.5; units 3 cm, 4 s, 7 cm/s. */
const region = ([x0, y0, x1, y1]: Box, { format, type, units, delta, referenceRow = 0 }: Axes): DataSet => ({
  '00186012': text('US', format),
  '00186014': text('US', type),
  '00186016': text('UL', 0),
  '00186018': text('UL', x0),
  '0018601A': text('UL', y0),
  '0018601C': text('UL', x1),
  '0018601E': text('UL', y1),
  '00186020': text('SL', 0),
  '00186022': text('SL', referenceRow),
  '00186024': text('US', units[0]),
  '00186026': text('US', units[1]),
  '00186028': text('FD', 0),
  '0018602A': text('FD', 0),
  '0018602C': text('FD', delta[0]),
  '0018602E': text('FD', delta[1]),
});

function tissueRegion(): DataSet {
  const { box, delta } = REGIONS.tissue;
  return region(box, { format: 1, type: 1, units: [3, 3], delta: [delta, delta] });
}

function motionRegion(): DataSet {
  const { box, second, centimetre } = REGIONS.motion;
  return region(box, { format: 2, type: 1, units: [4, 3], delta: [second, centimetre] });
}

function flowRegion(): DataSet {
  const { box, second, velocity, baseline } = REGIONS.flow;
  return region(box, { format: 3, type: 3, units: [4, 7], delta: [second, velocity], referenceRow: baseline - box[1] });
}
