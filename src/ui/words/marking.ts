import type { LesionRole } from '#core/regions/region.ts';

const roles: Readonly<Record<LesionRole, string>> = {
  target: 'Target',
  'non-target': 'Non-target',
  reference: 'Reference',
  none: 'None',
};

/** Regions on the images: the fields of the selected one, what a drawing waits for, and why a tool cannot mark. */
export const markingWords = {
  regions: 'Regions',
  region: (name: string) => `Region ${name}`,
  name: 'Name',
  noName: 'A region needs a name',
  nameTaken: (name: string) => `${name} is taken at this time point`,
  role: 'Role',
  roles,
  organ: 'Organ',
  chooseOrWrite: 'Choose or write',
  /** Organs that trials name; any other can be written. They are kept as chosen, and cut-offs compare with them. */
  organs: [
    'Adrenal', 'Bone', 'Bowel', 'Brain', 'Breast', 'Heart', 'Kidney', 'Liver', 'Lung', 'Lymph node', 'Mediastinum',
    'Muscle', 'Ovary', 'Pancreas', 'Peritoneum', 'Pleura', 'Prostate', 'Skin', 'Spleen', 'Stomach', 'Thyroid', 'Uterus',
  ], // prettier-ignore
  node: 'Lymph node',
  irradiated: 'Irradiated before',
  remove: (name: string) => `Delete ${name}`,

  /** Lines that fit a quarter of a screen. */
  hints: {
    shortAxis: ['Now drag across it for the short axis', 'Enter keeps a length, Esc discards'],
    spline: ['Click knot after knot', 'Enter or a double click closes, Esc discards'],
    placed: ['Arrows move, + − resize', 'Enter keeps, Esc discards'],
    placeable: ['Arrows move, with Shift faster', '+ sets a shape down, Space a point, Esc ends'],
    pointer: ['Arrows move, with Shift faster', 'Space sets a point, Esc ends'],
  },

  keptAsLength: (name: string) => `${name} has one axis only and is kept as a length. Undo takes it back.`,
  thresholdUnit: (threshold: number) =>
    `A threshold of ${threshold} is an SUV, and these values are not. Choose a share of the maximum, or draw on PET.`,
  noVolume: 'These images form no regular volume.',
  nothingMeasured: 'Nothing can be measured here.',
  noDepth: 'Draw a line or an outline: these images have no depth.',
} as const;
