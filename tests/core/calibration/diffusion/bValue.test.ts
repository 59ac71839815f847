import { describe, expect, it } from 'vitest';
import { bGroupLabels, diffusionImages } from '#core/calibration/diffusion/bGroups.ts';
import { bValueOf, implausibleB } from '#core/calibration/diffusion/bValue.ts';
import { csaHeader } from '#core/calibration/diffusion/csaHeader.ts';
import { directionOf, isDerivedMap } from '#core/calibration/diffusion/direction.ts';
import type { DataSet } from '#core/imaging/dataset.ts';
import { seriesDiffusion } from '#dicom/diffusion.ts';
import { directionText } from '#dicom/stackSplitters.ts';
import { mrImage, stackOf } from '../../../builders/dwiSeries.ts';
import { dataSetOf, type Attributes } from '../../../builders/petSeries.ts';

/** A CSA header of these elements; `csa2` has the magic and the length in the second integer (mri-adc.md 2.1). */
function csaBytes(elements: Readonly<Record<string, readonly string[]>>, csa2 = true): Uint8Array {
  const parts: number[] = csa2 ? [...ascii('SV10'), 4, 3, 2, 1] : [];
  const int = (value: number) => [value & 255, (value >> 8) & 255, (value >> 16) & 255, (value >> 24) & 255];
  const names = Object.entries(elements);
  parts.push(...int(names.length), ...int(77));
  const surplus = names[0]?.[1].length ?? 0;
  for (const [name, values] of names) {
    parts.push(
      ...padded(name, 64),
      ...int(values.length),
      ...padded('DS', 4),
      ...int(0),
      ...int(values.length),
      ...int(77),
    );
    for (const value of values) {
      const length = value.length + 1;
      parts.push(...(csa2 ? [length, length, 77, length] : [length + surplus, length, 77, length]).flatMap(int));
      parts.push(...padded(value, Math.ceil(length / 4) * 4));
    }
  }
  return Uint8Array.from(parts);
}

const ascii = (text: string) => [...text].map((letter) => letter.charCodeAt(0));
const padded = (text: string, length: number) => [...ascii(text), ...Array<number>(length - text.length).fill(0)];

const withCsa = (bytes: Uint8Array): DataSet => ({
  ...mrImage({ '00290010': 'SIEMENS CSA HEADER' }),
  '00291010': { vr: 'OB', bytes },
});

describe('the b-value of an image, row by row of mri-adc.md section 2', () => {
  it.each<[string, Attributes, number, string]>([
    ['1 enhanced', { '00189117': [dataSetOf({ '00189087': 800 })] }, 800, '(0018,9087)'],
    ['1 enhanced without diffusion', { '00189117': [dataSetOf({ '00189075': 'NONE' })] }, 0, '(0018,9075) NONE'],
    [
      '3 Siemens before a Directionality of NONE, which says b = 0 only in an enhanced object',
      { '00189075': 'NONE', '00190010': 'SIEMENS MR HEADER', '0019100C': '1000' },
      1000,
      '(0019,100c)',
    ],
    ['2 standard', { '00189087': 1000 }, 1000, '(0018,9087)'],
    ['3 Siemens', { '00190010': 'SIEMENS MR HEADER', '0019100C': '400' }, 400, '(0019,100c)'],
    ['3 Siemens in another block', { '00190011': 'SIEMENS MR HEADER', '0019110C': '400' }, 400, '(0019,110c)'],
    ['5 GE with code', { '00430010': 'GEMS_PARM_01', '00431039': '1000000750\\8\\0\\0' }, 750, '(0043,1039)'],
    ['5 GE plain', { '00430010': 'GEMS_PARM_01', '00431039': '750\\8\\0\\0' }, 750, '(0043,1039)'],
    ['6 Philips', { '20010010': 'Philips Imaging DD 001', '20011003': 999.96 }, 1000, '(2001,1003)'],
    [
      '7 UIH actual',
      { '00650010': 'Image Private Header', '00651009': 929.75, '0065100A': 930 },
      929.75,
      '(0065,1009)',
    ],
    ['7 UIH nominal', { '00650010': 'Image Private Header', '0065100A': 930 }, 930, '(0065,100a)'],
    ['8 Canon', { '00204000': 'b=1500(0.445,0.000,0.895)' }, 1500, 'Image Comments (0020,4000)'],
    ['9 Siemens name', { '00180024': '*ep_b1000t' }, 1000, 'Sequence Name (0018,0024)'],
    ['9 Siemens name with direction', { '00180024': 'ep_b800#12' }, 800, 'Sequence Name (0018,0024)'],
  ])('row %s', (_row, attributes, b, source) => {
    expect(bValueOf(mrImage(attributes))).toMatchObject({ b, source });
  });

  it.each([true, false])('row 4, CSA header (CSA2: %s)', (csa2) => {
    const header = csaBytes({ B_value: ['1000'], DiffusionGradientDirection: ['1.0', '0.0', '0.0'] }, csa2);
    expect(bValueOf(withCsa(header))?.b).toBe(1000);
  });

  it.each<[string, Attributes, string]>([
    [
      'standard and private differ',
      { '00189087': 1000, '00190010': 'SIEMENS MR HEADER', '0019100C': '800' },
      'ADC_W_B_DISAGREE',
    ],
    [
      'UIH nominal far off',
      { '00650010': 'Image Private Header', '00651009': 850, '0065100A': 930 },
      'ADC_W_B_NOMINAL',
    ],
    ['from the name', { '00180024': 'ep_b1000' }, 'ADC_W_B_FROM_NAME'],
    ['creator dropped', { '0019100C': '400' }, 'ADC_W_PRIVATE_CREATOR'],
  ])('warns: %s', (_what, attributes, code) => {
    expect(bValueOf(mrImage(attributes))?.warnings.map((warning) => warning.code)).toEqual([code]);
  });

  it('is silent about a difference within 1 s/mm²', () => {
    const image = mrImage({ '00189087': 1000, '00190010': 'SIEMENS MR HEADER', '0019100C': '1001' });
    expect(bValueOf(image)).toEqual({ b: 1000, source: '(0018,9087)', warnings: [] });
  });

  it.each<[string, Attributes]>([
    ['nothing', {}],
    ['a classic image of Directionality NONE', { '00189075': 'NONE' }],
    ['negative', { '00189087': -1 }],
    ['junk', { '00190010': 'SIEMENS MR HEADER', '0019100C': '40O' }],
    ['another creator', { '00190010': 'OTHER', '0019100C': '400' }],
    ['another manufacturer', { '00080070': 'ACME', '0019100C': '400' }],
    ['a name that only contains b', { '00180024': 'tse_blade' }],
  ])('has none: %s', (_what, attributes) => expect(bValueOf(mrImage(attributes))).toBeUndefined());

  it('never uses a GE code read raw', () => {
    const image = mrImage({ '00189087': 1000001000 });
    expect(bValueOf(image)).toBeUndefined();
    expect(implausibleB(image)).toMatchObject({
      code: 'ADC_E_BRANGE',
      message: 'b = 1000001000 s/mm2 is out of range (0–20000).',
    });
  });
});

