import { isImage, referenceTo } from '#core/measurements/imageTarget.ts';
import { nextRegionName } from '#core/regions/naming.ts';
import type { Region, RegionShape, ThresholdRule } from '#core/regions/region.ts';
import { namesTaken } from '#core/response/namesTaken.ts';
import { failed, success, type Failure, type Result } from '#core/result.ts';
import { frameOfReference, type ShownStack } from '#actions/view/activeView.ts';
import type { OverlayView } from '#actions/view/overlayView.ts';
import type { Workstation } from '#actions/workstation.ts';
import type { DrawingTool, ThresholdSource } from './drawing.ts';
import { markingWords } from '#ui/words/marking.ts';

/** The stack a tool marks on: a threshold is taken from the fused layer where one is seen, else from the picture. */
export const markedStack = (tool: DrawingTool, { shown, fused, fusedVisible }: OverlayView): ShownStack =>
  tool === 'threshold' && fused && fusedVisible ? fused : shown;

/**
 * A region as yet without a shape of its own: name and the space it is drawn in; where the stack is no volume, the
 * image (`slice` of the stack) it is drawn on. It is a plain mark: whether it is a lesion that counts in a sum, the
 * reader says, because what is drawn to read a number must not enter one.
 */
export function newRegion(
  { trail, newId }: Workstation,
  { series, stack, decoded, meaning, withheld }: ShownStack,
  slice: number,
): Omit<Region, 'shape'> {
  const frame = decoded.kind === 'images' ? stack.frames[slice] : undefined;
  return {
    id: newId(),
    name: nextRegionName('none', false, namesTaken(trail.getState().read, series.studyUid)),
    role: 'none',
    organ: '',
    node: false,
    studyUid: series.studyUid,
    seriesUid: series.seriesUid,
    stackId: stack.id,
    frameOfReferenceUid: frameOfReference({ series, stack, decoded, meaning, withheld }) ?? '',
    ...(frame && { image: referenceTo(frame) }),
  };
}

/** Where a threshold comes from, or why the chosen one makes no sense on these values. */
export function thresholdSource(
  rule: { readonly kind: 'fixed' | 'fraction'; readonly value: number },
  { series, meaning }: ShownStack,
): Result<ThresholdSource, Failure> {
  if (rule.kind === 'fixed' && !meaning.quantity.startsWith('SU')) {
    return failed({
      code: 'VIEW_E_THRESHOLD_UNIT',
      message: markingWords.thresholdUnit(rule.value),
    });
  }
  const chosen: ThresholdRule =
    rule.kind === 'fixed'
      ? { kind: 'fixed', value: rule.value, unit: meaning.unit, connected: true }
      : { kind: 'fraction', of: rule.value, connected: true };
  return success({ rule: chosen, seriesUid: series.seriesUid });
}

/** Whether a tool can mark here: images on their own have no depth, and tiles of a mosaic no place of their own. */
export function refusal({ decoded, stack }: ShownStack, tool: DrawingTool): Failure | undefined {
  const needsDepth = tool === 'sphere' || tool === 'threshold';
  const isTiled = stack.frames.some((frame) => !isImage(frame, referenceTo(frame)));
  if (decoded.kind === 'volume' || (!needsDepth && !isTiled)) return undefined;
  const reason = stack.grid.ok ? markingWords.noVolume : stack.grid.failure.message;
  const what = isTiled ? markingWords.nothingMeasured : markingWords.noDepth;
  return { code: 'VIEW_E_NO_VOLUME', message: `${what} ${reason}` };
}

export const withShape = (region: Omit<Region, 'shape'>, shape: RegionShape): Region => ({ ...region, shape });
