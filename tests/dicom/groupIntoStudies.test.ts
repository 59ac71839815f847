import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { indexToWorld, type Grid } from '#core/geometry/grid.ts';
import { text } from '#core/imaging/dataset.ts';
import type { Manifest } from '#core/imaging/manifest.ts';
import type { Stack } from '#core/imaging/series.ts';
import { groupIntoStudies } from '#dicom/groupIntoStudies.ts';
import { ctSlice, dicomFile, latin, pixels, without, type Elements } from '../builders/dicom.ts';
import { importBytes, importPath } from '../builders/files.ts';
import { hasShared, sharedPath } from '../builders/shared.ts';

const stacksOf = ({ studies }: Manifest) => studies.flatMap(({ series }) => series.flatMap(({ stacks }) => stacks));

async function stacksFrom(...slices: readonly Elements[]): Promise<readonly Stack[]> {
  const { manifest } = await importBytes(...slices.map(dicomFile));
  expect(manifest.received).toBe(manifest.shown + manifest.withheld.length);
  return stacksOf(manifest);
}

async function onlyStack(...slices: readonly Elements[]): Promise<Stack> {
  const stacks = await stacksFrom(...slices);
  const [only] = stacks;
  if (!only || stacks.length > 1) throw new Error(`${stacks.length} stacks`);
  return only;
}

function gridOf({ grid }: Stack): Grid {
  if (!grid.ok) throw new Error(`${grid.failure.code}: ${grid.failure.message}`);
  return grid.value;
}
const codeOf = ({ grid }: Stack) => (grid.ok ? 'ok' : grid.failure.code);
const warned = ({ warnings }: Stack) => warnings.map(({ code }) => code);
const depths = ({ frames }: Stack) => frames.map(({ plane }) => plane?.origin[2]);
const at = (z: number, number: number, overrides: Elements = {}) => ctSlice({ number, z }, overrides);

describe('a volume', () => {
  it('is sorted along the normal, whatever the instance numbers', async () => {
    const stack = await onlyStack(at(10, 1), at(0, 9), at(5, 4));
    expect(depths(stack)).toEqual([0, 5, 10]);
    // Pixel Spacing 0.5 \ 0.25 is between rows, then between columns.
    expect(gridOf(stack)).toEqual({
      dimensions: [4, 3, 3],
      spacing: [0.25, 0.5, 5],
      origin: [-10, -20, 0],
      row: [1, 0, 0],
      column: [0, 1, 0],
      normal: [0, 0, 1],
      frameOfReferenceUid: '1.2.826.0.1.3680043.9.7433.4',
    });
  });

  it('takes its step from positions, never from Slice Thickness', async () => {
    const stack = await onlyStack(...[0, 2, 4].map((z, index) => at(z, index)));
    expect(gridOf(stack).spacing[2]).toBe(2);
  });

  it('may be oblique: the last voxel lies where its slice says', async () => {
    const c = Math.SQRT1_2;
    const oblique = (k: number): Elements =>
      at(0, k, {
        '00200037': ['DS', `1\\0\\0\\0\\${c}\\${c}`],
        '00200032': ['DS', `5\\${(-c * 3 * k).toFixed(6)}\\${(c * 3 * k).toFixed(6)}`],
      });
    const grid = gridOf(await onlyStack(oblique(2), oblique(0), oblique(1)));
    expect(grid.spacing[2]).toBeCloseTo(3, 5);
    const corner = indexToWorld(grid, [3, 2, 2]);
    // 3 columns of 0.25 mm, 2 rows of 0.5 mm, 2 slices of 3 mm.
    [5.75, c - c * 6, c + c * 6].forEach((expected, axis) => expect(corner[axis]).toBeCloseTo(expected, 4));
  });

  it('tolerates positions printed with few decimals', async () => {
    const stack = await onlyStack(...[0, 3.27, 6.53, 9.81].map((z, index) => at(z, index)));
    expect(codeOf(stack)).toBe('ok');
    expect(warned(stack)).toEqual([]);
  });

  it('warns when a bed movement is printed in the gaps', async () => {
    const stack = await onlyStack(...[0, 3.27, 6.54, 9.85, 13.08].map((z, index) => at(z, index)));
    expect(codeOf(stack)).toBe('ok');
    expect(warned(stack)).toEqual(['INP_W_UNEVEN']);
  });

  it('of one slice is as thick as its slice, with a warning', async () => {
    const stack = await onlyStack(at(0, 1));
    expect(gridOf(stack).spacing[2]).toBe(5);
    expect(warned(stack)).toEqual(['INP_W_SINGLE_SLICE']);
    expect(gridOf(await onlyStack(without(at(0, 1), '00180050'))).spacing[2]).toBe(1);
  });
});