/** One private b-value per vendor. */
const privateB = (b: number): readonly [string, Attributes, string][] => [
  ['Siemens', { '00190010': 'SIEMENS MR HEADER', '0019100C': `${b}` }, '(0019,100c)'],
  ['GE', { '00430010': 'GEMS_PARM_01', '00431039': `${b}\\8\\0\\0` }, '(0043,1039)'],
  ['Philips', { '20010010': 'Philips Imaging DD 001', '20011003': b }, '(2001,1003)'],
  ['UIH actual', { '00650010': 'Image Private Header', '00651009': b }, '(0065,1009)'],
  ['UIH nominal', { '00650010': 'Image Private Header', '0065100A': b }, '(0065,100a)'],
];

describe('a private b-value out of range', () => {
  it.each([...privateB(25000), ...privateB(-1)])('of %s is reported, not b = 0', (_vendor, attributes, tag) => {
    const image = mrImage(attributes);
    const [odd, weighted] = diffusionImages([image, mrImage({ '00189087': 1000 })]);
    expect(odd).toMatchObject({ b: undefined, found: undefined });
    expect(weighted?.b).toBe(1000);
    expect(implausibleB(image)).toMatchObject({ code: 'ADC_E_BRANGE', tag });
  });

  it('names the value, of GE without the 1e9', () => {
    const message = 'b = 25000 s/mm2 is out of range (0–20000).';
    const ge = (value: number) => mrImage({ '00430010': 'GEMS_PARM_01', '00431039': `${value}` });
    expect([implausibleB(ge(25000))?.message, implausibleB(ge(1e9 + 25000))?.message]).toEqual([message, message]);
  });

  it('of a CSA header is reported under its tag', () => {
    expect(implausibleB(withCsa(csaBytes({ B_value: ['25000'] })))).toMatchObject({
      code: 'ADC_E_BRANGE',
      tag: '(0029,1010)',
    });
  });

  it('of an enhanced object is reported', () => {
    const image = mrImage({ '00189117': [dataSetOf({ '00189087': 25000 })] });
    expect(implausibleB(image)).toMatchObject({ code: 'ADC_E_BRANGE', tag: '(0018,9087)' });
  });

  it.each([...privateB(25000)])('of %s does not matter beside a standard one', (_vendor, attributes) => {
    const image = mrImage({ ...attributes, '00189087': 1000 });
    expect([implausibleB(image), bValueOf(image)?.b]).toEqual([undefined, 1000]);
  });
});

