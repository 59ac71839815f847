import { memo, useEffect, type ReactNode } from 'react';
import { useStore } from 'zustand';
import { planeShown, showPlane } from '#actions/view/moveFocus.ts';
import type { OverlayView } from '#actions/view/overlayView.ts';
import type { Workstation } from '#actions/workstation.ts';
import { cellsOf } from '#stores/reading.ts';
import { ViewportCell } from './ViewportCell.tsx';

interface Props {
  readonly workstation: Workstation;
  /** Drawn over each picture. */
  readonly overlay?: (view: OverlayView) => ReactNode;
}

/** A viewport is drawn anew when its own state changes, not when another one scrolls. */
const Cell = memo(ViewportCell);

/** The images: as many viewports as the layout has cells, one of them active. */
export function ViewportGrid({ workstation, overlay }: Props) {
  const layout = useStore(workstation.reading, (state) => state.layout);
  const viewports = useStore(workstation.reading, (state) => state.viewports);
  const activeViewport = useStore(workstation.reading, (state) => state.activeViewport);
  const enlarged = useStore(workstation.reading, (state) => state.enlarged);
  useCine(workstation);
  return (
    <div className="viewport-grid" data-layout={enlarged === undefined ? layout : '1x1'}>
      {viewports.slice(0, cellsOf[layout]).map((view) => (
        <Cell
          key={view.id}
          workstation={workstation}
          view={view}
          active={view.id === activeViewport}
          hidden={enlarged !== undefined && enlarged !== view.id}
          overlay={overlay}
        />
      ))}
    </div>
  );
}

/** Runs through the slices, round and round, until stopped. */
function useCine(workstation: Workstation) {
  const cine = useStore(workstation.reading, (state) => state.cine);
  useEffect(() => {
    if (!cine) return;
    const timer = setInterval(() => {
      const at = planeShown(workstation, cine.viewportId);
      if (at) showPlane(workstation, cine.viewportId, (at.index + 1) % at.count);
    }, 1000 / cine.framesPerSecond);
    return () => clearInterval(timer);
  }, [workstation, cine]);
}
