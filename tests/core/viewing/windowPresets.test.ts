import { describe, expect, it } from 'vitest';
import { presetName, windowPresets } from '#core/viewing/windowPresets.ts';

const usual = { lower: 100, upper: 500 };

describe('window presets', () => {
  it('are those readers know for CT, in HU', () => {
    const presets = windowPresets('HU', usual);
    expect(presets.map(({ name }) => name)).toEqual(['Lung', 'Bone', 'Soft tissue', 'Liver', 'Brain']);
    expect(presets[0]).toEqual({ name: 'Lung', lower: -1350, upper: 150 });
    expect(presets[2]).toEqual({ name: 'Soft tissue', lower: -160, upper: 240 });
  });

  it.each(['SUVbw', 'SUL', 'SUVbsa'] as const)('start with 0 to 5 for %s', (quantity) => {
    expect(windowPresets(quantity, usual)[0]).toMatchObject({ lower: 0, upper: 5 });
  });

  it('are in mm²/s for ADC', () => {
    expect(windowPresets('ADC', usual)[0]).toMatchObject({ name: '0–3000', lower: 0 });
    expect(windowPresets('ADC', usual)[0]?.upper).toBeCloseTo(3e-3, 12);
  });

  it('never put an SUV window over stored values', () => {
    expect(windowPresets('stored', usual)[0]).toEqual({ name: 'As stored', lower: 100, upper: 500 });
    expect(windowPresets('activity', usual)[1]).toEqual({ name: 'Narrow', lower: 200, upper: 400 });
  });

  it('name the window in force', () => {
    const presets = windowPresets('HU', usual);
    expect(presetName(presets, { lower: -160, upper: 240 })).toBe('Soft tissue');
    expect(presetName(presets, { lower: -161, upper: 240 })).toBeUndefined();
  });
});
