import type { Stack } from './series.ts';

/**
 * Whether a stack is one of many images of the same place (time points, phases, repeats). A region is measured on the one
 * it was drawn on and on those on screen; a curve measures the others.
 */
export const isOneOfMany = ({ key: { time, phase, repeat } }: Pick<Stack, 'key'>): boolean =>
  time !== undefined || phase !== undefined || repeat !== undefined;
