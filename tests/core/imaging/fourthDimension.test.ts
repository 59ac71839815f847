import { describe, expect, it } from 'vitest';
import { fourthDimensions } from '#core/imaging/fourthDimension.ts';
import type { Series, StackKey } from '#core/imaging/series.ts';
import { importPath } from '../../builders/files.ts';
import { dataSetOf, seriesOf, stackOf, type Attributes } from '../../builders/petSeries.ts';
import { hasShared, sharedPath } from '../../builders/shared.ts';

interface Volume {
  readonly key: StackKey;
  /** One image each. */
  readonly images: readonly Attributes[];
}

function seriesWith(modality: string, volumes: readonly Volume[]): Series {
  const stacks = volumes.map(({ key, images }, at) => ({ ...stackOf(images.map(dataSetOf), `s/${at}`), key }));
  return { ...seriesOf('mr', ...stacks), modality };
}

const times = (count: number, image: (time: number) => Attributes): readonly Volume[] =>
  Array.from({ length: count }, (_, time) => ({ key: { time }, images: [image(time)] }));

const valuesOf = (series: Series, stackId = 's/0') =>
  fourthDimensions(series, stackId).map(({ kind, unit, source, points }) => [
    kind,
    unit,
    source?.attribute,
    points.map(({ value }) => value),
  ]);

/** Echo planar, TR 2 s. */
const PLANAR: Attributes = { '00180020': 'EP', '00180080': '2000' };

describe('the axis of time', () => {
  it.each<{ words: string; modality?: string; image: (time: number) => Attributes; expected: readonly unknown[] }>([
    {
      words: 'the Frame Reference Time of PET as it stands, ms as s',
      modality: 'PT',
      image: (time) => ({ '00541300': String(5000 + 10_000 * time), '00080032': `11000${time}` }),
      expected: ['time', 's', 'Frame Reference Time', [5, 15, 25]],
    },
    {
      words: 'no Frame Reference Time outside PET',
      image: (time) => ({ '00541300': String(5000 + 10_000 * time), '00080032': `11000${time}` }),
      expected: ['time', 's', 'Acquisition Time', [0, 1, 2]],
    },
    {
      words: 'Frame Acquisition DateTime before the time of the object, offsets counted',
      image: (time) => ({
        '00189074': ['20250101120000.5+0100', '20250101110003+0000', '20250101120004.25+0100'][time],
        '0008002A': `2025010112001${time}`,
      }),
      expected: ['time', 's', 'Frame Acquisition DateTime', [0, 2.5, 3.75]],
    },
    {
      words: 'Acquisition DateTime before Acquisition Time',
      image: (time) => ({ '0008002A': `2025010112001${2 * time}`, '00080032': `11000${time}` }),
      expected: ['time', 's', 'Acquisition DateTime', [0, 2, 4]],
    },
    {
      words: 'Acquisition Time across midnight where dates are stated',
      image: (time) => ({
        '00080022': time === 0 ? '20250101' : '20250102',
        '00080032': ['235958.000', '000001.500', '000005'][time],
      }),
      expected: ['time', 's', 'Acquisition Time', [0, 3.5, 7]],
    },
    {
      words: 'Trigger Time where the acquisition times are all the same',
      image: (time) => ({ '00080032': '110000', '00181060': String(250 * time + 40) }),
      expected: ['time', 's', 'Trigger Time', [0, 0.25, 0.5]],
    },
    {
      words: 'Temporal Position × Temporal Resolution, gaps kept',
      image: (time) => ({ '00200100': String([1, 2, 4][time]), '00200110': '3500' }),
      expected: ['time', 's', 'Temporal Position Identifier × Temporal Resolution', [0, 3.5, 10.5]],
    },
    {
      words: 'Temporal Position × Repetition Time of echo planar imaging',
      image: (time) => ({ '00200100': String([1, 2, 4][time]), ...PLANAR }),
      expected: ['time', 's', 'Temporal Position Identifier × Repetition Time', [0, 2, 6]],
    },
    {
      words: 'the number of the volume × Repetition Time where nothing else is stated',
      image: () => ({ '00200105': '3', ...PLANAR }),
      expected: ['time', 's', 'Volume number × Repetition Time', [0, 2, 4]],
    },
    {
      words: 'a count where volumes are missing',
      image: () => ({ '00200105': '4', ...PLANAR }),
      expected: ['time', undefined, undefined, [1, 2, 3]],
    },
    {
      words: 'a count for a gradient echo, whose Repetition Time is between two lines',
      image: (time) => ({ '00200100': String(time + 1), '00180020': 'GR', '00180080': '5' }),
      expected: ['time', undefined, undefined, [1, 2, 3]],
    },
    {
      words: 'a count where the Repetition Time cannot be that of a volume',
      image: (time) => ({ '00200100': String(time + 1), ...PLANAR, '00180080': '90' }),
      expected: ['time', undefined, undefined, [1, 2, 3]],
    },
    {
      words: 'a count where times do not rise',
      image: (time) => ({ '00080032': ['110000', '110004', '110002'][time] }),
      expected: ['time', undefined, undefined, [1, 2, 3]],
    },
    {
      words: 'a count where one time is junk',
      image: (time) => ({ '00080032': ['110000', 'soon', '110002'][time] }),
      expected: ['time', undefined, undefined, [1, 2, 3]],
    },
    {
      words: 'a count where a PET frame states a junk reference time',
      modality: 'PT',
      image: (time) => ({ '00541300': ['5000', '15000,0', '25000'][time] }),
      expected: ['time', undefined, undefined, [1, 2, 3]],
    },
  ])('is $words', ({ modality = 'MR', image, expected }) => {
    expect(valuesOf(seriesWith(modality, times(3, image)))).toEqual([expected]);
  });

  it('says that points are counted', () => {
    const [dimension] = fourthDimensions(
      seriesWith(
        'MR',
        times(3, () => ({})),
      ),
      's/0',
    );
    expect(dimension?.warnings).toEqual([
      {
        code: 'DIM_W_COUNTED',
        message: 'No attribute gives rising values for the 3 time points: they are counted, not timed.',
        tag: '(0008,0032)',
      },
    ]);
  });

  it('takes the first slice of a volume whose slices follow one another', () => {
    const images = (start: number) => [0.5, 0, 1].map((s) => ({ '00080032': `11000${start + s}` }));
    const series = seriesWith(
      'MR',
      [0, 3, 6].map((start, time) => ({ key: { time }, images: images(start) })),
    );
    expect(valuesOf(series)).toEqual([['time', 's', 'Acquisition Time', [0, 3, 6]]]);
  });
});

