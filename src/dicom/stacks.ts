import type { DiffusionImage } from '#core/calibration/diffusion/bGroups.ts';
import { number } from '#core/imaging/dataset.ts';
import type { Frame, Stack } from '#core/imaging/series.ts';
import { failed, type Notice } from '#core/result.ts';
import { gapOf, undivided, type Concatenations } from './concatenation.ts';
import { normalOf } from './plane.ts';
import { depthsOf, splitByKey, splitByPlane, splitUnplaced, type FrameGroup } from './splitFrames.ts';
import { stackGrid } from './stackGrid.ts';
import { directionText, stackSplitters, unplacedSplitters } from './stackSplitters.ts';
import { transferSyntax } from './transferSyntax.ts';

const numberOr = (value: number | undefined, other: number) =>
  value !== undefined && Number.isFinite(value) ? value : other;

/** Along the normal where there is one; else as the series numbers its images, which is all there is to go by. */
function inOrder(frames: readonly Frame[], known: Concatenations): readonly Frame[] {
  if (frames.every(({ plane }) => plane)) {
    const depths = depthsOf(frames);
    return frames.toSorted((a, b) => (depths.get(a) ?? 0) - (depths.get(b) ?? 0));
  }
  const places = new Map(frames.map((frame) => [frame, placeInSeries(frame, known)]));
  const place = (frame: Frame) => places.get(frame) ?? [];
  return frames.toSorted((a, b) => {
    const other = place(b);
    return place(a).reduce((order, value, level) => order || value - (other[level] ?? 0), 0);
  });
}

/** Instance Number, file and frame, of the undivided object. */
function placeInSeries(frame: Frame, known: Concatenations): readonly number[] {
  const { instance, frame: at } = undivided(frame, known);
  return [numberOr(number(instance.dataSet, '00200013'), instance.file.id), instance.file.id, at];
}

const PLANES = [
  ['sagittal', 0],
  ['coronal', 1],
  ['axial', 2],
] as const;

/** "axial 512 × 512" or "oblique 256 × 256": tells the parts of a series apart. */
function planeWords({ plane, size }: Frame): string {
  const normal = plane && normalOf(plane);
  const name = normal && (PLANES.find(([, axis]) => Math.abs(normal[axis]) > 0.9)?.[0] ?? 'oblique');
  return [name, `${size[0]} × ${size[1]}`].filter((word) => word !== undefined).join(' ');
}

/** Times are complete when every volume has as many slices as the fullest (fmri-bold.md 2.1). */
function incomplete(group: FrameGroup, groups: readonly FrameGroup[]): readonly Notice[] {
  if (group.key.time === undefined && group.key.repeat === undefined) return [];
  const most = Math.max(...groups.map(({ frames }) => frames.length));
  if (group.frames.length === most) return [];
  const name = group.words.join(', ');
  return [{ code: 'FMR_W_INCOMPLETE_VOLUME', message: `${name} has ${group.frames.length} of ${most} slices.` }];
}

function undecodable(frames: readonly Frame[]): readonly Notice[] {
  const uid = frames
    .map(({ instance }) => instance.pixels?.transferSyntax)
    .find((uid) => uid !== undefined && !transferSyntax(uid));
  if (uid === undefined) return [];
  return [
    {
      code: 'INP_W_TRANSFER_SYNTAX',
      message: `The pixels are in transfer syntax ${uid}, which cannot be decoded.`,
      tag: '(0002,0010)',
    },
  ];
}

type StackWithoutId = Omit<Stack, 'id'>;

function stackOf(
  group: FrameGroup,
  words: readonly string[],
  { warnings, known }: { warnings: readonly Notice[]; known: Concatenations },
): StackWithoutId {
  const frames = inOrder(group.frames, known);
  const geometry = stackGrid(frames);
  const gap = gapOf(frames, known);
  return {
    label: words.length > 0 ? words.join(', ') : 'all images',
    key: group.key,
    frames,
    grid: gap && geometry.grid.ok ? failed(gap) : geometry.grid,
    warnings: [...group.warnings, ...warnings, ...geometry.warnings, ...undecodable(frames)],
  };
}

/** Where one b-value or direction holds for a whole group it belongs to its key, whether or not it had to split it. */
function withDiffusion(group: FrameGroup, diffusion: ((frame: Frame) => DiffusionImage) | undefined): FrameGroup {
  const images = diffusion ? group.frames.map(diffusion) : [];
  const shared = <T>(values: readonly T[]) => (new Set(values).size === 1 ? values[0] : undefined);
  const b = group.key.b ?? shared(images.map((image) => image.b));
  if (b === undefined) return group;
  const direction = group.key.direction ?? shared(images.map((image) => directionText(image.direction)));
  const words = group.key.b === undefined ? [`b ${b}`, ...(direction === 'trace' ? ['trace'] : [])] : [];
  return {
    ...group,
    key: { ...group.key, b, ...(direction !== undefined && { direction }) },
    words: [...words, ...group.words],
  };
}

interface StackFacts {
  readonly diffusion: ((frame: Frame) => DiffusionImage) | undefined;
  readonly known: Concatenations;
}

/**
 * The stacks of a series: frames of one orientation, size and spacing, split until no position is taken twice, sorted
 * along the normal. `diffusion` gives the facts of diffusion images; undefined for other series. The frames of a
 * concatenation with a gap give no volume (INP_E_CONCATENATION).
 */
export function stacksOf(
  { seriesUid, modality }: { readonly seriesUid: string; readonly modality: string },
  frames: readonly Frame[],
  { diffusion, known }: StackFacts,
): readonly Stack[] {
  const splitters = stackSplitters(modality, diffusion);
  const parts = splitByPlane(frames);
  const stacks = parts.flatMap((part, index) => {
    const [first] = part;
    const isOnly = parts.length === 1;
    const whole = { frames: part, key: isOnly ? {} : { part: index }, words: [], warnings: [] };
    const isPlaced = part.every(({ plane }) => plane);
    const split = isPlaced ? splitByKey(whole, splitters) : splitUnplaced(whole, unplacedSplitters);
    const groups = split.map((group) => withDiffusion(group, diffusion));
    return groups.map((group) =>
      stackOf(group, [...(isOnly || !first ? [] : [planeWords(first)]), ...group.words], {
        warnings: incomplete(group, groups),
        known,
      }),
    );
  });
  return stacks.map((stack, index) => ({ id: `${seriesUid}/${index}`, ...stack }));
}
