import { z } from 'zod';
import type { ServedArchive } from '#core/archive/archive.ts';

const schema = z.object({ archive: z.string().nullable(), connect: z.array(z.string()) });

/** What /readout.json says; a server that has no such page (a plain file server) says nothing. */
export async function servedArchive(ask: typeof fetch): Promise<ServedArchive> {
  try {
    const response = await ask('/readout.json', { cache: 'no-store' });
    const parsed = schema.safeParse(response.ok ? await response.json() : undefined);
    if (parsed.success) return { archive: parsed.data.archive ?? undefined, connect: parsed.data.connect };
  } catch {
    // Not JSON, or nobody there: the same as saying nothing.
  }
  return { archive: undefined, connect: undefined };
}
