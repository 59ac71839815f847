import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { inspection, type InspectedSeries } from '#dicom/inspect.ts';
import { importPath } from '../builders/files.ts';
import { hasShared, sharedPath } from '../builders/shared.ts';

const inspect = async (...parts: readonly string[]) =>
  inspection((await importPath(sharedPath('data', ...parts))).manifest);

/** "ct 3" for a CT series of three instances, in the order of the text. */
const kinds = (series: readonly InspectedSeries[]) =>
  series.map(({ kind, instances }) => `${kind} ${instances}`).toSorted((a, b) => a.localeCompare(b, 'en'));

/** What the README of each folder says is in it: kind and number of instances of every series. */
const TRUTH: readonly (readonly [folder: string, series: readonly string[]])[] = [
  ['bold/ge-mr750-classic', ['bold 30']],
  ['bold/philips-elition-rest-75vol-2slices', ['bold 150']],
  ['bold/siemens-prisma-mosaic', ['bold 2']],
  ['bold/siemens-prisma-xa30-enhanced', ['bold 2']],
  ['longitudinal/CRLM-CT-1004-single-timepoint', ['ct 3']],
  ['longitudinal/lu177-spect-timepoint1', ['pet 10', 'rtstruct 1']],
  ['longitudinal/lu177-spect-timepoint2', ['pet 9', 'rtstruct 1']],
  ['longitudinal/mr-cmb-crc-06489-baseline-19591209', ['adc 5']],
  ['longitudinal/mr-cmb-crc-06489-followup-19600413', ['adc 5']],
  ['pet-ct/STS_001-raw-bqml', ['pet 267', 'rtstruct 1']],
  ['sr-seg-rtstruct/dcmqi-adc-map-ge', ['adc 1']],
  ['sr-seg-rtstruct/dcmqi-seg-24x38x3', ['ct 1', 'ct 3', 'seg 1']],
  ['sr-seg-rtstruct/dcmqi-seg-liver', ['ct 3', 'seg 1']],
  ['sr-seg-rtstruct/dcmqi-seg-overlap', ['seg 1']],
  ['sr-seg-rtstruct/dcmqi-tid1500-qin-headneck-0003', ['other 1', 'seg 1', 'sr 1']],
  ['sr-seg-rtstruct/sr-misc', ['sr 1', 'sr 1']],
];

describe.skipIf(!hasShared('data'))('the kinds of the reference data are those of their READMEs', () => {
  it.each(TRUTH)('%s', async (folder, expected) => {
    const { received, shown, withheld, studies } = await inspect(...folder.split('/'));
    expect(received).toBe(shown + withheld.length);
    expect(withheld.filter(({ code }) => code !== 'INP_E_NOT_DICOM')).toEqual([]);
    expect(kinds(studies.flatMap(({ series }) => series))).toEqual(expected);
  });

  it('haxby2001-sub001 is no DICOM: every file is withheld as such', async () => {
    const { shown, received, withheld } = await inspect('bold', 'haxby2001-sub001');
    expect([shown, withheld.length]).toEqual([0, received]);
    expect(new Set(withheld.map(({ code }) => code))).toEqual(new Set(['INP_E_NOT_DICOM']));
  });

  it.each([
    ['bold/ge-mr750-classic', 3],
    ['bold/philips-elition-rest-75vol-2slices', 2],
    ['bold/siemens-prisma-mosaic', 36],
    ['bold/siemens-prisma-xa30-enhanced', 33],
    ['longitudinal/mr-cmb-crc-06489-baseline-19591209', 5],
    ['pet-ct/STS_001-raw-bqml', 267],
  ])('%s has volumes of %i slices', async (folder, slices) => {
    const { studies } = await inspect(...folder.split('/'));
    const [first] = studies.flatMap(({ series }) => series).filter(({ dimensions }) => dimensions !== null);
    expect(first?.dimensions?.[2]).toBe(slices);
  });
});

describe.skipIf(!hasShared('data', 'us'))('ultrasound', () => {
  it.each([
    ['acuson-sequoia-65f-jpeg.dcm', [576, 456, 65]],
    ['acuson-8f-jpeg-fragmented-noBOT-negative-deltaX.dcm', [320, 240, 8]],
    ['sonosite-turbo-30f-jpeg-ybr422.dcm', [320, 240, 30]],
    ['philips-cx50-palette-2regions.dcm', [800, 350, 1]],
    ['esaote-ybr_full_422-uncompressed.dcm', [800, 555, 1]],
    ['ge-logiq700-j2k-rct.dcm', [640, 480, 1]],
  ])('%s has the size and frames of its README', async (file, dimensions) => {
    const { studies } = await inspect('us', path.basename(file));
    const series = studies.flatMap((study) => study.series);
    expect(series.map(({ kind, dimensions: own }) => [kind, own])).toEqual([['us', dimensions]]);
  });
});
