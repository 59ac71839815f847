import { describe, expect, it } from 'vitest';
import type { Frame } from '#core/imaging/series.ts';
import { presentationLook } from '#core/viewing/presentationLook.ts';
import { graphicOutline, pixelPlace, shutterOutline } from '#core/viewing/presentationPlaces.ts';
import { concerns, presentationState, type PresentationState } from '#core/viewing/presentationState.ts';
import { ctSlice, dicomFile, without, type Elements } from '../../builders/dicom.ts';
import { importBytes } from '../../builders/files.ts';
import { annotations, graphic, imageReference, presentation } from '../../builders/presentation.ts';

async function read(elements: Elements) {
  const { instances, manifest } = await importBytes(dicomFile(elements));
  const [instance] = instances;
  if (!instance) throw new Error(JSON.stringify(manifest.withheld));
  return presentationState(instance);
}

async function stateFrom(elements: Elements): Promise<PresentationState> {
  const state = await read(elements);
  if (!state.ok) throw new Error(`${state.failure.code} ${state.failure.message}`);
  return state.value;
}

async function frameFrom(change: Elements = {}): Promise<Frame> {
  const { manifest } = await importBytes(dicomFile(ctSlice({ number: 1, z: 0, uid: '1.2.3.1' }, change)));
  const frame = manifest.studies[0]?.series[0]?.stacks[0]?.frames[0];
  if (!frame) throw new Error('no frame');
  return frame;
}

const HU = { quantity: 'HU' } as const;

