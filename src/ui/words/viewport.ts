const planes = {
  native: 'acquired plane',
  oblique: 'oblique',
  axial: 'axial',
  coronal: 'coronal',
  sagittal: 'sagittal',
} as const;

/** One viewport: the texts over a picture, what is said instead of one, and the picture in words. */
export const viewportWords = {
  title: (id: string) => `Viewport ${id}`,
  noPicture: 'No picture',
  patient: (id: string) => `Patient ${id}`,
  slice: ({ plane, slice, count }: { readonly plane: string; readonly slice: number; readonly count: number }) =>
    `${plane}, slice ${slice} of ${count}`,
  window: (window: string) => `window ${window}`,
  fusedWith: (series: string, percent: number) => `fused with ${series} at ${percent}\u00a0%`,

  planes,
  noPatientId: 'No patient ID',
  cut: (plane: string) => `${plane} cut`,
  /** Before the number of the series that a map was made from. */
  mapOf: (origin: string) => `map of ${origin}`,
  thick: (millimetres: string) => `${millimetres} mm thick`,
  step: (millimetres: string) => `step ${millimetres} mm`,
  /** Width and level, as readers of CT say a window. */
  widthLevel: ({ width, level, unit }: Readonly<Record<'width' | 'level' | 'unit', string>>) =>
    `W\u00a0${width} L\u00a0${level}\u00a0${unit}`,
  projections: { max: 'MIP', min: 'MinIP', mean: 'Mean' },
  slab: ({ projection, thickness }: Readonly<Record<'projection' | 'thickness', string>>) =>
    `${projection} of ${thickness} mm`,
  whole: (angle: string) => `MIP of the whole volume, ${angle}°`,
  /** A place on an axis such as time, of all. */
  pointOf: ({ point, at, count }: { readonly point: string; readonly at: number; readonly count: number }) =>
    `${point} · ${at} of ${count}`,

  image: {
    noFrameTime: (code: string) => `no frame time (${code})`,
    rateGuessed: ', rate guessed',
    byHand: 'calibrated by hand',
    noSpacing: 'lengths in px: no spacing',
    usRegion: (number: number) => `US region ${number}`,
    motion: 'M-mode',
    doppler: 'Doppler',
  },

  badges: {
    imageByImage: 'Image by image, not measured',
    notSuv: (reason: string) => `Not SUV: ${reason}`,
    notCalibrated: (reason: string) => `Not calibrated: ${reason}`,
    displayOnly: (reason: string) => `Shown, not measured: ${reason}`,
  },
  notices: {
    empty: 'Choose a series on the left, or drag one here.',
    starting: 'Starting the viewer…',
    readingImage: 'Reading this image…',
    decoding: 'Decoding images',
    decodingPercent: (percent: number) => `Decoding images, ${percent} %`,
    notLoaded: 'The viewer could not be loaded. Reload the page; nothing measured is lost.',
  },

  regions: (names: string) => `Regions ${names}`,
  planeHandles: 'Handles of the planes',
  planeHandle: (view: string) => `Drag to turn the plane of view ${view}; Shift moves it, Alt turns it alone`,
  noWindowFromBox:
    'No window from this box: it needs voxels of different values on a plane of a volume. Drag it over tissue.',
  /** The names of two acts, each followed by its key, as `onProjection` says them. */
  planesAct: 'planes',
  crosshairAct: 'crosshair',
  onProjection: (acts: Readonly<Record<'planes' | 'crosshair', string>>) =>
    `Regions are drawn on planes, where it is sure which voxels they hold. Show ${acts.planes}, or click here with the ${acts.crosshair} to bring the other views to what is seen.`,
} as const;
