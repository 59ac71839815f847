import { sha256Hex } from '#core/digest.ts';
import { indexToWorld, type Grid } from '#core/geometry/grid.ts';
import type { DataElement, DataSet } from '#core/imaging/dataset.ts';
import type { Stack } from '#core/imaging/series.ts';
import { SOFTWARE } from '#core/version.ts';
import { writePart10 } from './writePart10.ts';

export interface CodedTerm {
  readonly value: string;
  readonly scheme: string;
  readonly meaning: string;
}

export interface ParametricMapContent {
  /** The stack the map lies on: patient and study come from its images, which are named as sources. */
  readonly stack: Stack;
  readonly grid: Grid;
  /** One value per voxel in `unit`, order of the grid; NaN where undefined. */
  readonly values: Float32Array;
  readonly seriesUid: string;
  readonly description: string;
  readonly quantity: CodedTerm;
  readonly unit: CodedTerm;
  readonly derivation: string;
}

const PARAMETRIC_MAP_STORAGE = '1.2.840.10008.5.1.4.1.1.30';

/** Patient and study attributes that the map shares with its source (PS3.3 C.7.1.1, C.7.2.1, C.7.2.2). */
const INHERITED = [
  '00080005', '00080020', '00080030', '00080050', '00080090', '00081030', '00100010', '00100020', '00100030', '00100040',
  '00101020', '00101030', '0020000D', '00200010', '00200052',
] as const; // prettier-ignore

const element = (vr: string, ...values: readonly (string | number | DataSet)[]): DataElement => ({ vr, Value: values });
const sequence = (...items: readonly DataSet[]): DataElement => ({ vr: 'SQ', Value: items });

const coded = ({ value, scheme, meaning }: CodedTerm): DataSet => ({
  '00080100': element('SH', value),
  '00080102': element('SH', scheme),
  '00080104': element('LO', meaning),
});

/**
 * A map as Parametric Map Storage with 32-bit floats (PS3.3 A.75): one frame a slice, its plane in functional groups, and
 * a real world value mapping of slope 1 that names quantity and unit. The same content gives the same bytes.
 */
export function parametricMap(content: ParametricMapContent): Uint8Array<ArrayBuffer> {
  const { grid, values, stack, seriesUid, description } = content;
  const source = stack.frames[0]?.dataSet ?? {};
  const inherited = INHERITED.flatMap((tag) => (source[tag] ? [[tag, source[tag]] as const] : []));
  const sopInstanceUid = `2.25.${BigInt(`0x${sha256Hex(`${seriesUid} ${sha256Hex(bytesOf(values))}`).slice(0, 32)}`)}`;
  return writePart10({
    ...Object.fromEntries(inherited),
    '00080008': element('CS', 'DERIVED', 'PRIMARY', 'VOLUME', 'ADC'),
    '00080016': element('UI', PARAMETRIC_MAP_STORAGE),
    '00080018': element('UI', sopInstanceUid),
    '00080060': element('CS', 'MR'),
    '00080070': element('LO', SOFTWARE.name),
    '0008103E': element('LO', description),
    '00081090': element('LO', SOFTWARE.name),
    '00082111': element('ST', content.derivation),
    '00181020': element('LO', SOFTWARE.version),
    '0020000E': element('UI', seriesUid),
    '00200011': element('IS', '1001'),
    '00200013': element('IS', '1'),
    '00280002': element('US', 1),
    '00280004': element('CS', 'MONOCHROME2'),
    '00280008': element('IS', String(grid.dimensions[2])),
    '00280010': element('US', grid.dimensions[1]),
    '00280011': element('US', grid.dimensions[0]),
    '00280100': element('US', 32),
    '00280301': element('CS', 'NO'),
    '00282110': element('CS', '00'),
    '00700080': element('CS', 'ADC'),
    '00700081': element('LO', description),
    '52009229': sequence(sharedGroups(content)),
    '52009230': sequence(...Array.from({ length: grid.dimensions[2] }, (_, slice) => frameGroups(grid, slice))),
    '7FE00008': { vr: 'OF', bytes: bytesOf(values) },
  });
}

const bytesOf = (values: Float32Array) => new Uint8Array(values.buffer, values.byteOffset, values.byteLength);

function sharedGroups({ grid, quantity, unit, description }: ParametricMapContent): DataSet {
  return {
    '00209116': sequence({ '00200037': element('DS', ...grid.row, ...grid.column) }),
    '00289110': sequence({
      '00180050': element('DS', grid.spacing[2]),
      '00180088': element('DS', grid.spacing[2]),
      '00280030': element('DS', grid.spacing[1], grid.spacing[0]),
    }),
    '00289145': sequence({
      '00281052': element('DS', '0'),
      '00281053': element('DS', '1'),
      '00281054': element('LO', 'US'),
    }),
    '00409092': sequence({ '00089007': element('CS', 'DERIVED', 'PRIMARY', 'VOLUME', 'ADC') }),
    '00409096': sequence({
      '00283003': element('LO', description),
      '004008EA': sequence(coded(unit)),
      '00409210': element('SH', 'ADC'),
      '00409213': element('FD', Number.MAX_VALUE),
      '00409214': element('FD', -Number.MAX_VALUE),
      '00409220': sequence({
        '0040A040': element('CS', 'CODE'),
        '0040A043': sequence(coded({ value: '246205007', scheme: 'SCT', meaning: 'Quantity' })),
        '0040A168': sequence(coded(quantity)),
      }),
      '00409224': element('FD', 0),
      '00409225': element('FD', 1),
    }),
  };
}

const frameGroups = (grid: Grid, slice: number): DataSet => ({
  '00209111': sequence({
    '00209056': element('SH', '1'),
    '00209057': element('UL', slice + 1),
    '00209157': element('UL', slice + 1),
  }),
  '00209113': sequence({ '00200032': element('DS', ...indexToWorld(grid, [0, 0, slice])) }),
});
