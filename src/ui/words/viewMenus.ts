const layouts = {
  '1x1': 'One view',
  '1x2': 'Two side by side',
  '2x1': 'Two, one above the other',
  '2x2': 'Four views',
  mpr: 'Three planes',
  'tiles-2x2': 'Tiles, 2 × 2 slices',
  'tiles-3x2': 'Tiles, 3 × 2 slices',
  'tiles-3x3': 'Tiles, 3 × 3 slices',
  'tiles-4x3': 'Tiles, 4 × 3 slices',
  'tiles-4x4': 'Tiles, 4 × 4 slices',
} as const;

/** The menus above the images: layout and plane, windows and colours, the view, fusion and the hanging of studies. */
export const viewMenuWords = {
  layout: 'Layout',
  layouts,
  plane: 'Plane of the active view',
  planes: { native: 'As acquired', axial: 'Axial', coronal: 'Coronal', sagittal: 'Sagittal', oblique: 'Oblique' },

  windowPreset: 'Window preset',
  ownWindow: 'Own window',
  colours: 'Colours',
  colourMaps: {
    grey: 'Grey',
    'inverse-grey': 'Inverse grey',
    'hot-metal': 'Hot metal',
    viridis: 'Viridis',
    inferno: 'Inferno',
  },

  view: 'View',
  shows: 'The active view shows',
  projections: {
    plane: 'Planes',
    whole: 'MIP of the whole volume',
    max: 'Slab: highest value (MIP)',
    min: 'Slab: lowest value (MinIP)',
    mean: 'Slab: mean value',
  },
  thickness: 'Thickness of the slab, mm',
  scrollTogether: 'Scroll linked views together',
  oneWindow: 'One window for views of one quantity',
  referenceLines: 'Lines where other views cut',
  unlink: (views: number) => `${views} views linked here: unlink`,
  linkHere: 'Link here: these slices belong together',
  register: 'Register two studies by points or a shift',

  fusion: {
    title: 'Fusion',
    toggle: 'Show or hide the fused layer',
    settings: 'Fusion settings',
    fusedOver: 'Fused over the active view',
    nothing: 'Nothing',
    opacity: (percent: number) => `Opacity ${percent} %`,
    opacityLabel: 'Opacity of the fused layer',
  },

  hanging: {
    title: 'Hanging',
    hungBy: (rule: string) => `Hung by ${rule}`,
    notFound: 'Not found',
    rules: 'Hanging rules',
    nothingToShow: 'nothing to show',
    inForce: (protocol: { readonly name: string; readonly count: number }) =>
      `${protocol.name}: ${protocol.count} rules in force.`,
    exportRules: 'Export rules',
    importRules: 'Import rules',
    servedRules: 'Served rules',
    servedInForce: 'The rules served with Readout are in force.',
  },
} as const;
