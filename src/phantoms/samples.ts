import { ROUTINE, tumourScan } from './ct/tumourScans.ts';
import { HEAD_NOISY, VIALS_EXACT } from './dwi/diffusionHead.ts';
import { diffusionStudy } from './dwi/diffusionStudy.ts';
import { dynamicPet } from './dynamic/dynamicPet.ts';
import { petCtBody } from './pet/petCtBody.ts';
import { suvSituations } from './pet/suvSituations.ts';
import { calibratedUltrasound } from './us/calibratedUltrasound.ts';
import type { PhantomFile } from './phantomFile.ts';

/** A study of known truth that the start page offers; made when asked for, in a few steps that can be counted. */
export interface Sample {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly modalities: readonly string[];
  readonly steps: readonly (() => readonly PhantomFile[])[];
}

export const SAMPLES: readonly Sample[] = [
  {
    id: 'pet-ct',
    title: 'FDG PET/CT, NEMA-like body',
    description: 'Torso with hot spheres of 10–37 mm at SUV 4.00, a cold one, background 1.00.',
    modalities: ['PT', 'CT'],
    steps: [petCtBody],
  },
  {
    id: 'diffusion',
    title: 'Diffusion MRI, head with lesion',
    description: 'b = 0–1000 s/mm² in three directions and trace, scanner ADC map; lesion at 0.62 × 10⁻³ mm²/s.',
    modalities: ['MR'],
    steps: [() => diffusionStudy(HEAD_NOISY)],
  },
  {
    id: 'ct-response',
    title: 'CT baseline and two follow-ups',
    description: 'Targets in lung, liver and a node: partial response, then progression with a new lesion.',
    modalities: ['CT'],
    steps: ([0, 1, 2] as const).map((timePoint) => () => tumourScan(timePoint, ROUTINE)),
  },
  {
    id: 'ultrasound',
    title: 'Ultrasound, calibrated cine',
    description: 'B-mode, M-mode and pulsed wave: wires 40 mm apart, a cyst of 16 mm, PSV 80 and EDV 20 cm/s.',
    modalities: ['US'],
    steps: [calibratedUltrasound],
  },
  {
    id: 'dynamic-pet',
    title: 'Dynamic PET, known curves',
    description: 'Twelve frames from injection to 7 minutes: a tumour that takes up, a blood pool with its bolus.',
    modalities: ['PT'],
    steps: [dynamicPet],
  },
  {
    id: 'adc-vials',
    title: 'ADC vials, exact',
    description: 'Eight vials of 0.1–2.4 × 10⁻³ mm²/s in water, without noise.',
    modalities: ['MR'],
    steps: [() => diffusionStudy(VIALS_EXACT)],
  },
  {
    id: 'suv-situations',
    title: 'SUV reference objects',
    description: 'Seventeen ways a header can state an SUV, each 4.00 / 1.00 / 0.20, and six that must be refused.',
    modalities: ['PT'],
    steps: [() => suvSituations().flatMap(({ files }) => files)],
  },
];
