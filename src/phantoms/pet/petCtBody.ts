import type { Grid, Vector3 } from '#core/geometry/grid.ts';
import { gaussian } from '../randomness.ts';
import { phantomFile, phantomSpace, text, type PhantomFile, type PhantomSeries } from '../phantomFile.ts';
import { paint, slicesOf, type Ellipsoid } from '../scene.ts';
import { CT_IMAGE_STORAGE, ctModules } from '../ct/ctHeader.ts';
import { petFrame } from './petFrame.ts';
import { activityOfSuv, PET_IMAGE_STORAGE, petModules, REFERENCE_PATIENT } from './petHeader.ts';

const STUDY = 'FDG PET/CT body';

/** The ring of EARL/NEMA spheres: 57 mm around the axis, all centres in one plane (mm, LPS). */
const RING = { radius: 57, z: 104 } as const;

export interface SphereTruth {
  readonly diameter: number;
  readonly centre: Vector3;
  /** SUVbw in the middle, away from the edge. */
  readonly suv: number;
}

/** Hot spheres of 10 to 37 mm and a cold one in the middle; body background 1.00. */
export const BODY_SPHERES: readonly SphereTruth[] = [
  ...[37, 28, 22, 17, 13, 10].map((diameter, index): SphereTruth => {
    const angle = (index * Math.PI) / 3;
    const centre: Vector3 = [RING.radius * Math.cos(angle), RING.radius * Math.sin(angle), RING.z];
    return { diameter, centre, suv: 4 };
  }),
  { diameter: 30, centre: [0, 0, RING.z], suv: 0.2 },
];

/** Organs of the torso: what each is on CT (HU) and on PET (SUVbw). Later ones cover earlier ones. */
const ORGANS: readonly (Omit<Ellipsoid, 'value'> & { readonly hu: number; readonly suv: number })[] = [
  { centre: [0, 0, 150], semiAxes: [172, 112, 320], hu: -90, suv: 0.4 },
  { centre: [0, 0, 150], semiAxes: [158, 98, 300], hu: 45, suv: 1 },
  { centre: [78, -2, 262], semiAxes: [58, 74, 92], hu: -830, suv: 0.35 },
  { centre: [-80, -2, 262], semiAxes: [60, 76, 92], hu: -830, suv: 0.35 },
  { centre: [18, -28, 252], semiAxes: [44, 38, 46], hu: 50, suv: 2.1 },
  { centre: [18, -28, 252], semiAxes: [26, 22, 28], hu: 60, suv: 1.6 },
  { centre: [-72, -12, 172], semiAxes: [68, 66, 44], angle: 12, hu: 62, suv: 2.2 },
  { centre: [84, 30, 176], semiAxes: [30, 26, 36], hu: 55, suv: 1.9 },
  { centre: [-62, 62, 132], semiAxes: [24, 20, 34], hu: 38, suv: 2.8 },
  { centre: [66, 62, 138], semiAxes: [24, 20, 34], hu: 38, suv: 2.8 },
  { centre: [0, -34, 16], semiAxes: [42, 36, 30], hu: 8, suv: 9 },
  { centre: [0, 76, 150], semiAxes: [19, 17, 320], hu: 260, suv: 1.3 },
  { centre: [0, 102, 150], semiAxes: [7, 14, 320], hu: 300, suv: 1.1 },
  { centre: [12, 40, 200], semiAxes: [11, 11, 260], hu: 48, suv: 1.5 },
];

const sphere = ({ diameter, centre }: SphereTruth, value: number): Ellipsoid => ({
  centre,
  semiAxes: [diameter / 2, diameter / 2, diameter / 2],
  value,
});

const gridOf = (size: number, spacing: number, slices: number, step: number): Grid => ({
  dimensions: [size, size, slices],
  spacing: [spacing, spacing, step],
  origin: [(-(size - 1) / 2) * spacing, (-(size - 1) / 2) * spacing, 0],
  row: [1, 0, 0],
  column: [0, 1, 0],
  normal: [0, 0, 1],
  frameOfReferenceUid: phantomSpace(STUDY),
});

const PET_GRID = gridOf(112, 4, 84, 4);
const CT_GRID = gridOf(224, 2, 112, 3);

const common = {
  patientId: 'PHANTOM-PET',
  patientName: 'Phantom^PET-CT',
  study: STUDY,
  studyDescription: 'FDG PET/CT, NEMA-like body',
  bodyPart: 'CHESTABDPELVIS' as const,
  date: '20250103',
  time: '110000.00',
};

const petSeries: PhantomSeries = {
  ...common,
  name: 'pet-ct-body/pet',
  sopClassUid: PET_IMAGE_STORAGE,
  modality: 'PT',
  description: 'PET AC',
  number: 2,
  grid: PET_GRID,
  attributes: petModules(PET_GRID.dimensions[2]),
};

const ctSeries: PhantomSeries = {
  ...common,
  name: 'pet-ct-body/ct',
  sopClassUid: CT_IMAGE_STORAGE,
  modality: 'CT',
  description: 'CT for attenuation',
  number: 1,
  grid: CT_GRID,
  attributes: ctModules,
};

/** A torso on FDG PET and CT in one frame of reference; the PET slope differs in every slice, as on real scanners. */
export function petCtBody(): readonly PhantomFile[] {
  return [...ctFiles(), ...petFiles()];
}

function ctFiles(): readonly PhantomFile[] {
  const shapes = [
    ...ORGANS.map((organ) => ({ ...organ, value: organ.hu })),
    ...BODY_SPHERES.map((truth) => sphere(truth, 65)),
  ];
  const noise = gaussian(20250103);
  const hu = paint(CT_GRID, shapes, -1000).map((value) => value + 9 * noise());
  return slicesOf(CT_GRID, hu).map((values, slice) =>
    phantomFile(ctSeries, {
      slice,
      number: slice + 1,
      stored: Int16Array.from(values, (value) => Math.max(0, Math.round(value + 1024))),
      slope: '1',
      intercept: '-1024',
    }),
  );
}

function petFiles(): readonly PhantomFile[] {
  const shapes = [
    ...ORGANS.map((organ) => ({ ...organ, value: organ.suv })),
    ...BODY_SPHERES.map((truth) => sphere(truth, truth.suv)),
  ];
  const perSuv = activityOfSuv(REFERENCE_PATIENT, 3600);
  return slicesOf(PET_GRID, paint(PET_GRID, shapes, 0)).map((values, slice) => {
    const most = values.reduce((largest, value) => Math.max(largest, value), 0.1) * perSuv;
    // Many slices have the same maximum here; patients' do not, so the headroom is made to differ.
    const headroom = 1 + ((37 * slice) % PET_GRID.dimensions[2]) / PET_GRID.dimensions[2];
    const slope = ((most * headroom) / 32_767).toPrecision(8);
    return phantomFile(petSeries, {
      slice,
      number: slice + 1,
      stored: Int16Array.from(values, (suv) => Math.round((suv * perSuv) / Number(slope))),
      slope,
      intercept: '0',
      attributes: {
        ...petFrame({ start: 0, duration: 120, halfLife: REFERENCE_PATIENT.halfLife, corrected: 'START' }),
        '00541330': text('US', slice + 1),
      },
    });
  });
}
