import type { Grid, Vector3 } from '#core/geometry/grid.ts';
import { petFrame } from '../pet/petFrame.ts';
import { activityOfSuv, PET_IMAGE_STORAGE, petModules, REFERENCE_PATIENT } from '../pet/petHeader.ts';
import { phantomFile, phantomSpace, text, type PhantomFile, type PhantomSeries } from '../phantomFile.ts';
import { paint, slicesOf } from '../scene.ts';

/** Frames of a dynamic scan that starts with the injection: begin and duration, s. */
export const DYNAMIC_FRAMES: readonly { readonly start: number; readonly duration: number }[] = [
  ...[0, 10, 20, 30, 40, 50].map((start) => ({ start, duration: 10 })),
  ...[60, 90, 120, 150].map((start) => ({ start, duration: 30 })),
  ...[180, 300].map((start) => ({ start, duration: 120 })),
];

export interface DynamicTruth {
  /** LPS mm. */
  readonly centre: Vector3;
  /** mm; within half of it the value is exact. */
  readonly radius: number;
  /** SUVbw of the frame whose middle is so many seconds after injection. */
  readonly suv: (middle: number) => number;
}

/** A tumour that takes up, a blood pool with its bolus, and the tissue around them. */
export const DYNAMIC_TRUTH = {
  tumour: { centre: [-36, 0, 24], radius: 24, suv: (middle) => 6 * (1 - Math.exp(-middle / 80)) },
  blood: { centre: [36, 0, 24], radius: 20, suv: (middle) => 14 * (middle / 25) * Math.exp(1 - middle / 25) + 1 },
  tissue: { centre: [0, -70, 24], radius: 40, suv: () => 0.5 },
} as const satisfies Readonly<Record<string, DynamicTruth>>;

const STUDY = 'Dynamic PET';
const GRID: Grid = {
  dimensions: [48, 48, 8], spacing: [5, 5, 6], origin: [-117.5, -117.5, 3],
  row: [1, 0, 0], column: [0, 1, 0], normal: [0, 0, 1], frameOfReferenceUid: phantomSpace(STUDY),
}; // prettier-ignore

/** Stored steps in an SUV of 1: rounding stays below 3e-4. */
const STEPS = 2000;

/** Administration, and the reference time of the decay correction: both the begin of the series. */
const BEGIN = { hours: 10, text: '100000.00' };

/** Decay corrected frames with a Frame Reference Time each, 12 of 8 slices. */
export function dynamicPet(): readonly PhantomFile[] {
  return DYNAMIC_FRAMES.flatMap((frame, index) => {
    const middle = frame.start + frame.duration / 2;
    const { tumour, blood, tissue } = DYNAMIC_TRUTH;
    const shapes = [tumour, blood].map(({ centre, radius, suv }) => ({
      centre,
      semiAxes: [radius, radius, radius] as const,
      value: suv(middle),
    }));
    const slices = slicesOf(GRID, paint(GRID, shapes, tissue.suv()));
    return slices.map((values, slice) => {
      const number = index * slices.length + slice + 1;
      return phantomFile(seriesOf(), {
        slice,
        number,
        stored: Uint16Array.from(values, (suv) => Math.round(suv * STEPS)),
        slope: String(Number((activityOfSuv(REFERENCE_PATIENT, 0) / STEPS).toPrecision(10))),
        intercept: '0',
        attributes: {
          ...petFrame({ ...frame, halfLife: REFERENCE_PATIENT.halfLife, corrected: 'START' }),
          '00080032': text('TM', clock(frame.start)),
          '00540101': text('US', DYNAMIC_FRAMES.length),
          '00541330': text('US', number),
        },
      });
    });
  });
}

/** HHMMSS of so many seconds after the begin. */
function clock(seconds: number): string {
  const two = (value: number) => String(Math.floor(value)).padStart(2, '0');
  return `${two(BEGIN.hours + seconds / 3600)}${two((seconds / 60) % 60)}${two(seconds % 60)}.00`;
}

const seriesOf = (): PhantomSeries => ({
  name: 'pet-dynamic/frames',
  sopClassUid: PET_IMAGE_STORAGE,
  modality: 'PT',
  patientId: 'PHANTOM-DYNAMIC',
  patientName: 'Phantom^Dynamic',
  study: STUDY,
  studyDescription: STUDY,
  description: 'FDG dynamic, 12 frames',
  bodyPart: 'ABDOMEN',
  number: 1,
  date: '20250204',
  time: BEGIN.text,
  grid: GRID,
  attributes: { ...petModules(GRID.dimensions[2]), '00541000': text('CS', 'DYNAMIC', 'IMAGE') },
});
