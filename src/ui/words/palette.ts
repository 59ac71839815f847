/** The palette: everything there is to do, found by typing. */
export const paletteWords = {
  title: 'Find a command',
  field: 'Command, series, region, window, layout',
  placeholder: 'Type to find a tool, window, layout, series, region …',
  list: 'Found',
  none: 'Nothing of that name here.',
  found: (count: number) => `${count} found`,
  /** What an entry is, beside its name. */
  groups: {
    window: 'Window',
    layout: 'Layout',
    plane: 'Plane of the active view',
    hanging: 'Hanging protocol',
    region: 'Region',
    series: 'Series',
    panel: 'Panel',
    screen: 'Screen',
    study: 'Study',
    sample: 'Sample study',
  },
  /** A series without a description, by its modality. */
  seriesOf: (modality: string) => `${modality} series`,
  toLibrary: 'Back to the library',
} as const;
