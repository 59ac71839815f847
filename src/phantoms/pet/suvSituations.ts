import type { Grid, Vector3 } from '#core/geometry/grid.ts';
import type { DataSet } from '#core/imaging/dataset.ts';
import { phantomFile, phantomSpace, text, type PhantomFile, type PhantomSeries } from '../phantomFile.ts';
import { decayInFrame, petFrame, type PetFrame } from './petFrame.ts';
import {
  activityOfSuv,
  DOTATATE,
  GALLIUM_HALF_LIFE,
  injectionItem,
  PET_IMAGE_STORAGE,
  petModules,
  REFERENCE_PATIENT,
} from './petHeader.ts';

/** SUVbw of the three regions every situation must give, and where they are (LPS mm of a voxel centre). */
export const SITUATION_TRUTH = {
  hot: { suv: 4, at: [8, 8, 4] as Vector3 },
  background: { suv: 1, at: [40, 40, 4] as Vector3 },
  cold: { suv: 0.2, at: [60, 60, 16] as Vector3 },
} as const;

export interface SuvSituation {
  readonly id: string;
  readonly words: string;
  /** Warnings that must be shown; others must not. */
  readonly warnings: readonly string[];
  /** The refusal a series must give instead of numbers. */
  readonly refusal?: string;
  readonly files: readonly PhantomFile[];
}

interface Recipe {
  readonly id: string;
  readonly words: string;
  readonly warnings?: readonly string[];
  readonly refusal?: string;
  /** Value in the Units of the series that is SUVbw 1, per slice. */
  readonly perSuv?: (slice: number) => number;
  readonly slope?: (slice: number) => number;
  readonly series?: DataSet;
  /** FDG unless stated. */
  readonly tracer?: DataSet;
  readonly item?: DataSet;
  readonly image?: (slice: number) => DataSet;
  /** What differs from one bed of 120 s that begins at the reference time. */
  readonly frame?: Partial<Omit<PetFrame, 'start'>> & { readonly start?: (slice: number) => number };
}

const SLICES = 6;
const HOUR = 3600;
const SPACE = phantomSpace('SUV situations');
const { weight } = REFERENCE_PATIENT;
const BASE = activityOfSuv(REFERENCE_PATIENT, HOUR);
const PHILIPS = { '70530010': text('LO', 'Philips PET Private Group') };
/** Normalisers of 70 kg, 175 cm (pet-suv.md section 8), g; cm² for the body surface. */
const N = { bw: 70000, james128: 56520, ibwMale: 72380, ibwFemale: 66430, bsa: 18481.4302 };

const secondBed = (slice: number) => slice >= SLICES / 2;
const time = (early: string, late: string) => (slice: number): DataSet => ({
  '00080032': text('TM', secondBed(slice) ? late : early),
}); // prettier-ignore

/** F of an uncorrected frame of 603 s that starts so many seconds after injection (pet-suv.md 6.1). */
const uncorrected = (start: number) =>
  decayInFrame(603, REFERENCE_PATIENT.halfLife) * 2 ** (start / REFERENCE_PATIENT.halfLife);

