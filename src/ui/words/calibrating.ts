/** The dialog in which an image is calibrated by a line along its ruler, and the button that opens it. */
export const calibratingWords = {
  scale: 'Scale of the image',
  open: 'Calibrate…',
  openBy: (region: string) => `Calibrate the image by ${region}…`,
  title: 'Calibrate on a ruler',
  howToDraw: ({ region, scope }: { readonly region: string; readonly scope: 'image' | 'cine' }) =>
    `${region} must lie along a ruler in the picture, from one of its marks to another. What is between them is entered here; ${
      scope === 'cine' ? 'lengths on every frame of this cine follow.' : 'lengths on this image follow.'
    }`,
  length: (region: string) => `Length of ${region} on the ruler, mm`,
  reason: 'Reason, kept in the trail',
  held: ({ perPixel, by }: { readonly perPixel: string; readonly by: string }) =>
    `Calibrated by hand now: ${perPixel} mm per pixel, by ${by}.`,
  consequence:
    'The file is not changed. Every length is marked as calibrated by hand, and is true only where the ruler is.',
  remove: 'Remove the calibration',
  calibrate: 'Calibrate',
} as const;
