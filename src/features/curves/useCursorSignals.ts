import { useMemo } from 'react';
import { useStore } from 'zustand';
import type { DecayPlan } from '#core/curves/signalDecay.ts';
import type { Series } from '#core/imaging/series.ts';
import { voxelSignals } from '#actions/measurements/measureSignals.ts';
import type { Workstation } from '#actions/workstation.ts';
import { findStack } from '#stores/library.ts';
import type { VolumesState } from '#stores/volumes.ts';

/** The signals of the voxel under the cursor, where it is over a view of the same space; undefined elsewhere. */
export function useCursorSignals(
  workstation: Workstation,
  series: Series,
  plan: DecayPlan | undefined,
  volumes: VolumesState,
): ReadonlyMap<string, number> | undefined {
  const cursor = useStore(workstation.reading, (state) => state.cursor);
  const over = useStore(
    workstation.reading,
    ({ viewports, cursorViewport }) => viewports.find(({ id }) => id === cursorViewport)?.stackId,
  );
  return useMemo(() => {
    const found = over === undefined ? undefined : findStack(workstation.library.getState(), over);
    if (!cursor || !plan || !found) return undefined;
    const own = series.stacks.find(({ grid }) => grid.ok)?.grid;
    const space = own?.ok ? own.value.frameOfReferenceUid : undefined;
    const isShared = found.stack.grid.ok && found.stack.grid.value.frameOfReferenceUid === space;
    if (found.series.seriesUid !== series.seriesUid && !isShared) return undefined;
    const signals = voxelSignals(volumes, plan, cursor);
    return signals.ok ? signals.value : undefined;
  }, [workstation, series, plan, volumes, cursor, over]);
}
