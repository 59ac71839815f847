import { z } from 'zod';
import { failed, success, type Failure, type Result } from '#core/result.ts';
import { isCommandId, type CommandId } from './defaultKeys.ts';
import { DEFAULT_MOUSE, hasToolButton, MOUSE_ACTS, MOUSE_CHORDS, type MouseBindings } from './mouse.ts';

/** Slices per notch of the wheel. */
export const WHEEL_SPEEDS = [0.25, 0.5, 1, 2, 3, 5] as const;

/** How one person works keys and mouse: a shipped layout, and what that person changed of it. */
export interface Hands {
  readonly layout: 'standard' | 'left-hand';
  /** Chords in place of those of the layout. */
  readonly keys: Readonly<Partial<Record<CommandId, readonly string[]>>>;
  readonly mouse: MouseBindings;
  readonly wheelSpeed: (typeof WHEEL_SPEEDS)[number];
}

export const STANDARD_HANDS: Hands = { layout: 'standard', keys: {}, mouse: DEFAULT_MOUSE, wheelSpeed: 1 };

const stored = z.strictObject({
  layout: z.enum(['standard', 'left-hand']),
  keys: z.record(z.string().max(40), z.array(z.string().min(1).max(30)).max(4)),
  mouse: z
    .partialRecord(z.enum(MOUSE_CHORDS), z.enum(MOUSE_ACTS))
    .refine(hasToolButton, 'no mouse button is left for the tool'),
  wheelSpeed: z.literal(WHEEL_SPEEDS),
});

/**
 * Settings as the browser kept them. Commands that this version does not have are left out: another version may have
 * written them. @returns HANDS_E_SETTINGS where they cannot be understood.
 */
export function parseHands(value: unknown): Result<Hands, Failure> {
  const parsed = stored.safeParse(value);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const where = issue?.path.length ? ` (${issue.path.join('.')})` : '';
    return failed({
      code: 'HANDS_E_SETTINGS',
      message: `Your keys and mouse settings cannot be read: ${issue?.message ?? 'unknown form'}${where}. The standard ones are in force; set your own anew under Keys and mouse.`,
    });
  }
  const keys = Object.fromEntries(Object.entries(parsed.data.keys).filter(([id]) => isCommandId(id)));
  return success({ ...parsed.data, keys });
}
