import { describe, expect, it } from 'vitest';
import { colourOfLab, colourOfRgb } from '#dicom/cieLab.ts';

const encoded = (l: number, a: number, b: number) =>
  [(l / 100) * 65535, ((a + 128) / 255) * 65535, ((b + 128) / 255) * 65535].map(Math.round);

describe('a colour of a file', () => {
  it.each([
    // CIELab (D50) of sRGB colours, computed with the ICC profile sRGB IEC61966-2.1.
    ['white', [100, 0, 0], '#ffffff'],
    ['black', [0, 0, 0], '#000000'],
    ['red', [54.29, 80.8, 69.89], '#ff0000'],
    ['green', [87.82, -79.27, 80.99], '#00ff00'],
    ['blue', [29.57, 68.3, -112.03], '#0000ff'],
  ])('is %s from CIELab', (_, [l = 0, a = 0, b = 0], expected) => {
    const colour = colourOfLab(encoded(l, a, b)) ?? '';
    const channels = (hex: string) => [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16));
    // Two decimals of L*, a*, b* leave a step of the eight-bit channels.
    channels(colour).forEach((value, at) => expect(Math.abs(value - (channels(expected)[at] ?? NaN))).toBeLessThan(2));
  });

  it('is clipped and rounded from RGB', () => {
    expect(colourOfRgb([255, 0.4, 300])).toBe('#ff00ff');
  });

  it.each([[[]], [[1, 2]], [[1, 2, 3, 4]], [[1, NaN, 3]]])('is none from %j', (values) => {
    expect(colourOfLab(values)).toBeUndefined();
    expect(colourOfRgb(values)).toBeUndefined();
  });

  it('is none from numbers that no US holds', () => {
    expect(colourOfLab([70000, 0, 0])).toBeUndefined();
    expect(colourOfLab([0, -1, 0])).toBeUndefined();
  });
});
