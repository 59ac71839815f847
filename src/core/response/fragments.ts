import type { Region } from '#core/regions/region.ts';
import { hasDiameter, type LesionReading, type TimePoint } from '#core/response/timePoints.ts';

/**
 * The regions of a time point that may be fragments of a target that has split (ct-recist.md section 4, TUSPLIT): with
 * a diameter on an anatomical image (of a node, a short axis), and neither another target's own region nor a fragment
 * of another target. The reader chooses among them: whether a lesion came from this one, no rule can tell.
 */
export const fragmentCandidates = (
  { name, node }: Pick<Region, 'name' | 'node'>,
  { lesions, states }: TimePoint,
  targetNames: readonly string[],
): readonly LesionReading[] =>
  lesions.filter((lesion) => {
    const { region, length, failure } = lesion;
    if (length === undefined || failure || !hasDiameter(lesion) || region.node !== node) return false;
    const isOther = region.name !== name && region.role === 'target' && targetNames.includes(region.name);
    return !isOther && !states.some((said) => said.lesion !== name && isFragment(said.state, region.id));
  });

const isFragment = (state: TimePoint['states'][number]['state'], regionId: string): boolean =>
  state.kind === 'split' && state.regionIds.includes(regionId);
