import type { DataElement, DataSet } from '#core/imaging/dataset.ts';
import { text } from '../phantomFile.ts';

export const PET_IMAGE_STORAGE = '1.2.840.10008.5.1.4.1.1.128';

/** Dose in Bq, weight in kg, height in m, half-life in s of the reference objects (pet-suv.md section 8). */
export const REFERENCE_PATIENT = { dose: 368.08e6, weight: 70, height: 1.75, halfLife: 6586.2 } as const;

/** A code of SNOMED CT as the only item of its sequence. */
const coded = (value: string, meaning: string, more: DataSet = {}): DataElement => ({
  vr: 'SQ',
  Value: [{ '00080100': text('SH', value), '00080102': text('SH', 'SCT'), '00080104': text('LO', meaning), ...more }],
});

/** What tells a tracer: name, half-life, radionuclide, pharmaceutical. */
export const FDG: DataSet = {
  '00180031': text('LO', 'FDG'),
  '00181075': text('DS', String(REFERENCE_PATIENT.halfLife)),
  '00540300': coded('77004003', '^18^Fluorine'),
  '00540304': coded('35321007', 'Fluorodeoxyglucose F^18^'),
};
export const GALLIUM_HALF_LIFE = 4057.7;
export const DOTATATE: DataSet = {
  '00180031': text('LO', '68Ga-DOTATATE'),
  '00181075': text('DS', String(GALLIUM_HALF_LIFE)),
  '00540300': coded('35337001', '^68^Gallium'),
};

/** One item of Radiopharmaceutical Information Sequence: given at 10:00:00, one hour before the reference time. */
export const injectionItem = (tracer: DataSet = FDG): DataSet => ({
  '00181072': text('TM', '100000.00'),
  '00181074': text('DS', String(REFERENCE_PATIENT.dose)),
  '00181076': text('DS', '0.97'),
  ...tracer,
});

/** PET Series, Isotope, Orientation and Patient Study modules: BQML, decay corrected to START, attenuation corrected. */
export const petModules = (slices: number, item: DataSet = injectionItem()): DataSet => ({
  '00101020': text('DS', String(REFERENCE_PATIENT.height)),
  '00101030': text('DS', String(REFERENCE_PATIENT.weight)),
  '00181181': text('CS', 'NONE'),
  '00280051': text('CS', 'NORM', 'DTIM', 'ATTN', 'SCAT', 'DECY', 'RADL'),
  '00540016': { vr: 'SQ', Value: [item] },
  '00540081': text('US', slices),
  '00540410': coded('102538003', 'recumbent', { '00540412': coded('40199007', 'supine') }),
  '00540414': coded('102540008', 'headfirst'),
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
