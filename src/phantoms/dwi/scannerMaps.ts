import type { DataSet } from '#core/imaging/dataset.ts';
import { codeSequence, sequence } from '#dicom/write/element.ts';
import { phantomFile, text, type PhantomFile } from '../phantomFile.ts';
import { paint, slicesOf } from '../scene.ts';
import type { DiffusionPhantom, MapUnit } from './diffusionHead.ts';
import { seriesOf } from './mrSeries.ts';

/** Stored value 1 is 1 um²/s, over the whole range of 16 bits (PS3.3 C.7.6.16.2.11). */
const MAPPING: DataSet = {
  '00283003': text('LO', 'Apparent diffusion coefficient'),
  '004008EA': codeSequence({ value: 'um2/s', scheme: 'UCUM', meaning: 'um2/s' }),
  '00409210': text('SH', 'ADC'),
  '00409211': text('US', 0xffff),
  '00409216': text('US', 0),
  '00409220': sequence({
    '0040A040': text('CS', 'CODE'),
    '0040A043': codeSequence({ value: '246205007', scheme: 'SCT', meaning: 'Quantity' }),
    '0040A168': codeSequence({ value: '113041', scheme: 'DCM', meaning: 'Apparent Diffusion Coefficient' }),
  }),
  '00409224': text('FD', 0),
  '00409225': text('FD', 1),
};

/** The scanner's maps: stored values in 10⁻⁶ mm²/s; most scanners do not say so, some by a real world value mapping. */
export const scannerMaps = (phantom: DiffusionPhantom): readonly PhantomFile[] =>
  phantom.maps.flatMap((unit) => scannerMap(phantom, unit));

function scannerMap(phantom: DiffusionPhantom, unit: MapUnit): readonly PhantomFile[] {
  const series = unit === 'mapped' ? seriesOf(phantom, 'adc-mapped', 4) : seriesOf(phantom, 'adc', 3);
  const adc = paint(
    series.grid,
    phantom.tissues.map((tissue) => ({ ...tissue, value: tissue.adc * 1e6 })),
    0,
  );
  return slicesOf(series.grid, adc).map((values, slice) =>
    phantomFile(series, {
      slice,
      number: slice + 1,
      stored: Uint16Array.from(values, Math.round),
      slope: '1',
      intercept: '0',
      attributes: {
        '00080008': text('CS', 'DERIVED', 'PRIMARY', 'DIFFUSION', 'ADC'),
        ...(unit === 'mapped' ? { '00409096': sequence(MAPPING) } : {}),
      },
    }),
  );
}
