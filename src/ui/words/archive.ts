import { shownCount } from '#ui/shownQuantity.ts';

/** An archive on the network: its search, its studies and series, and where it is. */
export const archiveWords = {
  notConfigured: 'No archive is configured',
  throughServer: 'through the server of this page',
  direct: 'asked directly by this browser',
  settings: 'Archive settings',
  none: 'No archive yet',
  /** A sentence around the command that starts the server with an archive. */
  startServer: 'Start the server with',
  startCommand: 'npm start -- --archive URL',
  orEnter: ', or enter the address of a DICOMweb service in the archive settings.',
  searching: 'Searching…',
  cancelSearch: 'Cancel the search',
  more: 'More studies',
  noMatch: 'No study matches. Patient ID and accession number match exactly unless they hold *.',
  truncated: (studies: string) =>
    `${studies}. The archive left out further results (INT_W_TRUNCATED): narrow the search.`,
  all: (studies: string) => `${studies}.`,
  soFar: (studies: string) => `${studies} so far; the archive has more.`,
  form: {
    title: 'Search the archive',
    patientId: 'Patient ID',
    patientIdHint: '* matches any',
    patientName: 'Patient name',
    patientNameHint: 'Family name first',
    from: 'Study date from',
    to: 'Study date to',
    reversed: 'Before the first date.',
    modality: 'Modality',
    anyModality: 'Any',
    accession: 'Accession number',
    submit: 'Search archive',
  },
  studies: 'Studies of the archive',
  seriesOf: (subject: string) => `Series of ${subject}`,
  show: 'Show',
  listingSeries: 'Listing the series…',
  tryAgain: 'Try again',
  /** A series without a description. */
  seriesNumber: (number: number | undefined) => (number === undefined ? 'Series' : `Series ${number}`),
  notCounted: 'images not counted',
  images: (count: number) => `${shownCount(count)} images`,
  openSeries: (series: string) => `Open series ${series}`,
  open: 'Open',
} as const;