describe('a damaged CSA header', () => {
  const good = csaBytes({ B_value: ['1000'], SliceNormalVector: ['0', '0', '1'] });
  it.each<[string, Uint8Array]>([
    ['empty', new Uint8Array(0)],
    ['three bytes', Uint8Array.of(1, 2, 3)],
    ['too many tags', Uint8Array.from([...ascii('SV10'), 4, 3, 2, 1, 200, 0, 0, 0, 77, 0, 0, 0])],
    ['cut in the middle', good.subarray(0, good.length - 30)],
    ['a length outside', good.map((byte, at) => (at === 8 + 8 + 84 + 4 ? 255 : byte))],
  ])('%s is named and ignored', (_what, bytes) => {
    expect(csaHeader(withCsa(bytes))).toMatchObject({ bValue: undefined, warnings: [{ code: 'ADC_W_CSA_CORRUPT' }] });
  });

  const damaged = (attributes: Attributes): DataSet => ({
    ...mrImage({ '00290010': 'SIEMENS CSA HEADER', ...attributes }),
    '00291010': { vr: 'OB', bytes: new Uint8Array(3) },
  });
  it.each<[string, Attributes, number, readonly string[]]>([
    ['the standard attribute', { '00189087': 1000 }, 1000, []],
    ['Siemens (0019,100C)', { '00190010': 'SIEMENS MR HEADER', '0019100C': '400' }, 400, []],
    ['the sequence name', { '00180024': 'ep_b800t' }, 800, ['ADC_W_B_FROM_NAME']],
    ['nothing', {}, 0, ['ADC_W_B0_ASSUMED']],
  ])('reaches the warnings of the series where %s gives b', (_what, attributes, b, others) => {
    const frames = stackOf({ key: {} }).frames.map((frame, index) => ({
      ...frame,
      dataSet: index === 0 ? damaged(attributes) : mrImage({ '00189087': 1000 }),
    }));
    const { of, warnings } = seriesDiffusion(frames);
    expect(frames.map((frame) => of(frame).b)).toEqual([b, 1000]);
    expect(warnings.map(({ code }) => code)).toEqual([...others, 'ADC_W_CSA_CORRUPT']);
  });

  it('reads a good one', () =>
    expect(csaHeader(withCsa(good))).toMatchObject({ bValue: 1000, sliceNormal: [0, 0, 1], warnings: [] }));
});

describe('direction and kind of image', () => {
  it.each<[string, Attributes, unknown]>([
    ['isotropic', { '00189075': 'ISOTROPIC' }, 'trace'],
    ['trace-weighted', { '00080008': 'DERIVED\\PRIMARY\\DIFFUSION\\TRACEW' }, 'trace'],
    ['sequence name', { '00180024': 'ep_b1000t' }, 'trace'],
    ['trace-weighted, Directionality NONE', { '00189075': 'NONE', '00080008': 'DERIVED\\PRIMARY\\TRACEW' }, 'trace'],
    ['Directionality NONE beside a standard vector', { '00189075': 'NONE', '00189089': '0\\0\\1' }, undefined],
    [
      'Directionality NONE, vector of Siemens',
      { '00189075': 'NONE', '00190010': 'SIEMENS MR HEADER', '0019100E': '0\\1\\0' },
      [0, 1, 0],
    ],
    ['Philips I', { '20010010': 'Philips Imaging DD 001', '20011004': 'I' }, 'trace'],
    [
      'nested orientation',
      { '00189117': [dataSetOf({ '00189075': 'DIRECTIONAL', '00189076': [dataSetOf({ '00189089': '0\\0\\2' })] })] },
      [0, 0, 1],
    ],
    ['Siemens', { '00190010': 'SIEMENS MR HEADER', '0019100E': '0\\1\\0' }, [0, 1, 0]],
    ['Canon comment', { '00204000': 'b=1500(0,0,-1)' }, [0, 0, -1]],
    ['no length', { '00190010': 'SIEMENS MR HEADER', '0019100E': '0\\0\\0' }, undefined],
    ['none', {}, undefined],
  ])('%s', (_what, attributes, expected) => expect(directionOf(mrImage(attributes))).toEqual(expected));

  it.each<[string, Attributes, unknown]>([
    ['ADC in Image Type', { '00080008': 'DERIVED\\PRIMARY\\DIFFUSION\\ADC' }, 'adc'],
    ['exponential ADC', { '00080008': 'DERIVED\\PRIMARY\\EADC' }, 'other'],
    ['fractional anisotropy', { '00080008': 'DERIVED\\PRIMARY\\DIFFUSION\\FA' }, 'other'],
    ['by name', { '0008103E': 'Ax DWI ADC' }, 'adc'],
    ['a name that only contains the letters', { '0008103E': 'HEADCOIL' }, undefined],
    ['a weighted image', { '00189087': 1000 }, undefined],
  ])('map: %s', (_what, attributes, expected) => expect(isDerivedMap(mrImage(attributes))).toEqual(expected));
});