describe('no volume, but images to read', () => {
  it('names the gap where a slice is missing', async () => {
    const stack = await onlyStack(...[0, 5, 10, 20, 25].map((z, index) => at(z, index)));
    expect(stack.grid).toMatchObject({
      failure: {
        code: 'INP_E_UNEVEN',
        message: 'Slices are not evenly spaced: the step is 5 mm, but 10 mm between 10 and 20 mm.',
      },
    });
    expect(stack.warnings).toEqual([
      { code: 'INP_W_GAP', message: '1 slice missing between 10 and 20 mm along the normal.' },
    ]);
    expect(stack.frames).toHaveLength(5);
  });

  it('refuses a step that strays by more than 2 % of its place', async () => {
    expect(codeOf(await onlyStack(...[0, 5, 10.2, 15].map((z, index) => at(z, index))))).toBe('INP_E_UNEVEN');
  });

  it('refuses a gantry tilt', async () => {
    const tilted = [0, 5, 10].map((z, index) =>
      at(z, index, { '00200032': ['DS', `-10\\${-20 + z * Math.tan(0.2)}\\${z}`] }),
    );
    expect((await onlyStack(...tilted)).grid).toMatchObject({
      failure: { code: 'INP_E_TILT', message: expect.stringContaining('11.5 degrees') as string },
    });
  });

  it.each([
    ['INP_E_NO_GEOMETRY', ['00200032']],
    ['INP_E_NO_GEOMETRY', ['00200037']],
    ['REC_E_NO_SPACING', ['00280030']],
  ])('%s without %j', async (code, tags) => {
    const stack = await onlyStack(...[0, 5].map((z, index) => without(at(z, index), ...tags)));
    expect(codeOf(stack)).toBe(code);
    expect(stack.frames).toHaveLength(2);
  });

  it('takes no orientation that is not two perpendicular unit vectors', async () => {
    expect(codeOf(await onlyStack(at(0, 1, { '00200037': ['DS', '1\\0\\0\\1\\0\\0'] })))).toBe('INP_E_NO_GEOMETRY');
    expect(codeOf(await onlyStack(at(0, 1, { '00200037': ['DS', '1\\0\\0\\0\\1\\junk'] })))).toBe('INP_E_NO_GEOMETRY');
  });
});

