import type { DataSet } from '#core/imaging/dataset.ts';
import { text } from '../phantomFile.ts';

export const PET_IMAGE_STORAGE = '1.2.840.10008.5.1.4.1.1.128';

/** Dose in Bq, weight in kg, height in m, half-life in s of the reference objects (pet-suv.md section 8). */
export const REFERENCE_PATIENT = { dose: 368.08e6, weight: 70, height: 1.75, halfLife: 6586.2 } as const;

const F18: DataSet = {
  '00080100': text('SH', 'C-111A1'),
  '00080102': text('SH', 'SRT'),
  '00080104': text('LO', '^18^Fluorine'),
};

const FDG: DataSet = {
  '00080100': text('SH', 'C-B1031'),
  '00080102': text('SH', 'SRT'),
  '00080104': text('LO', 'Fluorodeoxyglucose F^18^'),
};

/** One item of Radiopharmaceutical Information Sequence: FDG at 10:00:00, one hour before the reference time. */
export const fdgItem = (change: DataSet = {}): DataSet => ({
  '00180031': text('LO', 'FDG'),
  '00181072': text('TM', '100000.00'),
  '00181074': text('DS', '368080000'),
  '00181075': text('DS', '6586.2'),
  '00181076': text('DS', '0.97'),
  '00540300': { vr: 'SQ', Value: [F18] },
  '00540304': { vr: 'SQ', Value: [FDG] },
  ...change,
});

/** PET Series, Isotope and Patient Study modules: BQML, decay corrected to START, attenuation corrected. */
export const petModules = (item: DataSet = fdgItem()): DataSet => ({
  '00101020': text('DS', String(REFERENCE_PATIENT.height)),
  '00101030': text('DS', String(REFERENCE_PATIENT.weight)),
  '00180060': text('DS', '0'),
  '00280051': text('CS', 'NORM', 'DTIM', 'ATTN', 'SCAT', 'DECY', 'RADL'),
  '00540016': { vr: 'SQ', Value: [item] },
  '00540081': text('US', 1),
  '00541000': text('CS', 'WHOLE BODY', 'IMAGE'),
  '00541001': text('CS', 'BQML'),
  '00541002': text('CS', 'EMISSION'),
  '00541101': text('LO', 'measured, CT'),
  '00541102': text('CS', 'START'),
  '00541103': text('LO', 'OSEM'),
});

/** SUVbw 1 in Bq/ml at one hour of F-18: D / (W · F). */
export const activityOfSuv = (
  { dose, weight, halfLife }: { dose: number; weight: number; halfLife: number },
  elapsed: number,
) => dose / (weight * 1000 * 2 ** (elapsed / halfLife));
