import { z } from 'zod';
import type { Protocol } from '#core/protocol/cutoff.ts';
import { failed, success, type Failure, type Result } from '#core/result.ts';

const QUANTITIES = [
  'SUVbw', 'SUL', 'SULjames120', 'SULjanma', 'SUVbsa', 'SUVibw', 'activity', 'ADC', 'HU', 'stored',
  'Diameter', 'TargetSum', 'TumourVolume',
] as const; // prettier-ignore

const STATISTICS = [
  'max', 'mean', 'sd', 'min', 'median', 'p10', 'p90', 'count', 'peak', 'peakLocal', 'peakIbsi', 'volume', 'tlg',
  'value', 'length', 'longAxis', 'shortAxis', 'area', 'sum',
] as const; // prettier-ignore

const words = z.string().trim().min(1).max(200);

const cutoff = z
  .strictObject({
    id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/, 'small letters, digits and hyphens'),
    quantity: z.enum(QUANTITIES),
    statistic: z.enum(STATISTICS),
    basis: z.enum(['value', 'changeFromBaseline', 'changeFromNadir']),
    unit: words,
    comparator: z.enum(['>', '>=', '<', '<=', '|x|>=']),
    value: z.number(),
    atLeast: z.strictObject({ value: z.number().nonnegative(), unit: words }).optional(),
    meaning: words,
    source: words,
    modality: words.optional(),
    organ: words.optional(),
    tracer: words.optional(),
    repeatability: z.strictObject({ value: z.number().positive(), unit: words, source: words }).optional(),
  })
  .refine(({ basis, unit }) => (basis === 'value') === (unit !== '%'), {
    error: 'a change has the unit %, a value its own unit',
    path: ['unit'],
  });

const protocol = z
  .strictObject({
    name: words,
    version: z.int().positive(),
    cutoffs: z.array(cutoff).max(200),
  })
  .refine(({ cutoffs }) => new Set(cutoffs.map(({ id }) => id)).size === cutoffs.length, {
    error: 'two cut-offs have the same id',
    path: ['cutoffs'],
  });

/** Checks a protocol from outside (file, editor, store). The failure names every place that is wrong, in words. */
export function parseProtocol(json: unknown): Result<Protocol, Failure> {
  const parsed = protocol.safeParse(json);
  if (parsed.success) return success(withoutUndefined(parsed.data));
  const places = parsed.error.issues.slice(0, 5).map(({ path, message }) => `${placeOf(path)}: ${message}`);
  const more = parsed.error.issues.length > 5 ? ` (and ${parsed.error.issues.length - 5} more)` : '';
  return failed({ code: 'PRO_E_INVALID', message: `The protocol is not valid. ${places.join('; ')}${more}.` });
}

/** ["cutoffs", 2, "value"] → "cut-off 3, value" */
function placeOf(path: readonly PropertyKey[]): string {
  const [first, second, ...rest] = path;
  const tail = rest.length > 0 ? `, ${rest.map(String).join('.')}` : '';
  if (first === 'cutoffs' && typeof second === 'number') return `cut-off ${second + 1}${tail}`;
  return path.length === 0 ? 'file' : path.map(String).join('.');
}

/** zod marks optional members as possibly undefined; a protocol has them or not. Parsing JSON leaves none undefined. */
const withoutUndefined = (data: z.infer<typeof protocol>): Protocol => JSON.parse(JSON.stringify(data)) as Protocol;
