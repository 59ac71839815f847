import { openSha256, type OpenSha256 } from '#core/digest.ts';
import { plainSphereMeans, type OpenSphereMeans } from '#core/statistics/sphereMeans.ts';

/** The inner loops of a region's measurements that have a compiled twin; both give the same bits. */
export interface RegionLoops {
  readonly sphereMeans: OpenSphereMeans;
  readonly sha256: OpenSha256;
}

export const PLAIN_LOOPS: RegionLoops = { sphereMeans: plainSphereMeans, sha256: openSha256 };