describe('what belongs to one axis', () => {
  it('is nothing for a single stack or an unknown one', () => {
    const series = seriesWith('MR', [{ key: { time: 0 }, images: [{}] }]);
    expect(fourthDimensions(series, 's/0')).toEqual([]);
    expect(fourthDimensions(series, 's/7')).toEqual([]);
  });

  it('keeps echo times apart from time points: each is an axis with the other fixed', () => {
    const volumes = [0, 1, 2].flatMap((time) =>
      [1, 2].map((echo) => ({
        key: { time, echo },
        images: [{ '00080032': `11000${time}`, '00180081': String(12 * echo) }],
      })),
    );
    const found = fourthDimensions(seriesWith('MR', volumes), 's/3');
    expect(found.map(({ kind, unit, points }) => [kind, unit, points.map(({ stackId, value }) => [stackId, value])])).toEqual([
      ['time', 's', [['s/1', 0], ['s/3', 1], ['s/5', 2]]],
      ['echo', 'ms', [['s/2', 12], ['s/3', 24]]],
    ]); // prettier-ignore
  });

  it('keeps magnitude and phase images apart, and parts of another orientation', () => {
    const volumes = ['M', 'P'].flatMap((type) =>
      [0, 1].map((time) => ({ key: { time }, images: [{ '00080008': `ORIGINAL\\PRIMARY\\${type}` }] })),
    );
    const part = { key: { time: 0, part: 1 }, images: [{ '00080008': 'ORIGINAL\\PRIMARY\\M' }] };
    const [dimension] = fourthDimensions(seriesWith('MR', [...volumes, part]), 's/0');
    expect(dimension?.points.map(({ stackId }) => stackId)).toEqual(['s/0', 's/1']);
  });

  it('takes phases of a gated series by percentage, else by Trigger Time', () => {
    const phases = (image: (phase: number) => Attributes) =>
      seriesWith('MR', [0, 1].map((phase) => ({ key: { phase }, images: [image(phase)] }))); // prettier-ignore
    expect(valuesOf(phases((phase) => ({ '00209241': 10 + 40 * phase })))).toEqual([
      ['phase', '%', 'Nominal Percentage of Cardiac Phase', [10, 50]],
    ]);
    expect(valuesOf(phases((phase) => ({ '00181060': String(30 + 40 * phase) })))).toEqual([
      ['phase', 's', 'Trigger Time', [0.03, 0.07]],
    ]);
  });

  it('counts repeats that nothing else tells apart', () => {
    const series = seriesWith('MR', [0, 1].map((repeat) => ({ key: { repeat }, images: [{}] }))); // prettier-ignore
    expect(valuesOf(series)).toEqual([['repeat', undefined, undefined, [1, 2]]]);
  });

  it('makes one axis of the weightings, directions and repeats of a diffusion series, maps left out', () => {
    const image = (b: number, type = 'NONE') => ({ '00189087': b, '00080008': `DERIVED\\PRIMARY\\DIFFUSION\\${type}` });
    const series = seriesWith('MR', [
      { key: { b: 800, direction: '0 0 1', repeat: 0 }, images: [image(800)] },
      { key: { b: 800, direction: '0 0 1', repeat: 1 }, images: [image(800)] },
      { key: { b: 800, direction: 'trace' }, images: [image(800, 'TRACEW')] },
      { key: { b: 0 }, images: [image(0)] },
      { key: {}, images: [image(0, 'ADC')] },
      { key: { b: 800, direction: '1 0 0' }, images: [image(800)] },
    ]);
    const [dimension, ...others] = fourthDimensions(series, 's/3');
    expect(others).toEqual([]);
    expect(dimension).toMatchObject({ kind: 'b', unit: 's/mm2', source: { tag: '(0018,9087)' } });
    expect(dimension?.points.map(({ stackId, value, detail }) => [stackId, value, detail])).toEqual([
      ['s/3', 0, ''],
      ['s/2', 800, 'trace'],
      ['s/0', 800, 'direction 1, repeat 1'],
      ['s/1', 800, 'direction 1, repeat 2'],
      ['s/5', 800, 'direction 2'],
    ]);
  });
});

