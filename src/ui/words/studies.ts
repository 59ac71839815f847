import { counted } from '#ui/words/counted.ts';

/** What every list of studies says, in the library, on the archive and while reading. */
export const studyWords = {
  noPatientId: 'No patient ID',
  subject: 'Subject',
  patient: 'Patient',
  studyDate: 'Study date',
  description: 'Description',
  modalities: 'Modalities',
  accession: 'Accession',
  series: 'Series',
  images: 'Images',
  actions: 'Actions',
  count: (count: number) => counted(count, 'study', 'studies'),
} as const;
