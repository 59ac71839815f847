import { describe, expect, it } from 'vitest';
import {
  findPrivate, GE_SCAN_TIME, PHILIPS_SUV, radiopharmaceutical, SIEMENS_REFERENCE,
} from '#core/calibration/suv/attributes.ts'; // prettier-ignore
import { inconsistency } from '#core/calibration/suv/consistency.ts';
import { tabulatedHalfLife } from '#core/calibration/suv/halfLives.ts';
import { text, type DataSet } from '#core/imaging/dataset.ts';
import { dataSetOf, petImage, radiopharmaceutical as tracer, type Attributes } from '../../../builders/petSeries.ts';

describe('private elements', () => {
  const time = '20250103110000.00';
  const found = (attributes: Attributes, wanted = GE_SCAN_TIME) => {
    const element = findPrivate(dataSetOf(attributes), wanted);
    return element && [element.tag, ...element.warnings.map(({ code }) => code)];
  };

  it.each<[string, Attributes, readonly string[] | undefined]>([
    ['usual block', { '00090010': 'GEMS_PETD_01', '0009100D': time }, ['0009100D']],
    ['another block', { '00090010': 'OTHER', '00090012': 'GEMS_PETD_01', '0009120D': time }, ['0009120D']],
    ['creator dropped', { '00080070': 'GE MEDICAL SYSTEMS', '0009100D': time }, ['0009100D', 'SUV_W_PRIVATE_CREATOR']],
    ['creator dropped, other manufacturer', { '00080070': 'MERGE', '0009100D': time }, undefined],
    ['creator and manufacturer dropped', { '0009100D': time }, undefined],
    ['block of another creator', { '00080070': 'GE MEDICAL SYSTEMS', '00090010': 'OTHER', '0009100D': time }, undefined],
    ['empty', { '00090010': 'GEMS_PETD_01', '0009100D': '' }, undefined],
  ])('%s', (_name, attributes, expected) => expect(found(attributes)).toEqual(expected)); // prettier-ignore

  it.each([
    ['SIEMENS', SIEMENS_REFERENCE, '00711022'],
    ['CPS', SIEMENS_REFERENCE, '00711022'],
    ['Philips Medical Systems', PHILIPS_SUV, '70531000'],
  ])('%s without creator', (manufacturer, wanted, tag) => {
    expect(found({ '00080070': manufacturer, [tag]: '1' }, wanted)?.[0]).toBe(tag);
  });

  it('reads the text of an element whose VR the file leaves open, and nothing else', () => {
    const withBytes = (content: string): DataSet => ({
      ...dataSetOf({ '00080070': 'Philips' }),
      '70531000': { vr: 'UN', bytes: Uint8Array.from(content, (letter) => letter.charCodeAt(0)) },
    });
    const element = findPrivate(withBytes('0.0005\0'), PHILIPS_SUV);
    expect(element && text(element.header, element.tag)).toBe('0.0005');
    expect(findPrivate(withBytes('\x01\x02'), PHILIPS_SUV)).toBeUndefined();
  });
});

describe('series-level values (section 2)', () => {
  it.each<[string, Attributes, Attributes, string | undefined]>([
    ['the same weight written otherwise', { '00101030': '70.0' }, {}, undefined],
    ['the same time written otherwise', { '00080031': '110000' }, {}, undefined],
    ['slope', { '00281053': '2' }, {}, undefined],
    ['units', { '00541001': 'CNTS' }, {}, '(0054,1001)'],
    ['corrections', { '00280051': 'ATTN' }, {}, '(0028,0051)'],
    ['decay correction', { '00541102': 'NONE' }, {}, '(0054,1102)'],
    ['weight', { '00101030': '71' }, {}, '(0010,1030)'],
    ['height', { '00101020': '1.8' }, {}, '(0010,1020)'],
    ['sex', { '00100040': 'F' }, {}, '(0010,0040)'],
    ['series date', { '00080021': '20250104' }, {}, '(0008,0021)'],
    ['series time', { '00080031': '110001' }, {}, '(0008,0031)'],
    ['dose', {}, { '00181074': '3' }, '(0018,1074)'],
    ['half-life', {}, { '00181075': '6588' }, '(0018,1075)'],
    ['injection date and time', {}, { '00181078': '20250103100000' }, '(0018,1078)'],
    ['injection time', {}, { '00181072': undefined }, '(0018,1072)'],
  ])('%s', (_name, image, dose, tag) => {
    const failure = inconsistency([petImage(), petImage(image, dose)]);
    expect(failure?.tag).toBe(tag);
    if (tag) expect(failure).toMatchObject({ code: 'SUV_E_INCONSISTENT_SERIES', message: `${tag} differs between images.` });
  }); // prettier-ignore

  it('does not ask for what the reader replaced', () => {
    expect(inconsistency([petImage(), petImage({ '00101030': '71' })], { weight: 70 })).toBeUndefined();
  });
});

describe('radiopharmaceutical', () => {
  const two = petImage({ '00540016': [tracer(), tracer({ '00181074': '1e8' })] });
  it('asks which of two', () => {
    const result = radiopharmaceutical(two);
    expect(result.ok ? '' : result.failure.code).toBe('SUV_E_MULTI_RADIOPHARM');
  });
  it('takes the one picked', () => {
    const result = radiopharmaceutical(two, { radiopharmaceutical: 1 });
    expect(result.ok && text(result.value, '00181074')).toBe('1e8');
    expect(radiopharmaceutical(two, { radiopharmaceutical: 2 }).ok).toBe(false);
  });
});

/** PS3.16 CID 4020: SNOMED CT and SRT codes with their meaning; half-lives of pet-suv.md 5.3. */
describe('radionuclides', () => {
  it.each([
    ['77004003', 'C-111A1', '^18^Fluorine', 6586.2],
    ['40565003', 'C-105A1', '^11^Carbon', 1221.8],
    ['21576001', 'C-107A1', '^13^Nitrogen', 597.9],
    ['129504001', 'C-B1038', '^15^Oxygen', 122.24],
    ['35337001', 'C-131A3', '^68^Gallium', 4062.6],
    ['79197006', 'C-159A2', '^82^Rubidium', 75.5],
    ['3932008', 'C-127A2', '^64^Copper', 45724],
    ['63360001', 'C-168A4', '^89^Zirconium', 282276],
    ['40937006', 'C-114A5', '^124^Iodine', 360806],
  ])('%s, %s, %s: %d s', (snomed, srt, meaning, seconds) => {
    expect(tabulatedHalfLife(snomed, undefined)?.seconds).toBe(seconds);
    expect(tabulatedHalfLife(srt, undefined)?.seconds).toBe(seconds);
    expect(tabulatedHalfLife(undefined, meaning)?.seconds).toBe(seconds);
  });

  it.each(['^68^Germanium', '^14^Oxygen', '^62^Copper', 'Fluorine', 'Tc-99m', '118F', 'C-111', '^86^Yttrium'])(
    'knows no %s',
    (meaning) => expect(tabulatedHalfLife(undefined, meaning)).toBeUndefined(),
  );
});
