import { indexToWorld, type Grid } from '#core/geometry/grid.ts';
import type { DataElement, DataSet } from '#core/imaging/dataset.ts';
import { codeSequence, element, longString, reference, sequence, type CodedTerm } from './element.ts';
import type { ParametricMapContent } from './parametricMap.ts';

/** "Quantity" and "Source image for image processing operation" (PS3.16 CID 7202, 7180). */
const QUANTITY: CodedTerm = { value: '246205007', scheme: 'SCT', meaning: 'Quantity' };
const PROCESSED: CodedTerm = { value: '121322', scheme: 'DCM', meaning: 'Source image for image processing operation' };

/** Functional groups that hold for every frame of a map (PS3.3 A.75.5). Distances in mm. */
export function sharedGroups(content: ParametricMapContent): DataSet {
  const { grid, label } = content;
  return {
    '00089124': derivationImage(content),
    '00209116': sequence({ '00200037': element('DS', ...grid.row, ...grid.column) }),
    '00289110': sequence({
      '00180050': element('DS', grid.spacing[2]),
      '00180088': element('DS', grid.spacing[2]),
      '00280030': element('DS', grid.spacing[1], grid.spacing[0]),
    }),
    '00289145': sequence({
      '00281052': element('DS', 0),
      '00281053': element('DS', 1),
      '00281054': element('LO', 'US'),
    }),
    '00409092': sequence({ '00089007': element('CS', 'DERIVED', 'PRIMARY', 'VOLUME', label) }),
    '00409096': sequence(realWorldMapping(content)),
  };
}

/** How and from which images the frames were derived (PS3.3 C.7.6.16.2.6). */
function derivationImage({ derivation, quantity, sources }: ParametricMapContent): DataElement {
  return sequence({
    '00082111': element('ST', derivation),
    '00082112': sequence(...sources.map((source) => ({ ...reference(source), '0040A170': codeSequence(PROCESSED) }))),
    '00089215': codeSequence(quantity),
  });
}

/** The stored floats are the values: slope 1, intercept 0, for every float there is (PS3.3 C.7.6.16.2.11). */
function realWorldMapping({ label, description, quantity, unit }: ParametricMapContent): DataSet {
  return {
    '00283003': element('LO', longString(description)),
    '004008EA': codeSequence(unit),
    '00409210': element('SH', label),
    '00409213': element('FD', Number.MAX_VALUE),
    '00409214': element('FD', -Number.MAX_VALUE),
    '00409220': sequence({
      '0040A040': element('CS', 'CODE'),
      '0040A043': codeSequence(QUANTITY),
      '0040A168': codeSequence(quantity),
    }),
    '00409224': element('FD', 0),
    '00409225': element('FD', 1),
  };
}

/** Place of one frame: its position in the stack, and Image Position (Patient) in LPS mm. */
export const frameGroups = (grid: Grid, slice: number): DataSet => ({
  '00209111': sequence({
    '00209056': element('SH', '1'),
    '00209057': element('UL', slice + 1),
    '00209157': element('UL', slice + 1),
  }),
  '00209113': sequence({ '00200032': element('DS', ...indexToWorld(grid, [0, 0, slice])) }),
});
