import type { MapEngine } from './adcEngines.ts';

/**
 * The engines to fit a map with, the first that gives one counts. The kernel never fails, so it comes last where WebGL2
 * is faster, or is `wanted` because it made the recorded map, and alone otherwise. WebGL2 without a timing is not usable.
 */
export function engineOrder(
  { webassembly = 0, webgl2 }: Partial<Readonly<Record<MapEngine, number>>>,
  wanted?: MapEngine,
): readonly MapEngine[] {
  if (webgl2 === undefined || wanted === 'webassembly') return ['webassembly'];
  return wanted === 'webgl2' || webgl2 < webassembly ? ['webgl2', 'webassembly'] : ['webassembly'];
}
