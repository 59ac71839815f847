/** Parts of units that are words, not symbols. */
export const unitWords = {
  /** A projection magnifies: these are lengths at the detector or on the film, and the unit says so. */
  atDetector: (unit: string) => `${unit} at detector`,
  onFilm: (unit: string) => `${unit} on film`,
  voxels: 'voxels',
  /** Of numbers as they are in the file, which have no unit. */
  stored: 'stored',
} as const;
