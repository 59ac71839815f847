import { describe, expect, it } from 'vitest';
import { colourNotice } from '#core/calibration/ultrasound/colourNotice.ts';
import { jpegColourModel, trueColourModel } from '#dicom/colourModel.ts';
import { ctSlice, dicomFile, without } from '../builders/dicom.ts';
import { decodeImported, importBytes, importPath } from '../builders/files.ts';
import { hasShared, sharedPath } from '../builders/shared.ts';

/** A screen of a scanner: mostly black, a grey wedge over all levels, some red of flow. */
const SCREEN: readonly (readonly [number, number, number])[] = [
  ...Array.from({ length: 400 }, () => [0, 0, 0] as const),
  ...Array.from({ length: 256 }, (_, level) => [level, level, level] as const),
  ...Array.from({ length: 24 }, () => [200, 30, 20] as const),
];

/** RGB to YBR_FULL by PS3.3 C.7.6.3.1.2. */
const toYbr = ([r, g, b]: readonly [number, number, number]) => [
  0.299 * r + 0.587 * g + 0.114 * b,
  -0.1687 * r - 0.3313 * g + 0.5 * b + 128,
  0.5 * r - 0.4187 * g - 0.0813 * b + 128,
];

const RGB = Uint8Array.from(SCREEN.flat());
const YBR = Uint8Array.from(SCREEN.flatMap(toYbr), (value) => Math.min(255, Math.round(value)));

describe('the colour model that samples are of', () => {
  it.each([
    ['RGB', 'RGB', RGB, 'RGB'],
    ['YBR', 'YBR_FULL', YBR, 'YBR_FULL'],
    ['RGB called YBR', 'YBR_FULL', RGB, 'RGB'],
    ['YBR called RGB', 'RGB', YBR, 'YBR_FULL'],
    ['one teal of RGB, which is no picture of YBR', 'RGB', new Uint8Array(300).fill(128), 'RGB'],
    ['nothing', 'YBR_FULL', new Uint8Array(0), 'YBR_FULL'],
    ['less than a pixel', 'RGB', Uint8Array.of(0, 128), 'RGB'],
  ] as const)('%s', (_, stated, samples, model) => expect(trueColourModel(samples, stated)).toBe(model));
});

const segment = (marker: number, body: readonly number[]) => [0xff, marker, 0, body.length + 2, ...body];
const letters = (text: string) => Array.from(text, (letter) => letter.charCodeAt(0));
const adobe = (transform: number) => segment(0xee, [...letters('Adobe'), 0, 100, 0, 0, 0, 0, transform]);
const jfif = segment(0xe0, [...letters('JFIF'), 0, 1, 1, 0, 0, 1, 0, 1, 0, 0]);

describe('the colour model of a JPEG stream', () => {
  it.each([
    ['Adobe without transform', adobe(0), [1, 2, 3], 'RGB'],
    ['Adobe with transform', adobe(1), [1, 2, 3], 'YBR_FULL'],
    ['JFIF', jfif, [1, 2, 3], 'YBR_FULL'],
    ['components named R, G, B', [], letters('RGB'), 'RGB'],
    ['no word', [], [1, 2, 3], 'YBR_FULL'],
    ['an Adobe segment that is cut short', [0xff, 0xee, 0, 5, ...letters('Ado')], [1, 2, 3], 'YBR_FULL'],
    ['a segment of length 0', [0xff, 0xe1, 0, 0, ...adobe(0)], [1, 2, 3], 'YBR_FULL'],
  ] as const)('%s', (_, segments, ids, model) => {
    expect(jpegColourModel(Uint8Array.of(0xff, 0xd8, ...segments, 0xff, 0xda), ids)).toBe(model);
  });
});

/** The screen as one native image. */
const image = (photometric: string, samples: Uint8Array) =>
  dicomFile(
    without(
      ctSlice(
        { number: 1, z: 0 },
        {
          '00280002': ['US', [3]],
          '00280004': ['CS', photometric],
          '00280006': ['US', [0]],
          '00280010': ['US', [1]],
          '00280011': ['US', [SCREEN.length]],
          '00280100': ['US', [8]],
          '00280101': ['US', [8]],
          '00280102': ['US', [7]],
          '00280103': ['US', [0]],
          '7FE00010': ['OB', samples],
        },
      ),
      '00281052',
      '00281053',
    ),
  );

async function shown(file: Uint8Array) {
  const imported = await importBytes(file);
  const decoded = await decodeImported(imported);
  const frame = imported.manifest.studies[0]?.series[0]?.stacks[0]?.frames[0];
  if (decoded.kind !== 'images' || !decoded.images[0] || !frame) throw new Error('no image');
  const [first] = decoded.images;
  return { voxels: first.voxels, notices: colourNotice(frame.dataSet, first) };
}

describe('a colour image whose header is wrong', () => {
  const corrected = (from: string) => [
    { code: 'US_W_COLOUR', message: `Photometric interpretation corrected from ${from}.`, tag: '(0028,0004)' },
  ];

  it.each([
    ['RGB', RGB, []],
    ['YBR_FULL', YBR, []],
    ['YBR_FULL_422', RGB, corrected('YBR_FULL_422')],
    ['YBR_FULL_422', YBR, corrected('YBR_FULL_422')],
    ['YBR_FULL', RGB, corrected('YBR_FULL')],
    ['RGB', YBR, corrected('RGB')],
  ])('%s is shown as it is, and told when it was another', async (photometric, samples, notices) => {
    const found = await shown(image(photometric, samples));
    expect(found.notices).toEqual(notices);
    const off = SCREEN.flat().map((value, at) => Math.abs(value - (found.voxels[at] ?? NaN)));
    expect(Math.max(...off)).toBeLessThanOrEqual(2);
  });

  it
    .skipIf(!hasShared('data', 'us'))
    .each([
      'acuson-sequoia-65f-jpeg',
      'acuson-8f-jpeg-fragmented-noBOT-negative-deltaX',
      'sonosite-turbo-30f-jpeg-ybr422',
      'philips-cx50-palette-2regions',
      'esaote-ybr_full_422-uncompressed',
      'ge-logiq700-j2k-rct',
    ])('%s says truly what it is', async (name) => {
    const decoded = await decodeImported(await importPath(sharedPath('data', 'us', `${name}.dcm`)));
    expect(decoded.kind === 'images' && decoded.images.some(({ colourCorrected }) => colourCorrected)).toBe(false);
  });
});
