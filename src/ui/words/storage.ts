/** What studies take of this browser's storage, and the deletion of a local copy. */
export const storageWords = {
  title: 'Storage of this browser',
  used: (used: string, quota: string) =>
    `${used} of ${quota} used, for kept studies, small pictures, the ledger and the app itself.`,
  meter: 'Storage used',
  none: 'No study is kept. Keep one from its menu in the table, so that a reload finds its files.',
  table: 'Kept studies by size',
  size: 'Size',
  deleteCopyOf: (subject: string, date: string) => `Delete local copy of ${subject} ${date}`,
  deleteCopy: 'Delete local copy',
  line: (studies: number, used: string, quota: string, protection: string) =>
    `${studies === 1 ? '1 study' : `${studies} studies`} kept in this browser · ${used} used of ${quota} · ${protection}`,
  protected: 'protected',
  unprotected: 'the browser may clear it when the disk runs full',
  byStudy: 'Storage by study',
  deleteTitle: (subject: string) => `Delete the local copy of ${subject}?`,
  whatGoes:
    'The image files kept in this browser and the small picture are deleted. The originals, your regions, numbers and the ledger stay; the deletion is an entry of the ledger. To read the study again, its files are asked for.',
  keepIt: 'Keep it',
} as const;
