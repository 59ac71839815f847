import { describe, expect, it } from 'vitest';
import type { DataSet } from '#core/imaging/dataset.ts';
import { statedWindow, voiCurve, whiteFirst } from '#core/viewing/voiCurve.ts';

const window = (centre: string, width: string, fn?: string): DataSet => ({
  '00281050': { vr: 'DS', Value: [centre] },
  '00281051': { vr: 'DS', Value: [width] },
  ...(fn !== undefined && { '00281056': { vr: 'CS', Value: [fn] } }),
});

const table = (descriptor: readonly number[], data: readonly number[], change: DataSet = {}): DataSet => ({
  '00283010': {
    vr: 'SQ',
    Value: [{ '00283002': { vr: 'US', Value: descriptor }, '00283006': { vr: 'US', Value: data } }],
  },
  ...change,
});

describe('the window of a header (PS3.3 C.11.2.1.2)', () => {
  it.each([
    ['LINEAR', window('40', '400'), { lower: -160, upper: 240 }],
    ['LINEAR of width 1', window('40', '1'), undefined],
    ['LINEAR of width 0', window('40', '0'), undefined],
    ['LINEAR_EXACT below 1', window('0.5', '0.5', 'LINEAR_EXACT'), { lower: 0.25, upper: 0.75 }],
    ['SIGMOID below 1', window('0.5', '0.5', 'SIGMOID'), { lower: 0.25, upper: 0.75 }],
    ['LINEAR_EXACT of width 0', window('0.5', '0', 'LINEAR_EXACT'), undefined],
    ['no number', window('middle', '400'), undefined],
    ['no width', window('40', ''), undefined],
    ['nothing', {}, undefined],
  ])('%s', (_, dataSet, expected) => {
    expect(statedWindow(dataSet)).toEqual(expected);
  });
});

describe('VOI curves (PS3.3 C.11.2)', () => {
  it('SIGMOID: 1/(1 + exp(-4 (x - c)/w))', () => {
    const curve = voiCurve(window('100', '50', 'SIGMOID'));
    expect(curve).toMatchObject({ lower: 75, upper: 125, spread: 4 });
    const last = (curve?.outputs.length ?? 0) - 1;
    // Over four widths of 50 from 0 to 200: the end is x = 200.
    expect(curve?.outputs[last]).toBeCloseTo(1 / (1 + Math.exp((-4 * 100) / 50)), 12);
    const third = last / 3;
    expect(curve?.outputs[third]).toBeCloseTo(1 / (1 + Math.exp((-4 * (200 / 3 - 100)) / 50)), 12);
  });

  it('a table: its entries over the values it begins with', () => {
    const curve = voiCurve(table([4, 10, 8], [0, 51, 102, 255]));
    expect(curve).toEqual({ lower: 10, upper: 13, spread: 1, outputs: [0, 0.2, 0.4, 1] });
  });

  it('a table that begins below 0 for signed pixels', () => {
    const signed: DataSet = { '00280103': { vr: 'US', Value: [1] } };
    expect(voiCurve(table([2, 65526, 16], [0, 65535], signed))).toMatchObject({
      lower: -10,
      upper: -9,
      outputs: [0, 1],
    });
  });

  it('of MONOCHROME1 read from its other end is the inverted grey', () => {
    const outputs = [0, 0.2, 0.4, 1];
    const read = [...whiteFirst(outputs)].reverse();
    expect(read).toEqual(outputs.map((output) => 1 - output));
  });

  it('a long table is drawn in as many steps as a screen has greys', () => {
    const entries = Array.from({ length: 4096 }, (_, index) => index);
    const curve = voiCurve(table([4096, 0, 12], entries));
    expect(curve?.outputs).toHaveLength(256);
    expect(curve?.outputs.at(-1)).toBe(1);
    expect(curve?.upper).toBe(4095);
  });

  it.each([
    ['LINEAR', window('40', '400')],
    ['LINEAR_EXACT', window('40', '400', 'LINEAR_EXACT')],
    ['a window beside a table', { ...table([2, 0, 8], [0, 255]), ...window('40', '400') }],
    ['a table without data', table([4, 0, 8], [])],
    ['a table of one entry', table([1, 0, 8], [7])],
    ['a table without descriptor', table([], [1, 2, 3])],
    ['nothing', {}],
  ])('%s: none', (_, dataSet) => {
    expect(voiCurve(dataSet)).toBeUndefined();
  });
});
