import type { Grid } from '#core/geometry/grid.ts';
import type { DataSet } from '#core/imaging/dataset.ts';
import { phantomSpace, text, type PhantomSeries } from '../phantomFile.ts';
import type { DiffusionPhantom } from './diffusionHead.ts';

const MR_IMAGE_STORAGE = '1.2.840.10008.5.1.4.1.1.4';

const mrModules: DataSet = {
  '00180020': text('CS', 'EP'),
  '00180021': text('CS', 'SK'),
  '00180022': text('CS', ''),
  '00180023': text('CS', '2D'),
  '00180080': text('DS', '5200'),
  '00180081': text('DS', '74'),
  '00180083': text('DS', '1'),
  '00180084': text('DS', '123.2'),
  '00180087': text('DS', '3'),
  '00180091': text('IS', '1'),
  '00181314': text('DS', '90'),
  '00185100': text('CS', 'HFS'),
};

const gridOf = (study: string): Grid => ({
  dimensions: [96, 96, 16],
  spacing: [2.2, 2.2, 5],
  origin: [-104.5, -104.5, 0],
  row: [1, 0, 0],
  column: [0, 1, 0],
  normal: [0, 0, 1],
  frameOfReferenceUid: phantomSpace(study),
});

const DESCRIPTIONS = {
  directions: 'ep2d_diff 3 directions',
  trace: 'ep2d_diff trace',
  adc: 'ep2d_diff ADC',
  'adc-mapped': 'ep2d_diff ADC in um2/s',
} as const;

/** A series of the study of a phantom; `number` is its Series Number. */
export function seriesOf(
  { id, words }: DiffusionPhantom,
  name: keyof typeof DESCRIPTIONS,
  number: number,
): PhantomSeries {
  const study = `Diffusion ${id}`;
  return {
    name: `diffusion/${id}/${name}`,
    sopClassUid: MR_IMAGE_STORAGE,
    modality: 'MR',
    patientId: 'PHANTOM-DWI',
    patientName: 'Phantom^Diffusion',
    study,
    studyDescription: words,
    description: DESCRIPTIONS[name],
    bodyPart: 'HEAD',
    number,
    date: '20250110',
    time: '140000.00',
    grid: gridOf(study),
    attributes: mrModules,
  };
}
