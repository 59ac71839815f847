import { describe, expect, it } from 'vitest';
import { averageTime, decayConstant, factorOfFrame, factorToInjection } from '#core/calibration/suv/decay.ts';
import { tabulatedHalfLife } from '#core/calibration/suv/halfLives.ts';
import {
  instantText,
  parseDate,
  parseDateTime,
  parseOffset,
  parseTime,
  secondsBetween,
  type Instant,
} from '#core/calibration/suv/instant.ts';
import { bodyMass, bodySurface } from '#core/calibration/suv/normaliser.ts';

const F18 = 6586.2;

describe('decay', () => {
  it('gives the worked values', () => {
    expect(decayConstant(F18)).toBeCloseTo(1.0524235227596e-4, 15);
    expect(1 / factorToInjection(F18, 3600)).toBeCloseTo(0.68463292, 8);
    expect(factorToInjection(F18, 3600)).toBeCloseTo(1.46063675, 8);
    expect(factorOfFrame(F18, 603, 3600)).toBeCloseTo(1.50747375, 8);
    expect(factorOfFrame(F18, 603, 3900)).toBeCloseTo(1.5558281, 8);
    expect(factorOfFrame(F18, undefined, 3600)).toBeCloseTo(1.46063675, 8);
  });

  it.each([
    [120, 59.93685],
    [300, 149.60534],
    [603, 299.90559],
  ])('average time of %d s', (duration, expected) => expect(averageTime(F18, duration)).toBeCloseTo(expected, 5));
});

describe('normalisers of 70 kg, 175 cm (g) and 120 kg, 160 cm', () => {
  const body = { weight: 70, height: 175 };
  const heavy = { weight: 120, height: 160 };
  it.each([
    ['SUL', 'M', body, 56520],
    ['SULjames120', 'M', body, 57800],
    ['SUL', 'F', body, 51220],
    ['SULjanma', 'M', body, 55857.1077],
    ['SULjanma', 'F', body, 45197.0149],
    ['SUVibw', 'M', body, 72380],
    ['SUVibw', 'F', body, 66430],
    ['SUL', 'M', heavy, 60000],
    ['SUL', 'F', heavy, 45150],
    ['SULjanma', 'M', heavy, 66194.5849],
    ['SULjanma', 'F', heavy, 55021.6397],
  ] as const)('%s %s', (variant, sex, who, expected) => expect(bodyMass(variant, sex, who)).toBeCloseTo(expected, 4));

  it('body surface in cm²', () => expect(bodySurface(body)).toBeCloseTo(18481.4302, 4));
  it('unknown sex: the mean', () => expect(bodyMass('SUL', 'unknown', body)).toBeCloseTo((56520 + 51220) / 2, 6));
});

describe('half-lives', () => {
  it.each([
    ['77004003', undefined, 6586.2],
    [undefined, '^18^Fluorine', 6586.2],
    [undefined, 'F-18', 6586.2],
    [undefined, '68Ga-DOTATATE', 4062.6],
    ['C-131A3', undefined, 4062.6],
  ])('%s %s', (code, words, expected) => expect(tabulatedHalfLife(code, words)?.seconds).toBe(expected));
  it('does not guess', () => expect(tabulatedHalfLife(undefined, 'Solution')).toBeUndefined());
});

describe('times of PS3.5', () => {
  it.each([
    ['11', 39600],
    ['1100', 39600],
    ['112011', 40811],
    ['112011.5', 40811.5],
    ['112011.123456 ', 40811.123456],
    ['235960', 86400],
    ['11:20:11', 40811],
  ])('TM %j', (text, expected) => {
    const parsed = parseTime('(0008,0031)', text);
    expect(parsed.ok && parsed.value.secondOfDay).toBeCloseTo(expected, 6);
  });

  it.each(['', '1', '24', '1260', '112061', '11.5', 'eleven', '112011,5', '1120111'])('refuses TM %j', (text) => {
    expect(parseTime('(0008,0031)', text).ok).toBe(false);
  });

  it.each([
    ['19700102', 1],
    ['2000.02.29', 11016],
  ])('DA %j', (text, days) => expect(parseDate('t', text)).toEqual({ ok: true, value: days }));
  it.each(['20250229', '2025', '20251301', '0', 'today'])('refuses DA %j', (text) =>
    expect(parseDate('t', text).ok).toBe(false),
  );

  it('reads DT with offset, and takes no date alone for a moment', () => {
    const parsed = parseDateTime('t', '20250103100000.25+0130');
    expect(parsed).toEqual({ ok: true, value: { day: 20091, secondOfDay: 36000.25, offset: 5400 } });
    expect(parseDateTime('t', '20250103')).toEqual({ ok: true, value: undefined });
    expect(parseDateTime('t', '2025-01-03T10:00').ok).toBe(false);
    expect(parseOffset('-0500')).toBe(-18000);
    expect(parseOffset('UTC')).toBeUndefined();
  });

  it('counts seconds over midnight and zones only where both sides have one', () => {
    const at = (day: number, secondOfDay: number, offset?: number): Instant => ({ day, secondOfDay, offset });
    expect(secondsBetween(at(1, 84_600), at(2, 1_800))).toBe(3600);
    expect(secondsBetween(at(1, 36_000, 3600), at(1, 36_000, 0))).toBe(3600);
    expect(secondsBetween(at(1, 36_000, 3600), at(1, 36_000))).toBe(0);
    expect(instantText(at(20091, 40811.04))).toBe('2025-01-03 11:20:11.0');
  });
});
