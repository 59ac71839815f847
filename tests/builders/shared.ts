import { existsSync } from 'node:fs';
import path from 'node:path';

/** A file or folder of the reference data kept beside the repository; tests that need it skip where it is absent. */
export const sharedPath = (...parts: readonly string[]) => path.resolve(process.cwd(), '../shared', ...parts);

export const hasShared = (...parts: readonly string[]) => existsSync(sharedPath(...parts));
