import { deflateRawSync, gzipSync } from 'node:zlib';
import { zipSync } from 'fflate';
import {
  ctSlice,
  dataSetBytes,
  dicomFile,
  encapsulated,
  joined,
  latin,
  part10,
  pixels,
  without,
  type Elements,
} from './dicom.ts';

const RLE = '1.2.840.10008.1.2.5';
const DEFLATED = '1.2.840.10008.1.2.1.99';
const IMPLICIT = '1.2.840.10008.1.2';
const BIG_ENDIAN = '1.2.840.10008.1.2.2';

const slice = (overrides: Elements = {}) => ctSlice({ number: 1, z: 5 }, overrides);

/** Header, then one literal run per segment: 12 samples of 16 bits, high bytes first (PS3.5 Annex G). */
function rleFrame(): Uint8Array {
  const header = new Uint8Array(64);
  const view = new DataView(header.buffer);
  [2, 64, 78].forEach((value, index) => view.setUint32(index * 4, value, true));
  const segment = (value: number) => joined(Uint8Array.of(11), new Uint8Array(12).fill(value), Uint8Array.of(128));
  return joined(header, segment(1), segment(44));
}

const multiFrame: Elements = slice({
  '00080060': ['CS', 'US'],
  '00080016': ['UI', '1.2.840.10008.5.1.4.1.1.3.1'],
  '00186011': ['SQ', [{ '00186012': ['US', [1]], '00186024': ['US', [3]], '0018602C': ['FD', [0.05]] }]],
  '00280008': ['IS', '3'],
  '00181063': ['DS', '33.3'],
  '7FE00010': ['OW', pixels(36, (index) => index)],
});

const enhanced: Elements = without(
  slice({
    '00080016': ['UI', '1.2.840.10008.5.1.4.1.1.4.1'],
    '00080060': ['CS', 'MR'],
    '00280008': ['IS', '2'],
    '52009229': ['SQ', [{ '00289110': ['SQ', [{ '00280030': ['DS', '0.5\\0.5'], '00180050': ['DS', '5'] }]] }]],
    '52009230': [
      'SQ',
      ['0', '5'].map((z): Elements => ({
        '00209113': ['SQ', [{ '00200032': ['DS', `0\\0\\${z}`] }]],
        '00209116': ['SQ', [{ '00200037': ['DS', '1\\0\\0\\0\\1\\0'] }]],
      })),
    ],
    '7FE00010': ['OW', pixels(24, (index) => index)],
  }),
  '00200032',
  '00200037',
  '00280030',
);

const colour: Elements = slice({
  '00280002': ['US', [3]],
  '00280004': ['CS', 'YBR_FULL_422'],
  '00280100': ['US', [8]],
  '00280101': ['US', [8]],
  '00280102': ['US', [7]],
  '00280103': ['US', [0]],
  '7FE00010': ['OB', new Uint8Array(24).fill(120)],
});

const palette: Elements = {
  ...colour,
  '00280002': ['US', [1]],
  '00280004': ['CS', 'PALETTE COLOR'],
  '00281101': ['US', [4, 0, 16]],
  '00281102': ['US', [4, 0, 16]],
  '00281103': ['US', [4, 0, 16]],
  '00281201': ['OW', pixels(4, (index) => index * 256)],
  '00281202': ['OW', pixels(4, (index) => index * 256)],
  '00281203': ['OW', pixels(4, (index) => index * 256)],
  '7FE00010': ['OB', Uint8Array.from({ length: 12 }, (_, index) => index % 4)],
};

const structures: Elements = without(
  slice({
    '00080016': ['UI', '1.2.840.10008.5.1.4.1.1.481.3'],
    '00080060': ['CS', 'RTSTRUCT'],
    '30060020': ['SQ', [{ '30060022': ['IS', '1'], '30060026': ['LO', 'GTV'] }]],
    '30060039': ['SQ', [{ '30060040': ['SQ', [{ '30060050': ['DS', '0\\0\\0\\1\\0\\0\\1\\1\\0'] }]] }]],
  }),
  '7FE00010',
);

const modalityTable: Elements = slice({
  '00283000': ['SQ', [{ '00283002': ['US', [3, 0, 16]], '00283006': ['OW', pixels(3, (index) => index * 10)] }]],
  '00080005': ['CS', 'ISO 2022 IR 6\\ISO 2022 IR 87'],
  '00100010': ['PN', 'Yamada^Tarou=\u001b$B;3ED\u001b(B^\u001b$BB@O:\u001b(B'],
});

/** Small valid files of every way the reader takes: all encodings, RLE, multi-frame, enhanced, colour, archives. */
export const SMALL_FILES: readonly Uint8Array[] = [
  dicomFile(slice()),
  part10(dataSetBytes(slice(), { explicit: false }), IMPLICIT),
  part10(dataSetBytes(slice(), { littleEndian: false }), BIG_ENDIAN),
  part10(new Uint8Array(deflateRawSync(dataSetBytes(slice()))), DEFLATED),
  part10(joined(dataSetBytes(without(slice(), '7FE00010')), encapsulated([rleFrame()], [0])), RLE),
  dataSetBytes(slice(), { explicit: false }),
  dicomFile(multiFrame),
  dicomFile(enhanced),
  dicomFile(colour),
  dicomFile(palette),
  dicomFile(structures),
  dicomFile(modalityTable),
  new Uint8Array(gzipSync(dicomFile(slice()))),
  zipSync({ 'one.dcm': dicomFile(slice()), 'two.txt': latin('not an image') }),
];
