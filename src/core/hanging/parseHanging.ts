import { z } from 'zod';
import { failed, success, type Failure, type Result } from '#core/result.ts';
import { SLAB_LIMITS } from '#core/viewing/slab.ts';
import type { HangingProtocol } from './hangingProtocol.ts';

const words = z.string().trim().min(1).max(120);
const name = z.string().regex(/^[a-z][a-z0-9-]{0,31}$/, 'a selector is named with small letters, digits and hyphens');

const selector = z.strictObject({
  kind: z
    .array(z.enum(['ct', 'pet', 'mr', 'dwi', 'adc', 'bold', 'us', 'rtstruct', 'seg', 'sr', 'other']))
    .min(1)
    .optional(),
  modality: z
    .array(z.string().regex(/^[A-Z0-9]{1,16}$/, 'a modality is written as in (0008,0060), "MR"'))
    .min(1)
    .optional(),
  description: words.optional(),
  study: z.enum(['baseline', 'follow-up', 'current', 'prior', 'each']).optional(),
  volume: z.boolean().optional(),
  sameSpaceAs: name.optional(),
  prefer: z.enum(['most-images', 'diffusion-weighted', 'unweighted']).optional(),
});

const slab = z.union(
  [
    z.strictObject({ kind: z.literal('max'), thickness: z.literal('whole') }),
    z.strictObject({
      kind: z.enum(['max', 'min', 'mean']),
      thickness: z.number().min(SLAB_LIMITS.least).max(SLAB_LIMITS.most),
    }),
  ],
  `kind max, min or mean with a thickness of ${SLAB_LIMITS.least} to ${SLAB_LIMITS.most} mm, or max through the "whole" volume`,
);

const cell = z.strictObject({
  series: z.array(name).min(1).max(5),
  fused: name.optional(),
  orientation: z.enum(['native', 'axial', 'coronal', 'sagittal']),
  projection: slab.optional(),
  window: words.optional(),
  optional: z.boolean().optional(),
});

const rule = z
  .strictObject({
    name: words,
    studies: z.enum(['one', 'several', 'any']),
    selectors: z.record(name, selector),
    layout: z.enum(['1x1', '1x2', '2x1', '2x2', 'auto']),
    cells: z.array(cell).min(1).max(4),
  })
  .superRefine(({ selectors, cells }, context) => {
    const known = new Set(Object.keys(selectors));
    const ask = (wanted: string | undefined, path: (string | number)[]) => {
      if (wanted !== undefined && !known.has(wanted))
        context.addIssue({ code: 'custom', path, message: `no selector is named "${wanted}"` });
    };
    cells.forEach((one, at) => {
      one.series.forEach((wanted) => ask(wanted, ['cells', at, 'series']));
      ask(one.fused, ['cells', at, 'fused']);
    });
    for (const [own, { sameSpaceAs }] of Object.entries(selectors)) {
      ask(sameSpaceAs, ['selectors', own, 'sameSpaceAs']);
      if (sameSpaceAs !== undefined && selectors[sameSpaceAs]?.sameSpaceAs !== undefined)
        context.addIssue({
          code: 'custom',
          path: ['selectors', own, 'sameSpaceAs'],
          message: 'leans on a selector that itself leans on another',
        });
    }
  });

const protocol = z
  .strictObject({ name: words, version: z.int().positive(), rules: z.array(rule).min(1).max(50) })
  .refine(({ rules }) => new Set(rules.map((one) => one.name)).size === rules.length, {
    error: 'two rules have the same name',
    path: ['rules'],
  });

/** Places named in one message. */
const MOST_PLACES = 5;

/** Checks a hanging protocol from outside (file, store). The failure (HANG_E_INVALID) names every place that is wrong. */
export function parseHanging(json: unknown): Result<HangingProtocol, Failure> {
  const parsed = protocol.safeParse(json);
  // zod marks optional members as possibly undefined; parsed JSON has them or not.
  if (parsed.success) return success(JSON.parse(JSON.stringify(parsed.data)) as HangingProtocol);
  const { issues } = parsed.error;
  const places = issues.slice(0, MOST_PLACES).map(({ path, message }) => `${placeOf(path)}: ${message}`);
  const more = issues.length > MOST_PLACES ? ` (and ${issues.length - MOST_PLACES} more)` : '';
  return failed({ code: 'HANG_E_INVALID', message: `The hanging protocol is not valid. ${places.join('; ')}${more}.` });
}

/** ["rules", 1, "cells", 0, "fused"] → "rule 2, cell 1, fused" */
function placeOf(path: readonly PropertyKey[]): string {
  if (path.length === 0) return 'file';
  const parts: string[] = [];
  for (const [at, step] of path.entries()) {
    if (typeof step === 'number') continue;
    const next = path[at + 1];
    const counted = (step === 'rules' || step === 'cells') && typeof next === 'number';
    parts.push(counted ? `${step.slice(0, -1)} ${next + 1}` : String(step));
  }
  return parts.join(', ');
}
