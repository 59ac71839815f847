import type { ReadoutDatabase } from '#storage/database.ts';

/** Preferences of this browser: the profile, chosen quantities, keys. Values come back as unknown and are checked. */
export function createSettings(database: ReadoutDatabase) {
  return {
    read: (key: string): Promise<unknown> => database.get('settings', key),
    write: async (key: string, value: unknown): Promise<void> => {
      await database.put('settings', value, key);
    },
  };
}
