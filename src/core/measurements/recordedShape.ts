import type { Region, RegionShape } from '#core/regions/region.ts';

type Mask = Extract<RegionShape, { kind: 'mask' }>;

/** A shape as a measurement records it: of a mask all but its runs, which its region holds and its digest binds. */
export type RecordedShape = Exclude<RegionShape, Mask> | Omit<Mask, 'runs'>;

export function recordedShape(shape: RegionShape): RecordedShape {
  if (shape.kind !== 'mask') return shape;
  const { kind, grid, count, digest } = shape;
  return { kind, grid, count, digest };
}

/** The shape that was measured, from its record and its region; undefined when that has another mask now. */
export function shapeOfRecord(recorded: RecordedShape, current: RegionShape): RegionShape | undefined {
  if (recorded.kind !== 'mask') return recorded;
  return current.kind === 'mask' && current.digest === recorded.digest ? current : undefined;
}

/** What a derivation says of a region read from a file. */
export const importSettings = (imported: Region['imported']): Readonly<Record<string, string | number>> =>
  imported === undefined
    ? {}
    : {
        importedFrom: imported.sopInstanceUid,
        importedFile: imported.digest,
        importedLabel: `${imported.number} ${imported.label}`.trim(),
      };
