import { items, type DataElement, type DataSet } from '#core/imaging/dataset.ts';

const SHARED = '52009229';
const PER_FRAME = '52009230';

/**
 * The elements of one functional groups item, macros lifted to the top level: Pixel Measures Sequence > Pixel Spacing
 * becomes Pixel Spacing. The macro itself stays too, because some are read as sequences (Real World Value Mapping);
 * one with several items is a list and not lifted.
 */
function lifted(group: DataSet | undefined): Record<string, DataElement> {
  const flat: Record<string, DataElement> = {};
  for (const [tag, element] of Object.entries(group ?? {})) {
    flat[tag] = element;
    const [first, second] = items({ [tag]: element }, tag);
    if (element.vr === 'SQ' && first !== undefined && second === undefined) Object.assign(flat, first);
  }
  return flat;
}

/** Items of the Per-Frame Functional Groups Sequence (5200,9230). */
export const perFrameGroups = (dataSet: DataSet) => items(dataSet, PER_FRAME);

/**
 * Headers as seen from each frame of an enhanced object: per-frame over shared functional groups over the instance
 * (PS3.3 C.7.6.16). Undefined for objects without functional groups.
 */
export function frameHeaders(dataSet: DataSet): ((frame: number) => DataSet) | undefined {
  const perFrame = items(dataSet, PER_FRAME);
  const [shared] = items(dataSet, SHARED);
  if (perFrame.length === 0 && shared === undefined) return undefined;
  const base: Record<string, DataElement> = { ...dataSet, ...lifted(shared) };
  delete base[SHARED];
  delete base[PER_FRAME];
  return (frame) => ({ ...base, ...lifted(perFrame[frame]) });
}