describe('several stacks of one series', () => {
  const times = (list: readonly (readonly [z: number, overrides: Elements])[]) =>
    list.map(([z, overrides], index) => at(z, index, overrides));

  it('splits orientations and sizes into parts', async () => {
    const sagittal: Elements = { '00200037': ['DS', '0\\1\\0\\0\\0\\-1'] };
    const stacks = await stacksFrom(at(0, 1), at(5, 2), at(0, 3, sagittal), at(0, 4, { '00280010': ['US', [2]] }));
    expect(stacks.map(({ key, frames, label }) => [key.part, frames.length, label])).toEqual([
      [0, 2, 'axial 4 × 3'],
      [1, 1, 'sagittal 4 × 3'],
      [2, 1, 'axial 4 × 2'],
    ]);
  });

  it('splits time points by the acquisition time that whole volumes share', async () => {
    const stacks = await stacksFrom(
      ...times([
        [0, { '00080032': ['TM', '100010'] }],
        [5, { '00080032': ['TM', '100010'] }],
        [0, { '00080032': ['TM', '100000.5'] }],
        [5, { '00080032': ['TM', '100000.5'] }],
      ]),
    );
    expect(stacks.map(({ key, frames }) => [key.time, frames.map(({ instance }) => instance.file.id)])).toEqual([
      [0, [2, 3]],
      [1, [0, 1]],
    ]);
  });

  it('splits time points by rank where every slice has its own time', async () => {
    const stacks = await stacksFrom(
      ...times([
        [0, { '00080032': ['TM', '100000'] }],
        [5, { '00080032': ['TM', '100001'] }],
        [0, { '00080032': ['TM', '100002'] }],
        [5, { '00080032': ['TM', '100003'] }],
      ]),
    );
    expect(stacks.map(({ frames }) => frames.map(({ instance }) => instance.file.id))).toEqual([
      [0, 1],
      [2, 3],
    ]);
  });

  it('does not split what only differs from slice to slice', async () => {
    const stack = await onlyStack(
      ...[0, 5, 10].map((z, n) => at(z, n, { '00080032': ['TM', `10000${n}`], '00200012': ['IS', String(n)] })),
    );
    expect(gridOf(stack).dimensions[2]).toBe(3);
  });

  it.each<[string, (index: number) => Elements, string[]]>([
    ['Echo Number', (n) => ({ '00180086': ['IS', String(n + 1)] }), ['echo 1', 'echo 2']],
    ['Echo Time', (n) => ({ '00180081': ['DS', String(10 * (n + 1))] }), ['TE 10 ms', 'TE 20 ms']],
    ['kernel', (n) => ({ '00181210': ['SH', n ? 'LUNG' : 'B30'] }), ['kernel B30', 'kernel LUNG']],
    ['Temporal Position Identifier', (n) => ({ '00200100': ['IS', String(n + 4)] }), ['time 1', 'time 2']],
    [
      'Image Type phase',
      (n) => ({ '00080008': ['CS', `ORIGINAL\\PRIMARY\\${n ? 'P' : 'M'}`] }),
      ['magnitude', 'phase'],
    ],
  ])('splits by %s', async (_, overrides, labels) => {
    const stacks = await stacksFrom(...[0, 1].flatMap((n) => [0, 5].map((z) => at(z, 2 * n + z, overrides(n)))));
    expect(stacks.map(({ label }) => label)).toEqual(labels);
    expect(stacks.map(codeOf)).toEqual(['ok', 'ok']);
  });

  it('splits what nothing tells apart, and warns', async () => {
    const stacks = await stacksFrom(at(0, 1), at(5, 2), at(0, 3), at(5, 4));
    expect(stacks.map(({ key }) => key.repeat)).toEqual([0, 1]);
    expect(stacks.map(warned)).toEqual([['INP_W_REPEATED_POSITION'], ['INP_W_REPEATED_POSITION']]);
  });

  it('tells how many slices an unfinished volume has', async () => {
    const time = (n: number): Elements => ({ '00200100': ['IS', String(n)] });
    const stacks = await stacksFrom(
      at(0, 1, time(1)),
      at(5, 2, time(1)),
      at(10, 3, time(1)),
      at(0, 4, time(2)),
      at(5, 5, time(2)),
    );
    expect(stacks[1]?.warnings).toEqual([{ code: 'FMR_W_INCOMPLETE_VOLUME', message: 'time 2 has 2 of 3 slices.' }]);
  });
});

