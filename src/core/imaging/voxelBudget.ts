/** Part of the device's memory that decoded voxels may take; the rest is the browser's, the system's and the pictures'. */
const SHARE = 0.4;

/** GiB; browsers other than Chromium do not tell, and Chromium tells at most 8 (or 32). */
const UNKNOWN = 4;

/** Bytes that the decoded voxels of all open stacks may take together, from `navigator.deviceMemory` in GiB. */
export const voxelBudget = (deviceMemory: number | undefined): number => (deviceMemory ?? UNKNOWN) * 2 ** 30 * SHARE;
