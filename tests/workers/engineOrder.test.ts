import { expect, it } from 'vitest';
import { engineOrder } from '#workers/engineOrder.ts';

const both = ['webgl2', 'webassembly'];
const kernel = ['webassembly'];

it.each([
  { timings: { webassembly: 5, webgl2: 1 }, wanted: undefined, order: both },
  { timings: { webassembly: 1, webgl2: 5 }, wanted: undefined, order: kernel },
  { timings: { webassembly: 1 }, wanted: undefined, order: kernel },
  // The engine that made the recorded map makes it again, however slow it is here.
  { timings: { webassembly: 1, webgl2: 5 }, wanted: 'webgl2', order: both },
  { timings: { webassembly: 5, webgl2: 1 }, wanted: 'webassembly', order: kernel },
  // A device that strays, or has none, is left out of the timings.
  { timings: { webassembly: 1 }, wanted: 'webgl2', order: kernel },
] as const)('$timings, wanted $wanted: $order', ({ timings, wanted, order }) => {
  expect(engineOrder(timings, wanted)).toEqual(order);
});