describe('the same instance twice', () => {
  it('shows a copy once', async () => {
    const { manifest } = await importBytes(dicomFile(at(0, 1)), dicomFile(at(0, 1)));
    expect(manifest).toMatchObject({ received: 2, shown: 1, withheld: [{ file: 'file1', code: 'INP_E_DUPLICATE' }] });
  });

  it('keeps the first by name, whatever order the files come in', async () => {
    const [first, second] = await Promise.all(
      [0, 5].map(async (z) => {
        const { manifest } = await importBytes(dicomFile(at(z, 1)));
        const [instance] = manifest.studies.flatMap(({ series }) => series.flatMap(({ instances }) => instances));
        if (!instance) throw new Error('one instance was expected');
        return instance;
      }),
    );
    if (!first || !second) throw new Error('two instances were expected');
    const named = (instance: typeof first, name: string) => ({ ...instance, file: { ...instance.file, name } });
    const [a, b] = [named(first, 'study/a.dcm'), named(second, 'study/b.dcm')];
    for (const order of [
      [a, b],
      [b, a],
    ]) {
      const { withheld, studies } = groupIntoStudies(order, [], 2);
      expect(withheld.map(({ file, code }) => [file, code])).toEqual([['study/b.dcm', 'INT_E_UID_CONFLICT']]);
      expect(studies[0]?.series[0]?.instances).toEqual([a]);
    }
  });

  it('keeps only the first of two contents with one UID', async () => {
    const { manifest } = await importBytes(dicomFile(at(0, 1)), dicomFile(at(5, 1)));
    expect(manifest.withheld).toMatchObject([
      {
        code: 'INT_E_UID_CONFLICT',
        message: expect.stringContaining('Same UID, different content; not stored.') as string,
      },
    ]);
  });
});

describe('enhanced multi-frame', () => {
  const macro = (tag: string, content: Elements): Elements => ({ [tag]: ['SQ', [content]] });
  const frame = (z: number, slope: string): Elements => ({
    ...macro('00209113', { '00200032': ['DS', `0\\0\\${z}`] }),
    ...macro('00289145', { '00281053': ['DS', slope], '00281052': ['DS', '0'] }),
  });
  const enhanced: Elements = {
    ...without(at(0, 1), '00200032', '00200037', '00280030', '00180050'),
    '00280008': ['IS', '3'],
    '52009229': [
      'SQ',
      [
        {
          ...macro('00209116', { '00200037': ['DS', '1\\0\\0\\0\\1\\0'] }),
          ...macro('00289110', { '00280030': ['DS', '2\\2'] }),
        },
      ],
    ],
    '52009230': ['SQ', [frame(8, '2'), frame(4, '3'), frame(0, '4')]],
    '7FE00010': ['OW', pixels(36, (index) => index)],
  };

  it('lifts the macros of each frame over the shared ones', async () => {
    const stack = await onlyStack(enhanced);
    expect(gridOf(stack)).toMatchObject({ dimensions: [4, 3, 3], spacing: [2, 2, 4], origin: [0, 0, 0] });
    expect(stack.frames.map(({ frame, dataSet }) => [frame, text(dataSet, '00281053')])).toEqual([
      [2, '4'],
      [1, '3'],
      [0, '2'],
    ]);
  });

  it('joins the instances of a concatenation', async () => {
    const second: Elements = {
      ...enhanced,
      '00080018': ['UI', '1.2.3.4.5'],
      '52009230': ['SQ', [frame(12, '1'), frame(16, '1'), frame(20, '1')]],
    };
    expect(gridOf(await onlyStack(enhanced, second)).dimensions[2]).toBe(6);
  });

  it('gives the frames of other multi-frame objects no place in the patient', async () => {
    const cine = { ...at(0, 1), '00280008': ['IS', '3'], '7FE00010': ['OW', pixels(36, (index) => index)] } as const;
    expect(codeOf(await onlyStack(cine))).toBe('INP_E_NO_GEOMETRY');
  });

  it('reads the offsets of a dose grid', async () => {
    const dose = {
      ...at(3, 1),
      '00280008': ['IS', '3'],
      '3004000C': ['DS', '0\\2\\4'],
      '7FE00010': ['OW', pixels(36, (index) => index)],
    } as const;
    const grid = gridOf(await onlyStack(dose));
    expect([grid.origin[2], grid.spacing[2]]).toEqual([3, 2]);
  });
});

