/** CSS pixels. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export interface LabelRequest {
  readonly id: string;
  /** Round the lesion as drawn. */
  readonly lesion: Box;
  readonly size: readonly [number, number];
}

export interface PlacedLabel {
  readonly id: string;
  readonly box: Box;
  /** The leader runs from the lesion to the label. */
  readonly leader: readonly [readonly [number, number], readonly [number, number]];
}

/** Distances from a lesion at which its label is tried, px. */
const GAPS = [14, 36, 72, 120, 180];

/** Labels keep this far from one another and from the edge of the canvas, px. */
const CLEARANCE = 3;

/**
 * Labels beside their lesions: never over a lesion or a place kept free if there is any other, never outside the canvas,
 * apart from one another; the right side first, as readers expect.
 */
export function placeLabels(
  requests: readonly LabelRequest[],
  canvas: readonly [number, number],
  keptFree: readonly Box[] = [],
): readonly PlacedLabel[] {
  const lesions = requests.map(({ lesion }) => lesion);
  return requests.reduce<readonly PlacedLabel[]>((placed, request) => {
    const taken = [...lesions, ...keptFree, ...placed.map(({ box }) => grown(box, CLEARANCE))];
    const tried = candidates(request, canvas).map((box, order) => ({
      box,
      cost: taken.reduce((sum, other) => sum + overlap(box, other), 0) * 10 + order,
    }));
    const best = tried.reduce((a, b) => (b.cost < a.cost ? b : a));
    return [...placed, { id: request.id, box: best.box, leader: leader(request.lesion, best.box) }];
  }, []);
}

function candidates(
  { lesion, size: [width, height] }: LabelRequest,
  canvas: readonly [number, number],
): readonly Box[] {
  const [x, y] = [(lesion.left + lesion.right) / 2, (lesion.top + lesion.bottom) / 2];
  return GAPS.flatMap((gap) => {
    const corners: readonly (readonly [number, number])[] = [
      [lesion.right + gap, y - height / 2],
      [lesion.left - gap - width, y - height / 2],
      [lesion.right + gap, lesion.top - gap - height],
      [lesion.right + gap, lesion.bottom + gap],
      [x - width / 2, lesion.top - gap - height],
      [x - width / 2, lesion.bottom + gap],
      [lesion.left - gap - width, lesion.top - gap - height],
      [lesion.left - gap - width, lesion.bottom + gap],
    ];
    return corners.map(([left, top]) => inside({ left, top, right: left + width, bottom: top + height }, canvas));
  });
}

const grown = ({ left, top, right, bottom }: Box, by: number): Box => ({
  left: left - by,
  top: top - by,
  right: right + by,
  bottom: bottom + by,
});

/** Moved back into the canvas by the shortest way; of a label wider than the canvas the start stays. */
function inside({ left, top, right, bottom }: Box, [width, height]: readonly [number, number]): Box {
  const x = Math.max(CLEARANCE - left, Math.min(0, width - CLEARANCE - right));
  const y = Math.max(CLEARANCE - top, Math.min(0, height - CLEARANCE - bottom));
  return { left: left + x, top: top + y, right: right + x, bottom: bottom + y };
}

/** Square pixels that two boxes share. */
export function overlap(a: Box, b: Box): number {
  const width = Math.min(a.right, b.right) - Math.max(a.left, b.left);
  const height = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
  return Math.max(0, width) * Math.max(0, height);
}

function leader(lesion: Box, label: Box): PlacedLabel['leader'] {
  const near = (value: number, from: number, to: number) => Math.min(Math.max(value, from), to);
  const middle = [(label.left + label.right) / 2, (label.top + label.bottom) / 2] as const;
  const start = [near(middle[0], lesion.left, lesion.right), near(middle[1], lesion.top, lesion.bottom)] as const;
  const end = [near(start[0], label.left, label.right), near(start[1], label.top, label.bottom)] as const;
  return [start, end];
}