describe('a presentation state (PS3.3 A.33.1)', () => {
  it('says what it is of and how its images are to be looked at', async () => {
    expect(await stateFrom(presentation())).toMatchObject({
      label: 'KEY IMAGE',
      description: 'As the reader left it',
      creator: 'Doe^Jane',
      seriesUids: ['1.2.3'],
      images: [{ sopInstanceUid: '1.2.3.1', frames: [] }, { sopInstanceUid: '1.2.3.2' }],
      // Centre 50, width 300.
      windows: [{ images: [], lower: -100, upper: 200 }],
      rotation: 90,
      flipped: true,
      inverse: false,
      areas: [{ from: [0, 0], to: [4, 3] }],
      leftOut: [],
    });
  });

  it('that refers to no image, or is of another kind, is refused by name', async () => {
    expect(await read(without(presentation(), '00081115'))).toMatchObject({ failure: { code: 'PR_E_REFERENCE', tag: '(0008,1115)' } }); // prettier-ignore
    const blending = presentation({ '00080016': ['UI', '1.2.840.10008.5.1.4.1.1.11.4'] });
    expect(await read(blending)).toMatchObject({ failure: { code: 'PR_E_KIND', tag: '(0008,0016)' } });
  });

  it('concerns the frames it names, of others all', () => {
    const images = [{ sopInstanceUid: '1', frames: [2, 4] }, { sopInstanceUid: '2', frames: [] }]; // prettier-ignore
    const on = (sopInstanceUid: string, frame: number) => concerns(images, { sopInstanceUid, frame });
    // Referenced Frame Number counts from 1.
    expect([on('1', 1), on('1', 3), on('1', 0), on('2', 9), on('3', 0)]).toEqual([true, true, false, true, false]);
  });

  it.each<[string, Elements, string]>([
    ['a rotation of 45 degrees', { '00700042': ['US', [45]] }, 'a rotation that is no quarter turn'],
    ['a sigmoid window', { '00283110': ['SQ', [{ '00281050': ['DS', '50'], '00281051': ['DS', '300'], '00281056': ['CS', 'SIGMOID'] }]] }, 'a sigmoid window'],
    ['a VOI table', { '00283110': ['SQ', [{ '00283010': ['SQ', [{ '00283002': ['US', [2, 0, 8]] }]] }]] }, 'a VOI lookup table'],
    ['a window without a width', { '00283110': ['SQ', [{ '00281050': ['DS', '50'] }]] }, 'a damaged window'],
    ['a true size', { '0070005A': ['SQ', [{ '00700052': ['SL', [1, 1]], '00700053': ['SL', [4, 3]], '00700100': ['CS', 'TRUE SIZE'] }]] }, 'the size true size'],
    ['an area of one corner', { '0070005A': ['SQ', [{ '00700052': ['SL', [1, 1]] }]] }, 'a damaged displayed area'],
    ['mask subtraction', { '00286100': ['SQ', [{ '00286101': ['CS', 'AVG_SUB'] }]] }, 'mask subtraction'],
    ['a presentation table', { '20500010': ['SQ', [{ '00283002': ['US', [2, 0, 8]] }]] }, 'its presentation lookup table'],
    ['a modality table', { '00283000': ['SQ', [{ '00283002': ['US', [2, 0, 8]] }]] }, 'its modality lookup table'],
    ['an overlay', { '60003000': ['OW', Uint8Array.of(1, 0)] }, 'an overlay bitmap'],
    ['an interpolated curve', annotations([graphic('INTERPOLATED', [0, 0, 1, 1])]), 'an interpolated curve'],
    ['an odd number of coordinates', annotations([graphic('POLYLINE', [0, 0, 1], { '00700021': ['US', [1]] })]), 'a graphic whose points are damaged'],
    ['another number of points than stated', annotations([graphic('POLYLINE', [0, 0, 1, 1], { '00700021': ['US', [3]] })]), 'a graphic whose points are damaged'],
    ['points that are no numbers', annotations([graphic('POLYLINE', [0, NaN])]), 'a graphic whose points are damaged'],
    ['more points than a reader draws', annotations([graphic('POLYLINE', new Array<number>(10_002).fill(1), { '00700021': ['US', [5_001]] })]), 'a graphic whose points are damaged'],
    ['units of a slide', annotations([graphic('POINT', [0, 0], { '00700005': ['CS', 'MATRIX'] })]), 'a graphic in units "MATRIX"'],
    ['a circle of three points', annotations([graphic('CIRCLE', [0, 0, 1, 1, 2, 2])]), 'a graphic of type "CIRCLE" with 3 points'],
    ['an unknown type', annotations([graphic('SPIRAL', [0, 0])]), 'a graphic of type "SPIRAL" with 1 points'],
    ['a text without a place', annotations([], [{ '00700006': ['ST', 'note'] }]), 'a text without a place'],
    ['an empty text', annotations([], [{ '00700014': ['FL', [1, 1]], '00700004': ['CS', 'PIXEL'] }]), 'an empty text'],
    ['a bitmap shutter', { '00181600': ['CS', 'BITMAP'] }, 'a shutter of shape "BITMAP"'],
    ['a rectangle without edges', { '00181600': ['CS', 'RECTANGULAR'] }, 'a damaged rectangular shutter'],
    ['a circle of no radius', { '00181600': ['CS', 'CIRCULAR'], '00181610': ['IS', '2\\2'], '00181612': ['IS', '0'] }, 'a damaged circular shutter'],
    ['a polygon of two corners', { '00181600': ['CS', 'POLYGONAL'], '00181620': ['IS', '1\\1\\2\\2'] }, 'a damaged polygonal shutter'],
  ])('with %s says that it is not applied', async (_, change, words) => {
    expect((await stateFrom(presentation(change))).leftOut).toEqual([words]);
  }); // prettier-ignore
});

