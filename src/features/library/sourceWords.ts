import type { StudySource } from '#features/library/studyRows.ts';

/** Where the images of a study are, as the library says it. */
export const SOURCE_WORDS: Readonly<Record<StudySource, string>> = {
  device: 'This device',
  archive: 'Archive',
  sample: 'Sample',
  kept: 'Kept in browser',
  needed: 'Files needed',
  remote: 'On archive',
};