/** The 17 objects of pet-suv.md section 8, then the refusals of section 10. */
const RECIPES: readonly Recipe[] = [
  { id: '0_0', words: 'BQML, START' },
  { id: '1_0', words: 'slope differs in every slice', slope: (slice) => 0.45 + 0.05 * slice },
  { id: '2_0', words: 'GML, body weight', perSuv: () => 1, slope: () => 1 / 8000, series: { '00541001': text('CS', 'GML'), '00541006': text('CS', 'BW') } },
  { id: '2_1', words: 'GML, lean body mass James 128', perSuv: () => N.james128 / N.bw, slope: () => 1 / 8000, series: { '00541001': text('CS', 'GML'), '00541006': text('CS', 'LBMJAMES128') } },
  { id: '2_2', words: 'GML, ideal body weight, sex O', warnings: ['SUV_W_SEX'], perSuv: () => (N.ibwMale + N.ibwFemale) / 2 / N.bw, slope: () => 1 / 8000, series: { '00541001': text('CS', 'GML'), '00541006': text('CS', 'IBW'), '00100040': text('CS', 'O') } },
  { id: '2_3', words: 'CM2ML', perSuv: () => N.bsa / N.bw, slope: () => 1 / 30000, series: { '00541001': text('CS', 'CM2ML'), '00541006': text('CS', 'BSA') } },
  { id: '2_4', words: 'Philips counts with SUV factor', perSuv: () => 2000, slope: () => 1, series: { '00541001': text('CS', 'CNTS'), ...PHILIPS, '70531000': text('DS', '0.0005') } },
  { id: '2_5', words: 'Philips counts with activity factor', perSuv: () => BASE / 0.5, slope: () => 1, series: { '00541001': text('CS', 'CNTS'), ...PHILIPS, '70531009': text('DS', '0.5') } },
  { id: '3_0', words: 'dose in MBq', warnings: ['SUV_W_DOSE_MBQ'], item: { '00181074': text('DS', '368.08') } },
  { id: '3_1', words: 'decay corrected to administration', perSuv: () => REFERENCE_PATIENT.dose / (weight * 1000), slope: () => 0.75, series: { '00541102': text('CS', 'ADMIN') }, frame: { corrected: { sinceAdministration: HOUR } } },
  {
    id: '3_2', words: 'series time after acquisition', warnings: ['SUV_W_REFTIME', 'SUV_W_REFTIME_CONFLICT'],
    series: { '00080031': text('TM', '113000.00') },
    image: time('110230.00', '110500.00'),
    frame: { duration: 300, start: (slice) => (secondBed(slice) ? 300 : 150) },
  },
  {
    id: '3_3', words: 'GE scan time equals series time, acquisition later', warnings: ['SUV_W_REFTIME_CONFLICT', 'SUV_W_UPTAKE_FDG'],
    series: { '00080070': text('LO', 'GE MEDICAL SYSTEMS'), '00090010': text('LO', 'GEMS_PETD_01'), '0009100D': text('DT', '20250103110000.00') },
    image: () => ({ '00080032': text('TM', '113000.00'), '00541300': text('DS', '150000') }),
    frame: { duration: 300, start: () => 1800 },
  },
  {
    id: '3_4', words: 'not decay corrected, two acquisition times',
    perSuv: (slice) => REFERENCE_PATIENT.dose / (weight * 1000 * uncorrected(secondBed(slice) ? 3900 : 3600)),
    series: { '00541102': text('CS', 'NONE'), '00280051': text('CS', 'NORM', 'ATTN') },
    image: time('110000.00', '110500.00'),
    frame: { duration: 603, start: (slice) => (secondBed(slice) ? 300 : 0), corrected: 'NONE' },
  },
  { id: '4_0', words: 'injection as date and time', item: { '00181072': text('TM'), '00181078': text('DT', '20250103100000.00') } },
  { id: '4_1', words: 'injection as time only' },
  { id: '4_2', words: 'scan after midnight', item: { '00181072': text('TM', '233000.00') }, series: { '00080021': text('DA', '20250104'), '00080022': text('DA', '20250104'), '00080023': text('DA', '20250104'), '00080033': text('TM', '003000.00'), '00080031': text('TM', '003000.00') }, image: time('003000.00', '003000.00') },
  { id: '5_0', words: 'gallium-68', perSuv: () => activityOfSuv({ ...REFERENCE_PATIENT, halfLife: GALLIUM_HALF_LIFE }, HOUR), tracer: DOTATATE, frame: { halfLife: GALLIUM_HALF_LIFE } },
  { id: 'no-weight', words: 'patient weight missing', refusal: 'SUV_E_WEIGHT', series: { '00101030': text('DS') } },
  { id: 'not-corrected', words: 'not attenuation corrected', refusal: 'SUV_E_NOT_AC', series: { '00280051': text('CS', 'NORM', 'DECY') } },
  { id: 'proportional-counts', words: 'proportional counts', refusal: 'SUV_E_UNITS_UNSUPPORTED', series: { '00541001': text('CS', 'PROPCNTS') } },
  { id: 'dose-10', words: 'dose 10.2 in an unknown unit', refusal: 'SUV_E_DOSE_UNIT_AMBIGUOUS', item: { '00181074': text('DS', '10.2') } },
  { id: 'no-times', words: 'times removed by de-identification', refusal: 'SUV_E_INJECTION_TIME', item: { '00181072': text('TM') } },
  { id: 'no-radiopharmaceutical', words: 'no radiopharmaceutical', refusal: 'SUV_E_NO_RADIOPHARM', series: { '00540016': { vr: 'SQ' } } },
]; // prettier-ignore