describe('mosaics', () => {
  const mosaic = (overrides: Elements = {}): Elements => ({
    ...at(0, 1),
    '00080060': ['CS', 'MR'],
    '00080008': ['CS', 'ORIGINAL\\PRIMARY\\M\\MOSAIC'],
    '00180088': ['DS', '3'],
    '00190010': ['LO', 'SIEMENS MR HEADER'],
    '0019100A': ['US', [3]],
    '00280010': ['US', [6]],
    '00280011': ['US', [8]],
    '00280030': ['DS', '2\\2'],
    '00200032': ['DS', '-8\\-6\\0'],
    '7FE00010': ['OW', pixels(48, (index) => index)],
    ...overrides,
  });

  it('are split into their tiles, each at its own place (fmri-bold.md 2.2)', async () => {
    const stack = await onlyStack(mosaic());
    // q = 2, tile 4 x 3: origin = IPP + r * 2 * (8 - 4) / 2 + c * 2 * (6 - 3) / 2 = (-8 + 4, -6 + 3, 0).
    expect(gridOf(stack)).toMatchObject({ dimensions: [4, 3, 3], spacing: [2, 2, 3], origin: [-4, -3, 0] });
    expect(stack.frames.map(({ tile }) => tile)).toEqual([
      { column: 0, row: 0 },
      { column: 4, row: 0 },
      { column: 0, row: 3 },
    ]);
  });

  it('that do not divide are shown whole, with FMR_E_MOSAIC', async () => {
    const { manifest } = await importBytes(
      dicomFile(mosaic({ '00280011': ['US', [7]], '7FE00010': ['OW', pixels(42, () => 0)] })),
    );
    const [series] = manifest.studies.flatMap((study) => study.series);
    expect(series?.warnings).toEqual([{ code: 'FMR_E_MOSAIC', message: 'Mosaic 7 x 6 cannot be split in 2 x 2.' }]);
    expect(series?.stacks.map(codeOf)).toEqual(['INP_E_NO_GEOMETRY']);
  });
});