describe.skipIf(!hasShared('data', 'bold'))('the real series', () => {
  const axisOf = async (...folder: readonly string[]) => {
    const { manifest } = await importPath(sharedPath('data', ...folder));
    const series = manifest.studies.flatMap((study) => study.series).find(({ stacks }) => stacks.length > 1);
    const [dimension] = series ? fourthDimensions(series, series.stacks[0]?.id ?? '') : [];
    if (!dimension) throw new Error('the series has one image per place');
    return dimension;
  };

  it('of 75 volumes: Acquisition Time, 1259.232 ms apart on average to its 10 ms', async () => {
    const { source, points } = await axisOf('bold', 'philips-elition-rest-75vol-2slices');
    expect(source?.attribute).toBe('Acquisition Time');
    expect(points).toHaveLength(75);
    for (const [at, { value }] of points.entries()) expect(Math.abs(value - at * 1.259232)).toBeLessThan(0.011);
  });

  it('of one acquisition time: 10 volumes of TR 5000 ms', async () => {
    const { source, points } = await axisOf('bold', 'ge-mr750-classic');
    expect(source?.attribute).toBe('Volume number × Repetition Time');
    expect(points.map(({ value }) => value)).toEqual([0, 5, 10, 15, 20, 25, 30, 35, 40, 45]);
  });

  it.each([
    { folder: 'siemens-prisma-mosaic', repetition: 3.2, attribute: 'Acquisition Time' },
    { folder: 'siemens-prisma-xa30-enhanced', repetition: 1, attribute: 'Frame Acquisition DateTime' },
  ])('$folder: $attribute, one TR apart', async ({ folder, repetition, attribute }) => {
    const { source, points } = await axisOf('bold', folder);
    expect(source?.attribute).toBe(attribute);
    expect(points[0]?.value).toBe(0);
    expect(points[1]?.value).toBeCloseTo(repetition, 2);
  });

  it.each([
    { folder: 'philips-achieva-b0-40-273-800-noise-pixels', b: [0, 40, 273, 800] },
    { folder: 'canon-galan-b0-1500', b: [0, ...Array<number>(12).fill(1500)] },
    { folder: 'uih-umr770-mosaic-b0-930', b: [1, ...Array<number>(5).fill(930)] },
  ])('$folder: b = $b', async ({ folder, b }) => {
    const { kind, points } = await axisOf('dwi', folder);
    expect(kind).toBe('b');
    expect(points.map(({ value }) => value)).toEqual(b);
  });
});