/** Every situation as a small PET series of one study: hot, cold and background blocks of known SUVbw. */
export function suvSituations(): readonly SuvSituation[] {
  return RECIPES.map((recipe, index) => ({
    id: recipe.id,
    words: recipe.words,
    warnings: recipe.warnings ?? [],
    ...(recipe.refusal === undefined ? {} : { refusal: recipe.refusal }),
    files: situationFiles(recipe, index + 1),
  }));
}

const GRID: Grid = {
  dimensions: [24, 24, SLICES], spacing: [4, 4, 4], origin: [0, 0, 0],
  row: [1, 0, 0], column: [0, 1, 0], normal: [0, 0, 1], frameOfReferenceUid: SPACE,
}; // prettier-ignore

function situationFiles(recipe: Recipe, number: number): readonly PhantomFile[] {
  const series: PhantomSeries = {
    name: `pet-suv-situations/${recipe.id}`,
    sopClassUid: PET_IMAGE_STORAGE,
    modality: 'PT',
    patientId: 'PHANTOM-SUV',
    patientName: 'Phantom^SUV situations',
    study: 'SUV situations',
    studyDescription: 'SUV reference objects',
    description: `${recipe.id} ${recipe.words}`,
    bodyPart: 'ABDOMEN',
    number,
    date: '20250103',
    time: '110000.00',
    grid: GRID,
    attributes: { ...petModules(SLICES, { ...injectionItem(recipe.tracer), ...recipe.item }), ...recipe.series },
  };
  return Array.from({ length: SLICES }, (_, slice) => {
    const slope = recipe.slope?.(slice) ?? 0.5;
    const perSuv = recipe.perSuv?.(slice) ?? BASE;
    return phantomFile(series, {
      slice,
      number: slice + 1,
      stored: Int16Array.from(blocks(slice), (suv) => Math.round((suv * perSuv) / slope)),
      slope: String(Number(slope.toPrecision(10))),
      intercept: '0',
      attributes: { ...petFrame(frameOf(recipe, slice)), '00541330': text('US', slice + 1), ...recipe.image?.(slice) },
    });
  });
}

const frameOf = ({ frame }: Recipe, slice: number): PetFrame => ({
  duration: 120,
  halfLife: REFERENCE_PATIENT.halfLife,
  corrected: 'START',
  ...frame,
  start: frame?.start?.(slice) ?? 0,
});

/** SUVbw of one slice: background 1 with a hot block in slices 0–2 and a cold one in slices 3–5. */
function blocks(slice: number): Float64Array {
  const [columns, rows] = GRID.dimensions;
  return Float64Array.from({ length: columns * rows }, (_, at) => {
    const [i, j] = [at % columns, Math.floor(at / columns)];
    if (!secondBed(slice) && i < 6 && j < 6) return SITUATION_TRUTH.hot.suv;
    if (secondBed(slice) && i >= 12 && j >= 12) return SITUATION_TRUTH.cold.suv;
    return SITUATION_TRUTH.background.suv;
  });
}