describe('diffusion', () => {
  const dwi = (z: number, number: number, b: string | undefined, more: Elements = {}): Elements => ({
    ...at(z, number),
    '00080060': ['CS', 'MR'],
    ...(b !== undefined && { '00189087': ['FD', [Number(b)]] }),
    ...more,
  });
  const along = (...direction: number[]): Elements => ({
    '00189075': ['CS', 'DIRECTIONAL'],
    '00189089': ['FD', direction],
  });

  it('is split by b-group, direction and repeat; no b among others is b = 0', async () => {
    const volumes: readonly (readonly [string | undefined, Elements])[] = [
      [undefined, {}],
      ['1000', along(1, 0, 0)],
      ['1000', along(0, 1, 0)],
      ['998', along(0, 0, 1)],
      ['500', { '00189075': ['CS', 'ISOTROPIC'] }],
      ['1000', along(-1, 0, 0)],
    ];
    const slices = volumes.flatMap(([b, more], volume) => [0, 5].map((z) => dwi(z, 10 * volume + z, b, more)));
    const { manifest } = await importBytes(...slices.map(dicomFile));
    const [series] = manifest.studies.flatMap((study) => study.series);
    expect(series?.kind).toBe('dwi');
    expect(series?.stacks.map(({ key, frames }) => [key.b, key.direction, key.repeat, frames.length])).toEqual([
      [0, undefined, undefined, 2],
      [500, 'trace', undefined, 2],
      [1000, '0.0000 0.0000 1.0000', undefined, 2],
      [1000, '0.0000 1.0000 0.0000', undefined, 2],
      [1000, '1.0000 0.0000 0.0000', 0, 2],
      [1000, '1.0000 0.0000 0.0000', 1, 2],
    ]);
    expect(series?.warnings.map(({ code }) => code)).toEqual(['ADC_W_B0_ASSUMED']);
  });

  it('of vectors that differ in the last decimals is one direction, repeated', async () => {
    // |dot| of the two is 0.9999999: 0.03° apart.
    const vectors = [along(0, 0, 1), along(Math.sqrt(1 - 0.9999999 ** 2), 0, 0.9999999)];
    const stacks = await stacksFrom(
      ...[0, 5].flatMap((z) => [
        dwi(z, z, '0'),
        ...vectors.map((vector, n) => dwi(z, 10 + 10 * n + z, '1000', vector)),
      ]),
    );
    expect(stacks.map(({ key }) => [key.b, key.direction, key.repeat])).toEqual([
      [0, undefined, undefined],
      [1000, '0.0000 0.0000 1.0000', 0],
      [1000, '0.0000 0.0000 1.0000', 1],
    ]);
  });

  it('keeps a map inside the series apart', async () => {
    const map: Elements = { '00080008': ['CS', 'DERIVED\\PRIMARY\\DIFFUSION\\ADC'] };
    const stacks = await stacksFrom(dwi(0, 1, '0'), dwi(0, 2, '800'), dwi(0, 3, undefined, map));
    expect(stacks.map(({ label, key }) => [label, key.b])).toEqual([
      ['b 0', 0],
      ['b 800', 800],
      ['ADC map', undefined],
    ]);
  });

  it('of a single weighting still says its b', async () => {
    const stack = await onlyStack(dwi(0, 1, '800'), dwi(5, 2, '800'));
    expect([stack.key.b, stack.label]).toEqual([800, 'b 800']);
  });

  it('that is only a map is an ADC series', async () => {
    const { manifest } = await importBytes(
      dicomFile(dwi(0, 1, undefined, { '00080008': ['CS', 'DERIVED\\SECONDARY\\ADC'] })),
    );
    expect(manifest.studies.flatMap(({ series }) => series.map(({ kind }) => kind))).toEqual(['adc']);
  });
});

describe('kinds', () => {
  it.each([
    ['CT', '1.2.840.10008.5.1.4.1.1.2', 'ct'],
    ['PT', '1.2.840.10008.5.1.4.1.1.128', 'pet'],
    ['MR', '1.2.840.10008.5.1.4.1.1.4', 'mr'],
    ['US', '1.2.840.10008.5.1.4.1.1.3.1', 'us'],
    ['RTSTRUCT', '1.2.840.10008.5.1.4.1.1.481.3', 'rtstruct'],
    ['SEG', '1.2.840.10008.5.1.4.1.1.66.4', 'seg'],
    ['SR', '1.2.840.10008.5.1.4.1.1.88.33', 'sr'],
    ['OT', '1.2.840.10008.5.1.4.1.1.7', 'other'],
    ['NM', '1.2.840.10008.5.1.4.1.1.20', 'other'],
    // Parametric maps: a perfusion or stopping power map is no image in HU, a Ki map is not in Bq/ml.
    ['CT', '1.2.840.10008.5.1.4.1.1.30', 'other'],
    ['PT', '1.2.840.10008.5.1.4.1.1.30', 'other'],
    ['MR', '1.2.840.10008.5.1.4.1.1.30', 'other'],
  ])('%s', async (modality, sopClass, kind) => {
    const { manifest } = await importBytes(
      dicomFile(at(0, 1, { '00080060': ['CS', modality], '00080016': ['UI', sopClass] })),
    );
    expect(manifest.studies.flatMap(({ series }) => series.map((entry) => entry.kind))).toEqual([kind]);
  });

  it.each(['MR', 'OT', 'CT'])('a parametric map of ADC is one, with modality %s', async (modality) => {
    const { manifest } = await importBytes(
      dicomFile(
        at(0, 1, {
          '00080060': ['CS', modality],
          '00080016': ['UI', '1.2.840.10008.5.1.4.1.1.30'],
          '00080008': ['CS', 'DERIVED\\PRIMARY\\ADC'],
        }),
      ),
    );
    expect(manifest.studies.flatMap(({ series }) => series.map((entry) => entry.kind))).toEqual(['adc']);
  });
});