describe('its drawings', () => {
  it('are read with their units; texts by line, in their box before their anchor', async () => {
    const state = await stateFrom(
      presentation(
        annotations(
          [
            graphic('POINT', [1.5, 2.5]),
            graphic('POLYLINE', [0, 0, 2, 0, 2, 1], { '00700024': ['CS', 'Y'] }),
            graphic('CIRCLE', [2, 2, 2, 4]),
            graphic('ELLIPSE', [0.1, 0.5, 0.9, 0.5, 0.5, 0.4, 0.5, 0.6], { '00700005': ['CS', 'DISPLAY'] }),
          ],
          [
            {
              '00700003': ['CS', 'DISPLAY'],
              '00700006': ['ST', '<script>alert(1)</script>\r\nsecond'],
              '00700010': ['FL', [0.25, 0.5]],
              '00700011': ['FL', [0.5, 0.75]],
            },
            { '00700004': ['CS', 'PIXEL'], '00700006': ['ST', 'here'], '00700014': ['FL', [3, 1]] },
          ],
        ),
      ),
    );
    expect(state.leftOut).toEqual([]);
    const [annotation] = state.annotations;
    expect(annotation?.graphics).toMatchObject([
      { kind: 'points', unit: 'PIXEL', points: [[1.5, 2.5]] },
      { kind: 'line', points: [[0, 0], [2, 0], [2, 1]], closed: true },
      { kind: 'circle', centre: [2, 2], rim: [2, 4] },
      { kind: 'ellipse', unit: 'DISPLAY' },
      { kind: 'text', unit: 'DISPLAY', at: [0.25, 0.5], lines: ['<script>alert(1)</script>', 'second'] },
      { kind: 'text', unit: 'PIXEL', at: [3, 1], lines: ['here'] },
    ]); // prettier-ignore
  });

  it('of a circle and an ellipse pass through the ends of their axes', () => {
    const circle = graphicOutline({ kind: 'circle', unit: 'PIXEL', centre: [2, 3], rim: [2, 8] });
    expect(circle.closed).toBe(true);
    for (const [x, y] of circle.points) expect(Math.hypot(x - 2, y - 3)).toBeCloseTo(5, 9);
    const ellipse = graphicOutline({ kind: 'ellipse', unit: 'PIXEL', axes: [[-4, 0], [4, 0], [0, -1], [0, 1]] }); // prettier-ignore
    for (const [x, y] of ellipse.points) expect((x / 4) ** 2 + y ** 2).toBeCloseTo(1, 9);
  });

  it('in fractions follow the displayed area as it is turned and mirrored', () => {
    const area = { from: [10, 20], to: [110, 70] } as const;
    const at = (u: number, v: number, rotation: 0 | 90 | 180 | 270, flipped = false) =>
      pixelPlace([u, v], { unit: 'DISPLAY' }, { area, rotation, flipped });
    // The top left of what is seen is, after a quarter turn clockwise, the bottom left of the image.
    expect(at(0, 0, 0)).toEqual([10, 20]);
    expect(at(0, 0, 90)).toEqual([10, 70]);
    expect(at(0, 0, 180)).toEqual([110, 70]);
    expect(at(0, 0, 270)).toEqual([110, 20]);
    expect(at(0, 0, 0, true)).toEqual([110, 20]);
    // Its top right after a quarter turn is the top left of the image; mirrored then, it is the one seen at the left.
    expect(at(1, 0, 90)).toEqual([10, 20]);
    expect(at(0, 0, 90, true)).toEqual([10, 20]);
    expect(pixelPlace([3, 4], { unit: 'PIXEL' }, { area, rotation: 90, flipped: true })).toEqual([3, 4]);
  });

  it('leave open what a shutter leaves open, edges included, pixels counted from 1', async () => {
    const rectangle: Elements = {
      '00181600': ['CS', 'RECTANGULAR\\CIRCULAR\\POLYGONAL'],
      '00181602': ['IS', '2'],
      '00181604': ['IS', '3'],
      '00181606': ['IS', '1'],
      '00181608': ['IS', '3'],
      '00181610': ['IS', '2\\4'],
      '00181612': ['IS', '5'],
      '00181620': ['IS', '1\\2\\1\\4\\3\\4'],
    };
    const { shutters, leftOut } = await stateFrom(presentation(rectangle));
    expect(leftOut).toEqual([]);
    expect(shutters).toEqual([
      { kind: 'polygon', points: [[1, 0], [3, 0], [3, 3], [1, 3]] },
      { kind: 'circle', centre: [3.5, 1.5], radius: 5 },
      { kind: 'polygon', points: [[1.5, 0.5], [3.5, 0.5], [3.5, 2.5]] },
    ]); // prettier-ignore
    const [, circle] = shutters.map(shutterOutline);
    for (const [x, y] of circle ?? []) expect(Math.hypot(x - 3.5, y - 1.5)).toBeCloseTo(5, 9);
  });
});

