import { afterEach, expect, it, vi } from 'vitest';
import { createAdcShader } from '#workers/adcShader.ts';

afterEach(() => vi.unstubAllGlobals());

/** A constructor whose canvases give this context. */
const canvas = (getContext: () => unknown) =>
  function OffscreenCanvas() {
    return { getContext };
  };

it.each<[string, unknown]>([
  ['no OffscreenCanvas', undefined],
  ['no WebGL2', canvas(() => null)],
  ['no float target', canvas(() => ({ getExtension: () => null }))],
  [
    'a canvas that is refused',
    canvas(() => {
      throw new DOMException('not in a worker', 'NotSupportedError');
    }),
  ],
])('leaves the map to the kernel where there is %s', (_what, constructor) => {
  vi.stubGlobal('OffscreenCanvas', constructor);
  expect(createAdcShader()).toBeUndefined();
});
