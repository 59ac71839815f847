import { describe, expect, it } from 'vitest';
import { parseHands, STANDARD_HANDS } from '#core/hands/hands.ts';

describe('settings of keys and mouse as a browser kept them', () => {
  it('come back as they were written', () => {
    const hands = { ...STANDARD_HANDS, layout: 'left-hand', keys: { mirror: ['F8'] }, wheelSpeed: 2 };
    expect(parseHands(structuredClone(hands))).toEqual({ ok: true, value: hands });
  });

  it('lose commands that this version does not have', () => {
    const parsed = parseHands({ ...STANDARD_HANDS, keys: { brush: ['G'], mirror: ['F8'] } });
    expect(parsed.ok && parsed.value.keys).toEqual({ mirror: ['F8'] });
  });

  it.each([
    ['nothing', undefined],
    ['a text', 'left-hand'],
    ['another layout', { ...STANDARD_HANDS, layout: 'dvorak' }],
    ['a key that is no text', { ...STANDARD_HANDS, keys: { mirror: [7] } }],
    ['too many keys', { ...STANDARD_HANDS, keys: { mirror: ['1', '2', '3', '4', '5'] } }],
    ['a button that does not exist', { ...STANDARD_HANDS, mouse: { Left: 'tool', Fourth: 'pan' } }],
    ['an act that does not exist', { ...STANDARD_HANDS, mouse: { Left: 'tool', Right: 'erase' } }],
    ['no button for the tool', { ...STANDARD_HANDS, mouse: { Left: 'pan' } }],
    ['a wheel that runs away', { ...STANDARD_HANDS, wheelSpeed: 1000 }],
    ['something more', { ...STANDARD_HANDS, admin: true }],
  ])('are refused with what to do when they are %s', (_name, value) => {
    const parsed = parseHands(value);
    expect(!parsed.ok && parsed.failure.code).toBe('HANDS_E_SETTINGS');
    expect(!parsed.ok && parsed.failure.message).toContain('set your own anew');
  });
});
