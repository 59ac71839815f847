/** The dialog for an archive that the browser asks itself. */
export const archiveSettingsWords = {
  title: 'Archive settings',
  serverWithout: 'The server of this page passes nothing on to an archive (npm start -- --archive URL).',
  serverWith: (archive: string) => `The server of this page passes on to ${archive} and holds its credentials.`,
  direct: 'An address entered here is asked by this browser itself: the archive must allow it (CORS).',
  baseUrl: 'DICOMweb base URL',
  baseUrlExample: 'https://archive.example/dicom-web',
  headerName: 'Header name',
  headerNameExample: 'Authorization',
  headerValue: 'Header value',
  headerValueExample: 'Bearer …',
  token:
    'A token stays in this browser, readable by whoever uses it, until you remove it here. It is sent to this address only.',
  remove: 'Remove address and token',
  use: 'Use this archive',
} as const;