describe('a damaged CSA header (mri-adc.md 2.1)', () => {
  it.each([
    ['0', 'mr'],
    [undefined, 'mr'],
    ['1000', 'dwi'],
  ] as const)('is named where b is %s', async (b, kind) => {
    const { manifest } = await importBytes(
      dicomFile(
        at(0, 1, {
          '00080060': ['CS', 'MR'],
          '00080016': ['UI', '1.2.840.10008.5.1.4.1.1.4'],
          '00290010': ['LO', 'SIEMENS CSA HEADER'],
          '00291010': ['OB', Uint8Array.of(1, 2, 3, 4)],
          ...(b === undefined ? {} : { '00189087': ['FD', [Number(b)]] }),
        }),
      ),
    );
    const [series] = manifest.studies.flatMap((study) => study.series);
    expect([series?.kind, series?.warnings.map(({ code }) => code)]).toEqual([kind, ['ADC_W_CSA_CORRUPT']]);
  });
});

describe('the account', () => {
  it('is closed for any mixture of files', async () => {
    const good = fc.record({ number: fc.nat(5), z: fc.nat(3) }).map(({ number, z }) => dicomFile(at(z, number)));
    const bad = fc.constantFrom(
      new Uint8Array(),
      latin('nothing that could be read here'),
      dicomFile(without(at(0, 1), '00080018')),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(fc.oneof(good, bad), { maxLength: 12 }), async (files) => {
        const { manifest } = await importBytes(...files);
        expect(manifest.received).toBe(files.length);
        expect(manifest.received).toBe(manifest.shown + manifest.withheld.length);
        const instances = manifest.studies.flatMap(({ series }) => series.flatMap((entry) => entry.instances));
        expect(instances).toHaveLength(manifest.shown);
        expect(stacksOf(manifest).reduce((sum, { frames }) => sum + frames.length, 0)).toBe(manifest.shown);
      }),
      { numRuns: 60 },
    );
  });
});

