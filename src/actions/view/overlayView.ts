import type { HandCalibration } from '#core/calibration/ultrasound/handCalibration.ts';
import { stepAlong } from '#core/geometry/plane.ts';
import type { SectionView } from '#core/regions/section.ts';
import type { ShownStack } from '#actions/view/activeView.ts';
import type { Projection } from '#core/viewing/projection.ts';
import type { Slab } from '#core/viewing/slab.ts';
import type { ViewPlanes } from '#core/viewing/viewPlanes.ts';

/** What is drawn over a picture needs to know: where the picture is, and of what. */
export interface OverlayView {
  readonly viewportId: string;
  readonly shown: ShownStack;
  /** The stack fused over it, and whether it is shown just now. */
  readonly fused: ShownStack | undefined;
  readonly fusedVisible: boolean;
  /** False while a frame that this view cuts is still being decoded. */
  readonly drawable: boolean;
  readonly planes: ViewPlanes;
  /** The picture looks through so much of the volume: what is seen lies before or behind the plane. */
  readonly slab?: Slab | undefined;
  /** 0-based plane shown. */
  readonly slice: number;
  readonly projection: Projection;
  /** What a reader measured on a ruler in the image shown. */
  readonly hand?: HandCalibration | undefined;
}

/** The plane shown, as thick as its slice: a region is seen where its voxels are. */
export function sectionView({ shown, planes, projection }: OverlayView): SectionView {
  const grid = shown.decoded.kind === 'volume' ? shown.decoded.volume.grid : undefined;
  const step = grid ? stepAlong(grid, planes.advance) : 1;
  return { point: projection.centre, normal: planes.advance, halfThickness: step / 2 };
}