describe('a signal image whose description contains ADC', () => {
  it.each<[string, Attributes]>([
    ['standard', { '00189087': 1000 }],
    ['enhanced', { '00189117': [dataSetOf({ '00189087': 1000 })] }],
    ...privateB(800).map(([vendor, attributes]): [string, Attributes] => [vendor, attributes]),
    ['Canon', { '00204000': 'b=1500(0,0,1)' }],
    ['sequence name', { '00180024': 'ep_b1000t' }],
    ['out of range', { '00430010': 'GEMS_PARM_01', '00431039': '25000' }],
  ])('is no map: b of %s', (_what, attributes) => {
    expect(isDerivedMap(mrImage({ '0008103E': 'DWI for ADC', ...attributes }))).toBeUndefined();
    const named = mrImage({ '0008103E': 'Apparent Diffusion Coefficient (mm?/s)', ...attributes });
    expect(isDerivedMap(named)).toBe('adc');
  });

  it('is a map when its Image Type says so, b or not', () => {
    const types = { '00080008': 'DERIVED\\PRIMARY\\ADC', '00189087': 1000 };
    expect(isDerivedMap(mrImage({ '0008103E': 'ADC', ...types }))).toBe('adc');
  });
});

describe('one direction (mri-adc.md 2.2): |dot| of at least 0.9999 within a b-group', () => {
  const along = (b: number, ...vector: readonly number[]) => mrImage({ '00189087': b, '00189089': vector.join('\\') });
  /** A unit vector at an angle of this cosine to z. */
  const tilted = (b: number, cosine: number) => along(b, Math.sqrt(1 - cosine ** 2), 0, cosine);
  const distinct = (...images: readonly DataSet[]) =>
    new Set(diffusionImages(images).map(({ b, direction }) => `${b} ${directionText(direction)}`)).size;

  it.each([
    ['1 part in 10 million', tilted(1000, 0.9999999), 1],
    ['at the limit', tilted(1000, 0.99990001), 1],
    ['opposite and a little off', tilted(1000, -0.99995), 1],
    ['just beyond', tilted(1000, 0.99989), 2],
    ['another b', tilted(500, 0.9999999), 2],
  ])('%s', (_what, other, count) => expect(distinct(along(1000, 0, 0, 1), other)).toBe(count));

  it('a vector between two directions belongs to the nearer', () => {
    const turned = (degrees: number) => tilted(1000, Math.cos((degrees * Math.PI) / 180));
    // 0.9999 is 0.81°: 0.5° lies within it of both 0° and 0.9°, nearer to the latter.
    const [first, second, between] = diffusionImages([turned(0), turned(0.9), turned(0.5)]);
    expect(first?.direction).not.toEqual(second?.direction);
    expect(between?.direction).toEqual(second?.direction);
  });
});

describe('b-groups', () => {
  it('joins values within 5, or 1 % above 500, under the rounded median', () => {
    const labels = bGroupLabels([0, 1.25, 50, 400, 404, 929.75, 935, 1000]);
    expect([...labels.entries()]).toEqual([
      [0, 1],
      [1.25, 1],
      [50, 50],
      [400, 402],
      [404, 402],
      [929.75, 932],
      [935, 932],
      [1000, 1000],
    ]);
  });

  it('do not chain: no group spans more than the tolerance from its first member', () => {
    expect([...bGroupLabels([0, 5, 10, 15, 20]).values()]).toEqual([3, 3, 13, 13, 20]);
    expect([...bGroupLabels([1000, 1010, 1011, 1020]).values()]).toEqual([1005, 1005, 1016, 1016]);
  });

  it('takes a classic image of Directionality NONE as b = 0 by row 10', () => {
    const [image] = diffusionImages([mrImage({ '00189075': 'NONE' }), mrImage({ '00189087': 1000 })]);
    expect([image?.b, image?.found?.warnings[0]?.code]).toEqual([0, 'ADC_W_B0_ASSUMED']);
  });

  it('takes an image without b as b = 0 where another has b > 0 (row 10)', () => {
    const images = diffusionImages([mrImage(), mrImage({ '00189087': 1500 })]);
    expect(images.map(({ b }) => b)).toEqual([0, 1500]);
    expect(images[0]?.found?.warnings[0]?.code).toBe('ADC_W_B0_ASSUMED');
  });

  it('takes nothing for diffusion where no image has b > 0', () => {
    expect(diffusionImages([mrImage(), mrImage()]).map(({ b }) => b)).toEqual([undefined, undefined]);
  });
});