describe.skipIf(!hasShared('data'))('real series', () => {
  const data = (...parts: readonly string[]) => sharedPath('data', ...parts);

  it('finds the missing slice (z 18.1, 23.1, 28.1, 38.1)', async () => {
    const { manifest } = await importPath(data('malformed', 'geometry-inconsistent-slice-increment'));
    const [stack] = stacksOf(manifest);
    expect(stack && [codeOf(stack), warned(stack)]).toEqual(['INP_E_UNEVEN', ['INP_W_GAP']]);
  });

  it('refuses the tilted CT', async () => {
    const { manifest } = await importPath(data('malformed', 'geometry-gantry-tilt'));
    expect(stacksOf(manifest).map(codeOf)).toEqual(['INP_E_TILT']);
  });

  it('builds the PET of 267 slices over 5 bed positions', async () => {
    const { manifest } = await importPath(data('pet-ct', 'STS_001-raw-bqml', 'PET'));
    const [stack] = stacksOf(manifest);
    if (!stack) throw new Error('no stack');
    const grid = gridOf(stack);
    expect(grid.dimensions).toEqual([128, 128, 267]);
    expect(grid.spacing[0]).toBe(4.6875);
    expect(grid.spacing[2]).toBeCloseTo(3.27, 4);
  });

  it('splits the UIH grid by its private positions', async () => {
    const { manifest } = await importPath(data('dwi', 'uih-umr770-mosaic-b0-930'));
    const [stack] = stacksOf(manifest);
    if (!stack) throw new Error('no stack');
    // First and second tile as pydicom prints (0065,1051): 20 tiles, 4.2 mm apart, 256 x 320 as 4 rows of 5.
    expect(gridOf(stack)).toMatchObject({ dimensions: [64, 64, 20] });
    expect(gridOf(stack).spacing[2]).toBeCloseTo(4.2, 4);
    expect(stack.frames[0]?.plane?.origin).toEqual([-154.647507, -58.5786934, -9.21860886]);
    expect(stack.frames[9]?.tile).toEqual({ column: 256, row: 64 });
  });

  it('orders 75 volumes of 2 slices by Temporal Position Identifier', async () => {
    const { manifest } = await importPath(data('bold', 'philips-elition-rest-75vol-2slices'));
    const stacks = stacksOf(manifest);
    expect(stacks).toHaveLength(75);
    expect(stacks.every(({ frames }) => frames.length === 2)).toBe(true);
    expect(stacks.map(({ frames }) => Number(text(frames[0]?.dataSet ?? {}, '00200100')))).toEqual(
      Array.from({ length: 75 }, (_, n) => n + 1),
    );
    expect(stacks.slice(0, 1).map(depths)).toEqual([[expect.closeTo(21.49, 2), expect.closeTo(23.99, 2)]]);
  });

  it.each([
    [
      'canon-galan-b0-1500',
      'dwi',
      [
        [0, 1, 6],
        [1500, 12, 6],
      ],
    ],
    [
      'philips-elition-b0-1000',
      'dwi',
      [
        [0, 1, 1],
        [1000, 16, 1],
      ],
    ],
    [
      'siemens-prisma-xa30-enhanced-b0-2500',
      'dwi',
      [
        [0, 1, 39],
        [2500, 4, 39],
      ],
    ],
    [
      'uih-umr770-mosaic-b0-930',
      'dwi',
      [
        [1, 1, 20],
        [930, 5, 20],
      ],
    ],
    [
      'ge-signa-pioneer-b0-1000-identical-pixels',
      'dwi',
      [
        [0, 1, 2],
        [1000, 6, 2],
      ],
    ],
    [
      'philips-achieva-b0-40-273-800-noise-pixels',
      'dwi',
      [
        [0, 1, 1],
        [40, 1, 1],
        [273, 1, 1],
        [800, 1, 1],
      ],
    ],
    [
      'siemens-triotim-mosaic-b0-1000-zero-pixels',
      'dwi',
      [
        [0, 1, 48],
        [1000, 1, 48],
      ],
    ],
  ])('%s has the b-values, volumes and slices of its README', async (folder, kind, expected) => {
    const { manifest } = await importPath(data('dwi', folder));
    const [series] = manifest.studies.flatMap((study) => study.series);
    expect(series?.kind).toBe(kind);
    const byB = new Map<number | undefined, Stack[]>();
    for (const stack of series?.stacks ?? []) byB.set(stack.key.b, [...(byB.get(stack.key.b) ?? []), stack]);
    expect([...byB].map(([b, stacks]) => [b, stacks.length, stacks[0]?.frames.length])).toEqual(expected);
  });

  it.each([
    ['dwi/siemens-prisma-xa30-enhanced-b0-2500/vendor-ADC', 'adc'],
    ['dwi/siemens-prisma-xa30-enhanced-b0-2500/vendor-TRACEW', 'dwi'],
    ['longitudinal/mr-cmb-crc-06489-baseline-19591209', 'adc'],
    ['bold/ge-mr750-classic', 'bold'],
    ['bold/philips-elition-rest-75vol-2slices', 'bold'],
    ['bold/siemens-prisma-xa30-enhanced', 'bold'],
  ])('%s is %s', async (folder, kind) => {
    const { manifest } = await importPath(data(...folder.split('/')));
    expect(manifest.studies.flatMap(({ series }) => series.map((entry) => entry.kind))).toEqual([kind]);
  });

  it('has 36 tiles of 64 x 64 in the Siemens mosaic', async () => {
    const { manifest } = await importPath(data('bold', 'siemens-prisma-mosaic'));
    expect(stacksOf(manifest).map((stack) => gridOf(stack).dimensions)).toEqual([
      [64, 64, 36],
      [64, 64, 36],
    ]);
  });
});
