import { describe, expect, it } from 'vitest';
import { DEFAULT_MOUSE, hasToolButton, mouseAct, swappedButtons, type MousePress } from '#core/hands/mouse.ts';

const press = (button: number, change: Partial<MousePress> = {}): MousePress => ({
  button,
  altKey: false,
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  ...change,
});

describe('the buttons of the mouse', () => {
  // ux.md, "Hands": left = active tool, right drag = zoom, middle drag = pan, Alt+drag = scroll fast.
  it.each([
    ['left', press(0), 'tool'],
    ['middle', press(1), 'pan'],
    ['right', press(2), 'zoom'],
    ['left with Alt', press(0, { altKey: true }), 'scroll'],
    ['left with Shift', press(0, { shiftKey: true }), 'tool'],
    ['right with Ctrl', press(2, { ctrlKey: true }), 'zoom'],
    ['a fourth button', press(3), 'nothing'],
  ])('%s does as shipped', (_name, event, act) => {
    expect(mouseAct(DEFAULT_MOUSE, event)).toBe(act);
  });

  it.each([
    ['Ctrl before Alt', press(0, { ctrlKey: true, altKey: true }), 'pan'],
    ['the command key as Ctrl', press(0, { metaKey: true }), 'pan'],
    ['Alt before Shift', press(0, { altKey: true, shiftKey: true }), 'scroll'],
    ['Shift', press(0, { shiftKey: true }), 'window'],
  ])('count of several keys %s', (_name, event, act) => {
    const mouse = { ...DEFAULT_MOUSE, 'Ctrl+Left': 'pan', 'Shift+Left': 'window' } as const;
    expect(mouseAct(mouse, event)).toBe(act);
  });

  it('change places with what they do under every key, and twice is as before', () => {
    const swapped = swappedButtons(DEFAULT_MOUSE);
    expect(swapped).toEqual({ Right: 'tool', 'Alt+Right': 'scroll', Middle: 'pan', Left: 'zoom' });
    expect(swappedButtons(swapped)).toEqual(DEFAULT_MOUSE);
  });

  it('must leave one for the tool', () => {
    expect(hasToolButton(DEFAULT_MOUSE)).toBe(true);
    expect(hasToolButton({ Middle: 'pan', 'Shift+Right': 'tool' })).toBe(true);
    expect(hasToolButton({ Left: 'pan', Right: 'zoom' })).toBe(false);
  });
});
