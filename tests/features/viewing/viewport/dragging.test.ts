import { describe, expect, it } from 'vitest';
import { DEFAULT_MOUSE, mouseAct } from '#core/hands/mouse.ts';
import type { Tool } from '#stores/reading.ts';
import { dragKind } from '#features/viewing/viewport/dragging.ts';

const press = (button: number, keys: { altKey?: boolean; shiftKey?: boolean } = {}) => ({
  button,
  altKey: false,
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  ...keys,
});

describe('the mouse buttons', () => {
  it.each([
    { name: 'left windows by default', start: press(0), tool: 'window', kind: 'window' },
    {
      name: 'Shift windows the fused layer',
      start: press(0, { shiftKey: true }),
      tool: 'window',
      kind: 'fusion-window',
    },
    { name: 'left pans with the pan tool', start: press(0), tool: 'pan', kind: 'pan' },
    { name: 'left zooms with the zoom tool', start: press(0), tool: 'zoom', kind: 'zoom' },
    { name: 'left scrolls with the scroll tool', start: press(0), tool: 'scroll', kind: 'scroll' },
    { name: 'left moves the crosshair', start: press(0), tool: 'crosshair', kind: 'crosshair' },
    { name: 'right zooms whatever the tool', start: press(2), tool: 'sphere', kind: 'zoom' },
    { name: 'middle pans whatever the tool', start: press(1), tool: 'sphere', kind: 'pan' },
    { name: 'Alt scrolls whatever the tool', start: press(0, { altKey: true }), tool: 'sphere', kind: 'scroll' },
    { name: 'left leaves drawing to the drawing tools', start: press(0), tool: 'sphere', kind: undefined },
    { name: 'further buttons do nothing', start: press(3), tool: 'window', kind: undefined },
  ] as const)('$name', ({ start, tool, kind }) => {
    expect(dragKind(mouseAct(DEFAULT_MOUSE, start), start.shiftKey, tool satisfies Tool)).toBe(kind);
  });
});
