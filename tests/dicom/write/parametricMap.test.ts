import { describe, expect, it } from 'vitest';
import { calibrate } from '#core/calibration/calibrate.ts';
import { items, text, texts } from '#core/imaging/dataset.ts';
import type { Stack } from '#core/imaging/series.ts';
import { modalityValue } from '#core/imaging/volume.ts';
import { parametricMap } from '#dicom/write/parametricMap.ts';
import { OBLIQUE, tumourScan } from '#phantoms/ct/tumourScans.ts';
import { importBytes, importSources, sourceOf } from '../../builders/files.ts';
import { PhantomHeader } from '../../builders/phantomHeader.ts';
import { decodedVolume } from '../../builders/pipeline.ts';

/** A source stack whose rows, columns and slices all lie oblique to the axes of the patient, as if it were MR. */
async function obliqueStack(): Promise<Stack> {
  const files = tumourScan(0, OBLIQUE).slice(0, 3);
  const imported = await importSources(files.map(({ name, bytes }) => sourceOf(name, bytes)));
  const stack = imported.manifest.studies[0]?.series[0]?.stacks[0];
  if (!stack) throw new Error('no stack');
  const frames = stack.frames.map((frame) => ({
    ...frame,
    dataSet: { ...frame.dataSet, '00080060': { vr: 'CS', Value: ['MR'] } },
  }));
  return { ...stack, frames };
}

/** A map of 1, 2, 3 … um²/s with one undefined voxel. */
function mapOf(stack: Stack) {
  if (!stack.grid.ok) throw new Error(stack.grid.failure.message);
  const grid = stack.grid.value;
  const values = Float32Array.from({ length: 192 * 192 * 3 }, (_, at) => (at === 5 ? NaN : at + 1));
  const bytes = parametricMap({
    stack,
    sources: stack.frames.map(({ instance }) => instance),
    grid,
    values,
    seriesUid: '2.25.77',
    label: 'ADC',
    description: 'ADC(0,1000) OLS',
    quantity: { value: '113041', scheme: 'DCM', meaning: 'Apparent Diffusion Coefficient' },
    unit: { value: 'um2/s', scheme: 'UCUM', meaning: 'um2/s' },
    derivation: 'ADC(0,1000) OLS',
  });
  return { bytes, grid };
}

describe('a parametric map', () => {
  it('is read back as an ADC series on the same grid, in the unit it states', async () => {
    const { bytes, grid } = mapOf(await obliqueStack());
    const imported = await importBytes(bytes);
    expect(imported.manifest.withheld).toEqual([]);
    const [series] = imported.manifest.studies.flatMap((study) => study.series);
    const [stack] = series?.stacks ?? [];
    if (!series || !stack) throw new Error('no map');
    expect([series.kind, series.seriesUid, series.description]).toEqual(['adc', '2.25.77', 'ADC(0,1000) OLS']);
    const volume = await decodedVolume(stack, imported);
    expect(volume.grid.dimensions).toEqual(grid.dimensions);
    for (const axis of ['row', 'column', 'normal', 'origin', 'spacing'] as const)
      for (const at of [0, 1, 2] as const) expect(volume.grid[axis][at]).toBeCloseTo(grid[axis][at], 8);
    const meaning = calibrate(series, stack, 'ADC');
    if (!meaning.ok) throw new Error(meaning.failure.message);
    expect(meaning.value.unit).toBe('mm2/s');
    // Voxel (2, 1, 1) is number 2 + 192 + 192² counted from 0.
    expect(modalityValue(volume, 2, 1, 1) * (meaning.value.factor[1] ?? NaN)).toBeCloseTo(37_059e-6, 12);
    expect(modalityValue(volume, 5, 0, 0)).toBeNaN();
  });

  it('belongs to the patient and study of its source and names every image it came from', async () => {
    const stack = await obliqueStack();
    const imported = await importBytes(mapOf(stack).bytes);
    const dataSet = imported.instances[0]?.dataSet ?? {};
    const source = stack.frames[0]?.dataSet ?? {};
    for (const tag of ['00100010', '00100020', '0020000D', '00200052', '00080020', '00080023', '00080060'])
      expect(text(dataSet, tag)).toBe(text(source, tag));
    const [series] = items(dataSet, '00081115');
    const referenced = items(series ?? {}, '0008114A').map((item) => text(item, '00081155'));
    expect(referenced).toEqual(stack.frames.map(({ instance }) => instance.sopInstanceUid));
    const [shared] = items(dataSet, '52009229');
    const [derivation] = items(shared ?? {}, '00089124');
    expect(items(derivation ?? {}, '00082112').map((item) => text(item, '00081155'))).toEqual(referenced);
    expect(texts(dataSet, '00080008')).toEqual(['DERIVED', 'PRIMARY', 'VOLUME', 'ADC']);
  });

  it('says UTF-8 whatever the source said, since its text was decoded', async () => {
    const stack = await obliqueStack();
    const frames = stack.frames.map((frame) => ({
      ...frame,
      dataSet: {
        ...frame.dataSet,
        '00080005': { vr: 'CS', Value: ['ISO_IR 100'] },
        '00100010': { vr: 'PN', Value: ['Müller^Jörg'] },
      },
    }));
    const { bytes } = mapOf({ ...stack, frames });
    const imported = await importBytes(bytes);
    expect(imported.manifest.studies[0]?.patientName).toBe('Müller^Jörg');
    expect(new PhantomHeader(bytes).text('00080005')).toBe('ISO_IR 192');
  });

  it('has the required attributes a de-identified source lacks, empty', async () => {
    const stack = await obliqueStack();
    const kept = (tag: string) => !['00100010', '00100030', '00080090', '00200010'].includes(tag);
    const frames = stack.frames.map((frame) => ({
      ...frame,
      dataSet: Object.fromEntries(Object.entries(frame.dataSet).filter(([tag]) => kept(tag))),
    }));
    const header = new PhantomHeader(mapOf({ ...stack, frames }).bytes);
    for (const tag of ['00100010', '00100030', '00080090', '00200010']) expect(header.has(tag)).toBe(true);
  });

  it('is the same object with the same bytes for the same content, and another one for other values', async () => {
    const stack = await obliqueStack();
    expect(mapOf(stack).bytes).toEqual(mapOf(stack).bytes);
    if (!stack.grid.ok) throw new Error(stack.grid.failure.message);
    const content = {
      stack,
      sources: [],
      grid: stack.grid.value,
      seriesUid: '2.25.77',
      label: 'ADC',
      description: 'a',
    };
    const coded = { value: 'um2/s', scheme: 'UCUM', meaning: 'um2/s' };
    const uidOf = (value: number) =>
      new PhantomHeader(
        parametricMap({
          ...content,
          values: new Float32Array(192 * 192 * 3).fill(value),
          quantity: coded,
          unit: coded,
          derivation: '',
        }),
      ).text('00080018');
    expect(uidOf(1)).not.toBe(uidOf(2));
    expect(() =>
      parametricMap({ ...content, values: new Float32Array(1), quantity: coded, unit: coded, derivation: '' }),
    ).toThrow(RangeError);
  });
});
