import type { RegionShape } from '#core/regions/region.ts';
import type { Notice } from '#core/result.ts';

/** Code Value, Coding Scheme Designator and Code Meaning of a file; '' where absent. */
export interface StatedCode {
  readonly value: string;
  readonly scheme: string;
  readonly meaning: string;
}

/** One segment of a segmentation, or one region of interest of a structure set. Texts are untrusted. */
export interface Structure {
  /** Segment Number (0062,0004) or ROI Number (3006,0022). */
  readonly number: number;
  readonly label: string;
  readonly shape: Extract<RegionShape, { kind: 'mask' | 'contours' | 'point' }>;
  readonly frameOfReferenceUid: string;
  /** "#rrggbb" of the display colour it asks for. */
  readonly colour?: string;
  readonly category?: StatedCode;
  readonly type?: StatedCode;
  /** MANUAL, SEMIAUTOMATIC or AUTOMATIC and the algorithm's name; '' when not stated. */
  readonly algorithm: string;
  readonly warnings: readonly Notice[];
}

/** What a segmentation or structure set holds, and what it says of itself. */
export interface StructureSet {
  readonly kind: 'seg' | 'rtstruct';
  readonly sopInstanceUid: string;
  readonly seriesUid: string;
  readonly studyUid: string;
  /** Path and SHA-256 of the file. */
  readonly file: string;
  readonly digest: string;
  readonly label: string;
  readonly author: string;
  readonly software: string;
  readonly structures: readonly Structure[];
  /** The images it was made on, as it names them: UIDs of series and of instances. */
  readonly referencedSeries: readonly string[];
  readonly referencedInstances: readonly string[];
  readonly warnings: readonly Notice[];
}

/** `INT_W_SOURCE_MISSING`: images a set was made on that are not among the instances at hand (interchange.md 10). */
export function missingSources(
  { referencedInstances }: Pick<StructureSet, 'referencedInstances'>,
  atHand: ReadonlySet<string>,
): readonly Notice[] {
  const missing = referencedInstances.filter((uid) => !atHand.has(uid)).length;
  if (missing === 0) return [];
  const message = `${missing} of ${referencedInstances.length} source images are missing.`;
  return [{ code: 'INT_W_SOURCE_MISSING', message, tag: '(0008,1155)' }];
}

/** `INT_E_FOR`: why a structure cannot be measured on images of another space (interchange.md 10). */
export const otherFrameOfReference = (kind: StructureSet['kind']): Notice => ({
  code: 'INT_E_FOR',
  message: `${kind === 'seg' ? 'Segmentation' : 'Structure set'} belongs to another frame of reference.`,
  tag: '(0020,0052)',
});