describe('the look it gives to a picture', () => {
  it('is its window, turned and mirrored', async () => {
    expect(presentationLook(await stateFrom(presentation()), await frameFrom(), HU)).toEqual({
      window: { lower: -100, upper: 200 },
      flipped: true,
      rotation: 90,
      colourMap: 'grey',
      leftOut: [],
    });
  });

  it('takes the window of the image before that of none named', async () => {
    const windowFor = (uid: string, centre: string): Elements => ({
      '00081140': ['SQ', [imageReference(uid)]],
      '00281050': ['DS', centre],
      '00281051': ['DS', '100'],
    });
    const state = await stateFrom(
      presentation({ '00283110': ['SQ', [windowFor('1.2.3.2', '500'), windowFor('1.2.3.1', '60')]] }),
    );
    expect(presentationLook(state, await frameFrom(), HU).window).toEqual({ lower: 10, upper: 110 });
  });

  it.each<[string, Elements, Elements, readonly [number, number] | undefined]>([
    // Stored 900 to 1200 of a state without rescale; the image says stored - 1000.
    ['in stored values where the state has no rescale (PS3.4 N.2.1)', { '00281052': ['DS', '0'], '00283110': ['SQ', [{ '00281050': ['DS', '1050'], '00281051': ['DS', '300'] }]] }, { '00281052': ['DS', '-1000'], '00281053': ['DS', '1'] }, [-100, 200]],
    ['by the same rescale as the image: unchanged', { '00281052': ['DS', '-1000'] }, { '00281052': ['DS', '-1000'], '00281053': ['DS', '1'] }, [-100, 200]],
    ['by a negative slope of the image: ends swapped', {}, { '00281053': ['DS', '-2'], '00281052': ['DS', '0'] }, [-400, 200]],
    ['by a slope of 0: not applied', { '00281053': ['DS', '0'] }, {}, undefined],
  ])('has its window %s', async (_, change, image, expected) => {
    const look = presentationLook(await stateFrom(presentation(change)), await frameFrom(image), HU);
    expect(look.window).toEqual(expected && { lower: expected[0], upper: expected[1] });
    expect(look.leftOut).toEqual(expected ? [] : ['its window, whose scale is not that of the image']);
  }); // prettier-ignore

  it('keeps its window from pictures of other quantities, and says so', async () => {
    const look = presentationLook(await stateFrom(presentation()), await frameFrom(), { quantity: 'SUVbw' });
    expect(look.window).toBeUndefined();
    expect(look.leftOut).toEqual(['its window, which is not in SUVbw']);
  });

  it('says that it shows all of an image of which the state shows a part', async () => {
    const part = presentation({ '0070005A': ['SQ', [{ '00700052': ['SL', [2, 1]], '00700053': ['SL', [4, 3]] }]] });
    const look = presentationLook(await stateFrom(part), await frameFrom(), HU);
    expect(look.leftOut).toEqual(['its part of the image: all of it is shown']);
  });

  it.each([
    ['IDENTITY', 'MONOCHROME2', 'grey'],
    ['INVERSE', 'MONOCHROME2', 'inverse-grey'],
    ['IDENTITY', 'MONOCHROME1', 'inverse-grey'],
    ['INVERSE', 'MONOCHROME1', 'grey'],
  ])('is %s of a %s image: %s', async (shape, photometric, colourMap) => {
    const state = await stateFrom(presentation({ '20500020': ['CS', shape] }));
    expect(presentationLook(state, await frameFrom({ '00280004': ['CS', photometric] }), HU).colourMap).toBe(colourMap);
  });
});
