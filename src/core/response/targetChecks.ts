import { LYMPH_NODES, organCounted } from '#core/response/organs.ts';
import type { Failure, Notice } from '#core/result.ts';

/** A lesion as it stands when it is chosen as target, mm. */
export interface TargetCandidate {
  readonly name: string;
  readonly organ: string;
  readonly node: boolean;
  /** Longest diameter, or short axis of a node. */
  readonly length: number;
  /** Slice step of the series it was measured on. */
  readonly sliceStep: number | undefined;
  /** It lies where radiotherapy was given before. */
  readonly irradiated?: boolean | undefined;
}

const mm = (length: number) => length.toFixed(1);

/** Whether a lesion may be a target at baseline (ct-recist.md section 3, RECIST 1.1). */
export function targetEligibility({ node, length, sliceStep, irradiated }: TargetCandidate): {
  readonly failure?: Failure;
  readonly warnings: readonly Notice[];
} {
  if (node && length < 15) {
    return {
      failure: { code: 'REC_E_NODE_SIZE', message: `Short axis ${mm(length)} mm: nodes need 15 mm to be target.` },
      warnings: [],
    };
  }
  if (!node && length < 10) {
    return {
      failure: { code: 'REC_E_TARGET_SIZE', message: `${mm(length)} mm: below 10 mm; only non-target possible.` },
      warnings: [],
    };
  }
  const needed = 2 * (sliceStep ?? 0);
  const thick = !node && sliceStep !== undefined && sliceStep > 5 && length < needed;
  const warnings: Notice[] = [];
  if (thick) {
    warnings.push({ code: 'REC_W_THICK_SLICES', message: `Needs ${needed.toFixed(0)} mm at this slice step.` });
  }
  if (irradiated) {
    warnings.push({
      code: 'REC_W_IRRADIATED',
      message: 'Irradiated before: a target only if it has progressed since.',
    });
  }
  return { warnings };
}

/** A length by another method than at baseline does not compare with it (ct-recist.md section 12). */
export const methodChange = (
  subject: string,
  { baseline, now }: { readonly baseline: string; readonly now: string },
): Notice => ({
  code: 'REC_W_MODALITY',
  message: `${subject}: baseline ${baseline}, now ${now}: not the same method.`,
});

/**
 * At most five targets, at most two per organ; paired organs, and all lymph nodes, count as one organ. Targets without
 * an organ count only towards the five.
 */
export function targetCount(targets: readonly Pick<TargetCandidate, 'organ' | 'node'>[]): Failure | undefined {
  const perOrgan = new Map<string, number>();
  for (const { organ, node } of targets) {
    const place = node ? LYMPH_NODES : organCounted(organ);
    if (place !== '') perOrgan.set(place, (perOrgan.get(place) ?? 0) + 1);
  }
  const tooMany = targets.length > 5 || [...perOrgan.values()].some((count) => count > 2);
  return tooMany ? { code: 'REC_E_TARGET_COUNT', message: 'At most 5 targets, 2 per organ.' } : undefined;
}
