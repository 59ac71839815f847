import type { Notice } from '#core/result.ts';

/** pet-suv.md 7.2: offsets count only when both sides of a difference have one. */
export const mixedZones: Notice = {
  code: 'SUV_W_TIMEZONE',
  message: 'Only some of injection, series and acquisition time state a time zone; all are read as local clock time.',
  tag: '(0008,0201)',
};
