/** The rail of series beside the images: studies, their series, documents, structures and presentation states. */
export const seriesWords = {
  title: 'Series',
  study: (date: string | undefined) => `Study ${date}`,
  noDate: 'No date',
  seriesOf: (modality: string) => `${modality} series`,
  noImages: (series: string) => `${series}: no images to show`,
  show: (series: string) => `Show ${series} in the active viewport`,
  shownIn: (views: string) => `in ${views}`,
  partOf: (series: string) => `Part of ${series} to show`,
  warnings: (count: number) => `${count} ${count === 1 ? 'warning' : 'warnings'}`,
  openDocument: (title: string) => `Open ${title} (PDF, new page)`,

  structures: {
    reading: (file: string) => `Reading ${file}…`,
    segmentation: 'segmentation',
    structureSet: 'structure set',
    list: (set: string) => `Structures of ${set}`,
    noneToAdd: 'No region to add',
    addOne: 'Add as a region',
    addMany: (count: string) => `Add ${count} as regions`,
    showOutlines: 'Show outlines',
    hideOutlines: 'Hide outlines',
    showOutlinesOf: (set: string) => `Show outlines of ${set}`,
    hideOutlinesOf: (set: string) => `Hide outlines of ${set}`,
    voxels: (count: string) => `${count} voxels`,
    contours: (count: string) => `${count} contours`,
    point: 'point',
    notMeasured: 'Outlines not measured yet',
  },

  presentation: {
    title: 'Presentation state',
    by: (creator: string) => `by ${creator}`,
    state: (label: string) => `Presentation state: ${label || 'unnamed'}`,
    notApplied: (parts: string) => `Not applied: ${parts}.`,
  },
} as const;
