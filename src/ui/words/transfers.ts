import { counted } from '#ui/words/counted.ts';
import { shownCount } from '#ui/shownQuantity.ts';

/** Fetching a study from an archive: how far it is, what is missing, and what can be done about it. */
export const transferWords = {
  open: 'Open',
  /** What a button of a study does, for those who do not see its row. */
  ofStudy: (act: string, subject: string) => `${act}: ${subject}`,
  imagesOf: (images: number, total: number) => `${shownCount(images)} of ${shownCount(total)} images`,
  images: (images: number) => counted(images, 'image', 'images'),
  listing: 'Listing images',
  resume: 'Resume',
  tryAgain: 'Try again',
  fetchRest: 'Fetch the rest',
  openArrived: 'Open what arrived',
  cancelled: 'Cancelled',
  cancelledWith: (images: string) => `Cancelled; ${images} are here.`,
  arrived: (images: number, missing: number) =>
    `${shownCount(images)} images are here, ${shownCount(missing)} missing.`,
  incomplete: (arrived: string) => `Incomplete: ${arrived}`,
  parts: (count: number) => counted(count, 'part', 'parts'),
  missing: (what: string, reason: string) => `${what}: ${reason}`,
} as const;
