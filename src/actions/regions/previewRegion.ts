import type { Region } from '#core/regions/region.ts';
import { measureNow } from '#actions/measurements/measureRegion.ts';
import type { Workstation } from '#actions/workstation.ts';

/**
 * Live numbers while a region is drawn or dragged. One measurement is under way at a time and the latest shape wins,
 * so that a slow machine shows fewer numbers, never stale ones. `undefined` ends the preview.
 */
export function previewRegion(workstation: Workstation, region: Region | undefined): void {
  const { findings } = workstation;
  const { preview } = findings.getState();
  findings.getState().set({ preview: region, ...(region ? {} : { live: undefined }) });
  if (region && !preview) void follow(workstation).finally(() => findings.getState().set({ preview: undefined }));
}

/** Measures the latest shape until none is newer or the preview has ended. */
async function follow(workstation: Workstation): Promise<void> {
  const { findings } = workstation;
  for (let region = findings.getState().preview; region;) {
    const measurements = await measureNow(workstation, region);
    const latest = findings.getState().preview;
    if (latest) findings.getState().set({ live: { regionId: region.id, measurements } });
    if (latest === region) return;
    region = latest;
  }
}
