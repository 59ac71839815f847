import { sha256Hex } from '#core/digest.ts';
import type { Grid } from '#core/geometry/grid.ts';
import { text, type DataElement, type DataSet } from '#core/imaging/dataset.ts';
import type { Instance } from '#core/imaging/instance.ts';
import type { Stack } from '#core/imaging/series.ts';
import { SOFTWARE } from '#core/version.ts';
import { element, longString, reference, sequence, type CodedTerm } from './element.ts';
import { frameGroups, sharedGroups } from './parametricMapGroups.ts';
import { writePart10 } from './writePart10.ts';

export interface ParametricMapContent {
  /** The stack the map lies on: patient and study come from its images. */
  readonly stack: Stack;
  /** Every image that entered the map. */
  readonly sources: readonly Instance[];
  readonly grid: Grid;
  /** One value per voxel in `unit`, order of the grid; NaN where undefined. */
  readonly values: Float32Array;
  readonly seriesUid: string;
  /** What the pixels show, a code string of at most 16 characters, e.g. ADC. */
  readonly label: string;
  readonly description: string;
  readonly quantity: CodedTerm;
  readonly unit: CodedTerm;
  readonly derivation: string;
}

const PARAMETRIC_MAP_STORAGE = '1.2.840.10008.5.1.4.1.1.30';

/** What the map shares with its source and must have, if only empty (PS3.3 C.7.1.1, C.7.2.1, C.7.3.1, C.7.4.1). */
const REQUIRED: Readonly<Record<string, string>> = {
  '00080020': 'DA', '00080023': 'DA', '00080030': 'TM', '00080033': 'TM', '00080050': 'SH', '00080060': 'CS',
  '00080090': 'PN', '00100010': 'PN', '00100020': 'LO', '00100030': 'DA', '00100040': 'CS', '00200010': 'SH',
  '00201040': 'LO',
}; // prettier-ignore

/** What the map shares with its source where the source has it. */
const OPTIONAL = [
  '00080201', '00081030', '00101020', '00101030', '00120062', '00120063', '00180015', '0020000D', '00200060',
] as const; // prettier-ignore

/**
 * A map as Parametric Map Storage with 32-bit floats (PS3.3 A.75): one frame a slice, its plane in functional groups, and
 * a real world value mapping of slope 1 that names quantity and unit. Content Date and Time are those of the source, so
 * that the same content gives the same bytes. @throws RangeError for text that does not fit its element.
 */
export function parametricMap(content: ParametricMapContent): Uint8Array<ArrayBuffer> {
  const { grid, values } = content;
  if (values.length !== grid.dimensions[0] * grid.dimensions[1] * grid.dimensions[2])
    throw new RangeError('a map has one value per voxel of its grid');
  const bytes = new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
  const uid = (what: string) => derivedUid(`${content.seriesUid} ${sha256Hex(bytes)} ${what}`);
  const source = content.stack.frames[0]?.dataSet ?? {};
  const dimensions = uid('dimensions');
  return writePart10({
    ...inherited(source),
    ...describing(content, source),
    '00080018': element('UI', uid('instance')),
    '00081115': referencedSeries(content.sources),
    // Without a frame of reference the source cannot be related to anything; nor can the map.
    '00200052': element('UI', grid.frameOfReferenceUid === '' ? uid('frame of reference') : grid.frameOfReferenceUid),
    '00209221': sequence({ '00209164': element('UI', dimensions) }),
    '00209222': sequence({
      '00209164': element('UI', dimensions),
      '00209165': element('AT', '00209057'),
      '00209167': element('AT', '00209111'),
    }),
    '00280002': element('US', 1),
    '00280004': element('CS', 'MONOCHROME2'),
    '00280008': element('IS', grid.dimensions[2]),
    '00280010': element('US', grid.dimensions[1]),
    '00280011': element('US', grid.dimensions[0]),
    '00280100': element('US', 32),
    '52009229': sequence(sharedGroups(content)),
    '52009230': sequence(...Array.from({ length: grid.dimensions[2] }, (_, slice) => frameGroups(grid, slice))),
    '7FE00008': { vr: 'OF', bytes },
  });
}

/** A UID of the root for hashes and UUIDs (PS3.5 B.2): 2.25 and 128 bits as a decimal number. */
const derivedUid = (seed: string) => `2.25.${BigInt(`0x${sha256Hex(seed).slice(0, 32)}`)}`;

function inherited(source: DataSet): DataSet {
  const required = Object.entries(REQUIRED).map(([tag, vr]): [string, DataElement] => [tag, source[tag] ?? { vr }]);
  const optional = OPTIONAL.flatMap((tag) => (source[tag] ? [[tag, source[tag]] as const] : []));
  return Object.fromEntries([...required, ...optional]);
}

/** What the object is and who made it: general and enhanced equipment, image and content modules (PS3.3 C.8.32). */
function describing({ label, description, seriesUid, derivation }: ParametricMapContent, source: DataSet): DataSet {
  return {
    // Text was decoded when the source was read, and is written in UTF-8 whatever the source used.
    '00080005': element('CS', 'ISO_IR 192'),
    '00080008': element('CS', 'DERIVED', 'PRIMARY', 'VOLUME', label),
    '00080016': element('UI', PARAMETRIC_MAP_STORAGE),
    '00080070': element('LO', SOFTWARE.name),
    '0008103E': element('LO', longString(description)),
    '00081090': element('LO', SOFTWARE.name),
    '00082111': element('ST', derivation),
    '00181000': element('LO', SOFTWARE.version),
    '00181020': element('LO', SOFTWARE.version),
    '00189004': element('CS', 'RESEARCH'),
    '0020000E': element('UI', seriesUid),
    '00200011': element('IS', '1001'),
    '00200013': element('IS', '1'),
    '00280301': element('CS', text(source, '00280301') === 'YES' ? 'YES' : 'NO'),
    // Nothing is known of faces in the source: the cautious answer.
    '00280302': element('CS', 'YES'),
    '00282110': element('CS', text(source, '00282110') === '01' ? '01' : '00'),
    '00400555': sequence(),
    '00700080': element('CS', label),
    '00700081': element('LO', longString(description)),
    '00700084': element('PN'),
    '20500020': element('CS', 'IDENTITY'),
  };
}

/** The images named in the functional groups, by series (Common Instance Reference, PS3.3 C.12.2). */
function referencedSeries(sources: readonly Instance[]): DataElement {
  const seriesUids = [...new Set(sources.map(({ seriesUid }) => seriesUid))];
  return sequence(
    ...seriesUids.map((seriesUid) => ({
      '0008114A': sequence(...sources.filter((source) => source.seriesUid === seriesUid).map(reference)),
      '0020000E': element('UI', seriesUid),
    })),
  );
}
