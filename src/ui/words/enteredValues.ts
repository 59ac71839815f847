import type { Enterable } from '#core/calibration/suv/enteredOverride.ts';

/** What may be entered: the title of its dialog, and with … of its button; and the name of its field. */
const offers: Readonly<Record<Enterable, { readonly title: string; readonly label: string }>> = {
  weight: { title: 'Enter the weight', label: 'Weight' },
  height: { title: 'Enter the height', label: 'Height' },
  sex: { title: 'Enter the sex', label: 'Sex' },
  dose: { title: 'Enter the dose', label: 'Dose at injection, net of the residue' },
  doseUnit: { title: 'Confirm the unit of the dose', label: 'The dose in the file is in' },
  injectedAt: { title: 'Enter the injection time', label: 'Injection, local clock' },
  radiopharmaceutical: { title: 'Pick the radiopharmaceutical', label: 'Its number in the file, from 1' },
};

/** Values entered in place of a PET header: what was entered, and the dialogs that enter and remove it. */
export const enteredValueWords = {
  list: 'Entered by the reader',
  entered: (value: string) => `Entered: ${value}`,
  change: 'Change…',
  changeValue: (value: string) => `Change ${value}`,
  remove: 'Remove…',
  removeValue: (value: string) => `Remove ${value}`,
  offers,

  reason: 'Reason, kept in the trail',
  consequence: ({ ofPatient }: { readonly ofPatient: boolean }) =>
    `The file is not changed. Every SUV of this ${ofPatient ? 'study' : 'series'} is measured again and marked as entered by the reader.`,
  measure: 'Measure with it',
  unit: 'Unit',
  doseKnown: 'How the dose is known',
  atInjection: 'At injection',
  bySyringe: 'Syringe before and after',
  syringeBefore: 'Syringe before',
  residueAfter: 'Residue after',
  measuredAt: (activity: string) => `${activity}, measured at`,

  removal: 'Remove what was entered',
  removalConsequence: (value: string) =>
    `Entered: ${value}. Without it what the file states holds again, and the SUVs it concerns are measured again.`,
  confirmRemoval: 'Remove',
} as const;
