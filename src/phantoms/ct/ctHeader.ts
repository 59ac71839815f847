import type { DataSet } from '#core/imaging/dataset.ts';
import { text } from '../phantomFile.ts';

export const CT_IMAGE_STORAGE = '1.2.840.10008.5.1.4.1.1.2';

/** CT Image module: what the IOD requires and a reader expects. */
export const ctModules: DataSet = {
  '00180060': text('DS', '120'),
  '00181151': text('IS', '200'),
  '00181210': text('SH', 'B30f'),
  '00185100': text('CS', 'HFS'),
  '00200012': text('IS', '1'),
  '00281050': text('DS', '40'),
  '00281051': text('DS', '400'),
  '00281054': text('LO', 'HU'),
};
