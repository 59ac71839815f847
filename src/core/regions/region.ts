import type { Grid, Vector3 } from '#core/geometry/grid.ts';

/**
 * A region lives in patient space (LPS mm), whatever view it was drawn in. Planar shapes carry the unit normal of the
 * plane they were drawn in; which voxels of a volume count is decided by `regionVoxels`, nowhere else.
 */
export type RegionShape =
  | { readonly kind: 'point'; readonly at: Vector3 }
  | { readonly kind: 'length'; readonly ends: readonly [Vector3, Vector3]; readonly normal: Vector3 }
  | {
      readonly kind: 'bidirectional';
      readonly long: readonly [Vector3, Vector3];
      readonly short: readonly [Vector3, Vector3];
      readonly normal: Vector3;
    }
  /** `semiAxes` are two perpendicular vectors from the centre to the rim. A circle has equal ones. */
  | {
      readonly kind: 'ellipse';
      readonly centre: Vector3;
      readonly semiAxes: readonly [Vector3, Vector3];
      readonly normal: Vector3;
    }
  | {
      readonly kind: 'rectangle';
      readonly corners: readonly [Vector3, Vector3, Vector3, Vector3];
      readonly normal: Vector3;
    }
  /** Closed; the last point is not repeated. A spline's points are its knots (closed Catmull–Rom). */
  | { readonly kind: 'freehand'; readonly points: readonly Vector3[]; readonly normal: Vector3 }
  | { readonly kind: 'spline'; readonly points: readonly Vector3[]; readonly normal: Vector3 }
  | { readonly kind: 'sphere'; readonly centre: Vector3; readonly radius: number }
  /** Axis-aligned in LPS. */
  | { readonly kind: 'box'; readonly from: Vector3; readonly to: Vector3 }
  /** Parallel closed contours, as in an RT Structure Set; contours on one plane combine by exclusive or. */
  | { readonly kind: 'contours'; readonly contours: readonly (readonly Vector3[])[]; readonly normal: Vector3 }
  /** The voxels of one volume, inside a search sphere, that reach a threshold (pet-suv.md 9.2). */
  | {
      readonly kind: 'threshold';
      readonly within: { readonly centre: Vector3; readonly radius: number };
      readonly rule: ThresholdRule;
      /** The series whose values the threshold is taken from. */
      readonly seriesUid: string;
    }
  /** Voxels of the grid of another object, a segmentation. Made and read by `maskShape.ts`. */
  | {
      readonly kind: 'mask';
      readonly grid: Grid;
      /** The voxels inside, see `runText.ts`. */
      readonly runs: string;
      /** Of voxels inside. */
      readonly count: number;
      /** SHA-256 over grid and runs. */
      readonly digest: string;
    }
  | { readonly kind: 'whole' };

/** `fixed` in the unit of the quantity measured; `fraction` of the maximum inside the search sphere. */
export type ThresholdRule = (
  | { readonly kind: 'fixed'; readonly value: number; readonly unit: string }
  | { readonly kind: 'fraction'; readonly of: number }
) & { readonly connected: boolean };

export type LesionRole = 'target' | 'non-target' | 'reference' | 'none';

/** One image: an instance and a 0-based frame of its pixel data. */
export interface ImageReference {
  readonly sopInstanceUid: string;
  readonly frame: number;
}

export interface Region {
  readonly id: string;
  /** T1, N1, R1 … unique within a study; renamed in place. */
  readonly name: string;
  readonly role: LesionRole;
  readonly organ: string;
  /** A lymph node counts with its short axis. */
  readonly node: boolean;
  /** It lies where radiotherapy was given before (RECIST 1.1: a target only if it has progressed since). */
  readonly irradiated?: boolean;
  readonly shape: RegionShape;
  readonly studyUid: string;
  /** The series and stack it was drawn on, and that space's frame of reference. */
  readonly seriesUid: string;
  readonly stackId: string;
  readonly frameOfReferenceUid: string;
  /**
   * Set where it was drawn on an image that is read on its own. It then belongs to that image alone; without a position
   * in the patient its coordinates are not LPS but those of the image (`frameGrid`): from the centre of the first pixel
   * to the right and down, in millimetres where the image states Pixel Spacing, else in pixels.
   */
  readonly image?: ImageReference;
  /** Set on a region that was not drawn here but read from a segmentation or structure set. */
  readonly imported?: ImportedFrom;
}

/** The object a region was read from, and what it says of its making. Texts are those of the file, '' when absent. */
export interface ImportedFrom {
  readonly kind: 'seg' | 'rtstruct';
  readonly sopInstanceUid: string;
  /** SHA-256 of the file. */
  readonly digest: string;
  /** Segment Number (0062,0004) or ROI Number (3006,0022), and the label it has there. */
  readonly number: number;
  readonly label: string;
  readonly author: string;
  readonly software: string;
  /** MANUAL, SEMIAUTOMATIC, AUTOMATIC, and its name. */
  readonly algorithm: string;
}

/** Whether a shape follows a tumour, so that its volume in PET is a metabolic tumour volume (pet-suv.md section 9). */
export const isSegmented = ({ kind }: Pick<RegionShape, 'kind'>): boolean =>
  kind === 'threshold' || kind === 'contours' || kind === 'mask';
