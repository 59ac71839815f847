import { text, type DataSet } from '#core/imaging/dataset.ts';
import { PUBLIC_BINARY_ATTRIBUTES } from './publicBinaryAttributes.ts';
import { PUBLIC_CHARACTER_ATTRIBUTES } from './publicCharacterAttributes.ts';

/** Repeating groups of curves (50xx) and overlays (60xx), by element. */
const REPEATING: Readonly<Record<string, string>> = {
  '0010': 'US',
  '0011': 'US',
  '0015': 'IS',
  '0022': 'LO',
  '0040': 'CS',
  '0050': 'SS',
  '0051': 'US',
  '0100': 'US',
  '0102': 'US',
  '1500': 'LO',
  '3000': 'ox',
};

/**
 * Value representations of the private elements that calibration and grouping read, by private creator and then by
 * group and element without the block (pet-suv.md section 2, mri-adc.md section 2, fmri-bold.md section 2).
 */
const PRIVATE: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  GEMS_PETD_01: { '00090D': 'DT', '00093B': 'DT' },
  GEMS_PARM_01: { '004339': 'IS' },
  GEMS_ACQU_01: { '0019BB': 'DS', '0019BC': 'DS', '0019BD': 'DS' },
  'SIEMENS MED PT': { '007122': 'DT' },
  'SIEMENS MR HEADER': { '00190A': 'US', '00190C': 'IS', '00190D': 'CS', '00190E': 'FD', '001927': 'FD' },
  'Philips PET Private Group': { '705300': 'DS', '705309': 'DS' },
  'Philips Imaging DD 001': { '200103': 'FL', '200104': 'CS' },
  'Philips MR Imaging DD 001': { '20050E': 'FL', '2005B0': 'FL', '2005B1': 'FL', '2005B2': 'FL' },
  'Philips MR Imaging DD 005': { '20050E': 'FL', '2005B0': 'FL', '2005B1': 'FL', '2005B2': 'FL' },
  'Image Private Header': { '006509': 'FD', '00650A': 'FD', '006537': 'FD', '006550': 'DS', '006551': 'SQ' },
};

/** Value representations of the public attributes, needed where the file does not state them (implicit VR, UN). */
const byTag: ReadonlyMap<string, string> = new Map(
  Object.entries({ ...PUBLIC_CHARACTER_ATTRIBUTES, ...PUBLIC_BINARY_ATTRIBUTES }).flatMap(([vr, list]) =>
    list
      .trim()
      .split(/\s+/)
      .flatMap((token) => {
        const [group = '', elements = ''] = token.split(':');
        return (elements.match(/.{4}/g) ?? []).map((element): [string, string] => [group + element, vr]);
      }),
  ),
);

/** The VR (or the choice xs, lo, ox) of a public attribute; undefined when PS3.6 does not list it. */
export function publicVr(tag: string): string | undefined {
  if (tag.endsWith('0000')) return 'UL';
  return byTag.get(tag) ?? (/^(50|60)/.test(tag) ? REPEATING[tag.slice(4)] : undefined);
}

/**
 * The VR of a private element of a known creator; undefined for all others. Some de-identifiers drop the creator: then
 * the usual block 10 is looked up by element alone, so that the value can be read where its use is allowed at all.
 */
function privateVr(creator: string | undefined, tag: string): string | undefined {
  const element = tag.slice(0, 4) + tag.slice(6);
  if (creator !== undefined) return PRIVATE[creator]?.[element];
  if (tag.slice(4, 6) !== '10') return undefined;
  return Object.values(PRIVATE).find((elements) => elements[element] !== undefined)?.[element];
}

/** The VR the file does not state: by dictionary, by private creator, else UN. */
export function impliedVr(tag: string, dataSet: DataSet, signed: boolean): string {
  if (Number.parseInt(tag[3] ?? '0', 16) % 2 === 1) {
    if (/^....00[1-9A-F].$/.test(tag)) return 'LO';
    const creator = text(dataSet, `${tag.slice(0, 4)}00${tag.slice(4, 6)}`);
    return privateVr(creator, tag) ?? 'UN';
  }
  const vr = publicVr(tag) ?? 'UN';
  if (vr === 'xs') return signed ? 'SS' : 'US';
  return vr === 'lo' || vr === 'ox' ? 'OW' : vr;
}
